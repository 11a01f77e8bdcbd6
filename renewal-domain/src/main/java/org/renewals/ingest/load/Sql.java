package org.renewals.ingest.load;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements on one connection. Their text is put together from constants of this package; whatever comes from outside is a
 * bind parameter.
 */
public final class Sql {

    private final Connection connection;

    /** Reads one row of a result. */
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Is told of each row of a result. */
    public interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    public Sql(Connection connection) {
        this.connection = connection;
    }

    public Connection connection() {
        return connection;
    }

    /** Rows written. Arrays of text are bound as {@code text[]}. */
    public long update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeLargeUpdate();
        }
    }

    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        List<T> rows = new ArrayList<>();
        each(sql, 0, row -> rows.add(reader.read(row)), parameters);
        return rows;
    }

    /** The number in the first column of the only row. */
    public long number(String sql, @Nullable Object... parameters) throws SQLException {
        return list(sql, row -> row.getLong(1), parameters).get(0);
    }

    /** @param fetchSize rows held at a time; 0 for all */
    public void each(String sql, int fetchSize, RowConsumer consumer, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.setFetchSize(fetchSize);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.accept(rows);
                }
            }
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object[] parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            if (parameter instanceof String[] texts) {
                Array array = connection.createArrayOf("text", texts);
                statement.setArray(i + 1, array);
            } else {
                statement.setObject(i + 1, parameter);
            }
        }
        return statement;
    }
}
