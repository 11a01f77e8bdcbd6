package org.renewals.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.testing.TestDatabase;
import org.springframework.dao.DataAccessException;

class ScopedWorkTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final ScopedWork work = new ScopedWork(database.app());

    @Test
    void wearsTheRoleAndSettingsOfTheScope() {
        assertThat(work.<String>call(
                        AccessScope.manager(11, 101),
                        c -> ask(c, "select current_user || ' ' || current_setting('renewals.manager_id')")))
                .isEqualTo("renewals_manager 11");
        assertThat(work.<String>call(AccessScope.system(), c -> ask(c, "select current_user")))
                .isEqualTo("renewals_batch");
    }

    @Test
    void commitsWhatWasDone() {
        work.run(AccessScope.system(), c -> execute(c, "insert into account_month (month) values ('2020-01-01')"));
        assertThat(months("2020-01-01")).isEqualTo("1");
    }

    @Test
    void takesBackWhatFailed() {
        assertThatThrownBy(() -> work.run(AccessScope.system(), c -> {
                    execute(c, "insert into account_month (month) values ('2020-02-01')");
                    throw new IllegalStateException("stopped");
                }))
                .hasMessage("stopped");
        assertThat(months("2020-02-01")).isEqualTo("0");
    }

    @Test
    void refusalsOfTheDatabaseAreDataAccessExceptions() {
        assertThatThrownBy(() -> work.<String>call(AccessScope.admin(1), c -> ask(c, "select count(*) from customer")))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("permission denied");
    }

    private String months(String month) {
        return work.call(
                AccessScope.system(), c -> ask(c, "select count(*) from account_month where month = '" + month + "'"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
