package org.renewals.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.testing.TestDatabase;

class DatabaseRolesTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @Test
    void anAccountWithoutTheRightIsToldWhichScriptToRun() throws SQLException {
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("create role plain_account login password 'plain'");
        }
        DatabaseServer server = server("plain_account", "plain", "not the password");

        assertThatThrownBy(() -> DatabaseRoles.ensure(server))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("plain_account")
                .hasMessageContaining("db/roles/create-roles.sql")
                .hasMessageContaining("RENEWALS_APP_PASSWORD");
    }

    @Test
    void anAccountWithoutTheRightIsEnoughOnceTheRolesAreThere() throws SQLException {
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("create role other_account login password 'plain'");
        }
        DatabaseRoles.ensure(server("other_account", "plain", TestDatabase.APP_PASSWORD));
    }

    @Test
    void aWrongPasswordOfTheOwnerIsSaidInOneLine() {
        assertThatThrownBy(() -> DatabaseRoles.ensure(server("renewals_owner", "wrong", TestDatabase.APP_PASSWORD)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("renewals_owner")
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void theRunTimeRoleIsNeitherSuperuserNorOwnerNorHeir() throws SQLException {
        try (Connection app = DriverManager.getConnection(
                        database.url(), DatabaseServer.APP_LOGIN, TestDatabase.APP_PASSWORD);
                Statement statement = app.createStatement();
                var row = statement.executeQuery(
                        "select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolinherit"
                                + " or exists (select from pg_class where relowner = r.oid)"
                                + " from pg_roles r where rolname = current_user")) {
            row.next();
            assertThat(row.getBoolean(1)).isFalse();
        }
    }

    @Test
    void passwordsStayOutOfLogs() {
        assertThat(server("owner", "secret-1", "secret-2").toString()).doesNotContain("secret");
    }

    private static DatabaseServer server(String owner, String ownerPassword, String appPassword) {
        return new DatabaseServer(database.url(), owner, ownerPassword, appPassword, false, false);
    }
}
