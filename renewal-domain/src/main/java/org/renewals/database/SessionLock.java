package org.renewals.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A lock of which there is one in the database, on whatever machine. The database holds it for a connection or a
 * transaction, so it ends with the process, however that ends: whoever holds it is alive.
 */
public final class SessionLock implements AutoCloseable {

    /** Keys are 64 bits; the database shows the upper and the lower half apart. */
    private static final String IS_HELD = """
            select exists (select from pg_locks
                where locktype = 'advisory' and granted and objsubid = 1
                  and database = (select oid from pg_database where datname = current_database())
                  and (classid::bigint << 32) + objid::bigint = cast(:key as bigint))""";

    private final Connection connection;
    private final long key;

    private SessionLock(Connection connection, long key) {
        this.connection = connection;
        this.key = key;
    }

    /**
     * Takes the lock unless somebody has it.
     *
     * @param connection kept open as long as the lock
     */
    public static Optional<SessionLock> take(Connection connection, long key) throws SQLException {
        return ask(connection, "select pg_try_advisory_lock(?)", key)
                ? Optional.of(new SessionLock(connection, key))
                : Optional.empty();
    }

    /** Whether anybody holds it, in whichever way it was taken. Any role may ask. */
    public static boolean isHeld(JdbcClient jdbc, long key) {
        return jdbc.sql(IS_HELD).param("key", key).query(Boolean.class).single();
    }

    @Override
    public void close() throws SQLException {
        ask(connection, "select pg_advisory_unlock(?)", key);
    }

    private static boolean ask(Connection connection, String question, long key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, key);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
