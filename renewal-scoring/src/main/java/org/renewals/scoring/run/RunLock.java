package org.renewals.scoring.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.renewals.shared.Refused;

/**
 * Keeps a second run out, on whatever machine. The database holds the lock for the connection, so it ends with the process,
 * however that ends.
 */
final class RunLock implements AutoCloseable {

    /** Any number nobody else locks. */
    private static final long KEY = 7_036_874_417_766L;

    private final Connection connection;

    private RunLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param connection kept open as long as the lock
     * @throws Refused if a run is under way
     */
    static RunLock take(Connection connection) throws SQLException {
        if (!ask(connection, "select pg_try_advisory_lock(?)")) {
            throw new Refused("run.under-way");
        }
        return new RunLock(connection);
    }

    @Override
    public void close() throws SQLException {
        ask(connection, "select pg_advisory_unlock(?)");
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, KEY);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
