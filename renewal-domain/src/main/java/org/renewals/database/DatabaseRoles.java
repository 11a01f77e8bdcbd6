package org.renewals.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** Sees to it that the roles of db/roles/create-roles.sql exist and that the run-time role can log in. */
final class DatabaseRoles {

    private static final String SCRIPT = "/db/roles/create-roles.sql";
    private static final String PASSWORD_PLACE = ":'app_password'";

    private DatabaseRoles() {}

    /**
     * @throws DatabaseUnavailable if the database does not answer, or the roles are missing and the owner's account may not
     *     create them; the message names the script to run
     */
    static void ensure(DatabaseServer server) {
        try (Connection owner =
                DriverManager.getConnection(server.url(), server.ownerLogin(), server.ownerPassword())) {
            if (appCanLogIn(server) && allExist(owner)) {
                return;
            }
            if (!mayCreateRoles(owner)) {
                throw new DatabaseUnavailable("The account " + server.ownerLogin()
                        + " may not create roles, and the roles of"
                        + " Renewals are missing or " + DatabaseServer.APP_LOGIN + " has another password. Let an"
                        + " administrator run db/roles/create-roles.sql (psql -v app_password=… -f create-roles.sql) and set"
                        + " RENEWALS_APP_PASSWORD to the same password.");
            }
            try (Statement statement = owner.createStatement()) {
                statement.execute(script().replace(PASSWORD_PLACE, statement.enquoteLiteral(server.appPassword())));
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The database " + server.url() + " cannot be used as " + server.ownerLogin() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static boolean appCanLogIn(DatabaseServer server) {
        try (Connection app =
                DriverManager.getConnection(server.url(), DatabaseServer.APP_LOGIN, server.appPassword())) {
            return app.isValid(5);
        } catch (SQLException e) {
            // 28xxx: wrong password or no such role, which is what is being asked
            if (Objects.toString(e.getSQLState(), "").startsWith("28")) {
                return false;
            }
            throw new DatabaseUnavailable("The database " + server.url() + " does not answer: " + e.getMessage(), e);
        }
    }

    private static boolean allExist(Connection owner) throws SQLException {
        return isTrue(
                owner,
                "select count(*) = 7 from pg_roles where rolname in ('renewals_app', 'renewals_manager', 'renewals_city',"
                        + " 'renewals_province', 'renewals_admin', 'renewals_login', 'renewals_batch')");
    }

    private static boolean mayCreateRoles(Connection owner) throws SQLException {
        return isTrue(owner, "select rolcreaterole or rolsuper from pg_roles where rolname = current_user");
    }

    private static boolean isTrue(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static String script() {
        try (InputStream stream = DatabaseRoles.class.getResourceAsStream(SCRIPT)) {
            return new String(Objects.requireNonNull(stream, SCRIPT).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
