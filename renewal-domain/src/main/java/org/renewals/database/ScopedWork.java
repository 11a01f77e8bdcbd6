package org.renewals.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.renewals.access.AccessScope;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Transactions on a plain connection, for bulk work that needs COPY and many connections at once. Like every other
 * transaction they wear the role and settings of a scope from their first statement on.
 */
public final class ScopedWork {

    private final DataSource dataSource;

    public ScopedWork(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work inside one transaction; it neither commits nor closes the connection. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Work inside one transaction without a result. */
    public interface Task {
        void on(Connection connection) throws SQLException;
    }

    /**
     * Commits what the work did, or rolls it back if it throws.
     *
     * @throws DataAccessException if the database refuses
     */
    public <T> T call(AccessScope scope, Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                ScopedTransactionManager.putOn(scope, connection);
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            DataAccessException translated =
                    new SQLStateSQLExceptionTranslator().translate(String.valueOf(e.getMessage()), null, e);
            throw translated == null
                    ? new DatabaseUnavailable("The database refused: " + e.getMessage(), e)
                    : translated;
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Like {@link #call}, without a result. */
    public void run(AccessScope scope, Task task) {
        call(scope, connection -> {
            task.on(connection);
            return Boolean.TRUE;
        });
    }
}
