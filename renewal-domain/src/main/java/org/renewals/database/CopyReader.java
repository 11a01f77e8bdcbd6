package org.renewals.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads the rows of a {@code copy (select …) to stdout (format binary)} as a stream. The fields of a row are read from
 * left to right, each with the method of its SQL type; nothing is boxed and nothing is kept.
 */
public final class CopyReader implements AutoCloseable {

    /** An {@code int4} that is null. */
    public static final int NO_INT = Integer.MIN_VALUE;

    /** An amount or {@code int8} that is null. */
    public static final long NO_LONG = Long.MIN_VALUE;

    /** 1970-01-01 in days since 2000-01-01, where PostgreSQL begins to count. */
    static final int POSTGRES_EPOCH = 10_957;

    private static final int SIGNATURE = 11;
    private static final int BASE = 10_000;
    private static final int NEGATIVE = 0x4000;

    private final CopyOut copy;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int fieldsLeft;
    private boolean ended;

    private CopyReader(CopyOut copy) {
        this.copy = copy;
    }

    /**
     * @param sql a constant of the program; values reach it through {@code current_setting}, because COPY takes no bind
     *     parameters
     */
    public static CopyReader open(Connection connection, String sql) throws SQLException {
        CopyReader reader = new CopyReader(
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql));
        reader.require(SIGNATURE + 8);
        reader.skip(SIGNATURE + 4);
        int extension = reader.buffer.getInt();
        reader.require(extension);
        reader.skip(extension);
        return reader;
    }

    /** Goes to the next row, past the fields of this one that were not read; false at the end. */
    public boolean next() throws SQLException {
        if (ended) {
            return false;
        }
        while (fieldsLeft > 0) {
            skip(Math.max(fieldLength(), 0));
        }
        require(2);
        fieldsLeft = buffer.getShort();
        if (fieldsLeft >= 0) {
            return true;
        }
        drain();
        return false;
    }

    /** An {@code int4}, or {@link #NO_INT}. */
    public int readInt() throws SQLException {
        return fieldLength() < 0 ? NO_INT : buffer.getInt();
    }

    /** An {@code int2}, or {@link #NO_INT}. */
    public int readShort() throws SQLException {
        return fieldLength() < 0 ? NO_INT : buffer.getShort();
    }

    /** An {@code int8}, or {@link #NO_LONG}. */
    public long readLong() throws SQLException {
        return fieldLength() < 0 ? NO_LONG : buffer.getLong();
    }

    /** A {@code float8}; null is NaN. */
    public double readDouble() throws SQLException {
        return fieldLength() < 0 ? Double.NaN : buffer.getDouble();
    }

    /** A {@code float4[]} of one dimension, null elements as NaN; null and empty arrays have no element. */
    public double[] readReals() throws SQLException {
        int length = fieldLength();
        if (length < 0 || buffer.getInt() == 0) {
            skip(Math.max(length - Integer.BYTES, 0));
            return new double[0];
        }
        skip(2 * Integer.BYTES);
        double[] elements = new double[buffer.getInt()];
        skip(Integer.BYTES);
        for (int i = 0; i < elements.length; i++) {
            elements[i] = buffer.getInt() < 0 ? Double.NaN : buffer.getFloat();
        }
        return elements;
    }

    /** A {@code bool}; null is false. */
    public boolean readBoolean() throws SQLException {
        return fieldLength() >= 0 && buffer.get() != 0;
    }

    /** A {@code date} as days since 1970-01-01, or {@link #NO_INT}. */
    public int readDate() throws SQLException {
        return fieldLength() < 0 ? NO_INT : buffer.getInt() + POSTGRES_EPOCH;
    }

    /** A {@code text}, or null. */
    public @Nullable String readText() throws SQLException {
        int length = fieldLength();
        if (length < 0) {
            return null;
        }
        byte[] utf8 = new byte[length];
        buffer.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /**
     * A {@code numeric} of at most two decimals, exactly, in hundredths; or {@link #NO_LONG}.
     *
     * @throws ArithmeticException if it has more decimals or is not a number
     */
    public long readHundredths() throws SQLException {
        if (fieldLength() < 0) {
            return NO_LONG;
        }
        int digits = buffer.getShort();
        int weight = buffer.getShort();
        int sign = Short.toUnsignedInt(buffer.getShort());
        skip(2);
        if (sign != 0 && sign != NEGATIVE) {
            throw new ArithmeticException("Not a number of two decimals: sign " + Integer.toHexString(sign));
        }
        long whole = 0;
        int fraction = 0;
        for (int i = 0; i < digits; i++) {
            int digit = buffer.getShort();
            int place = weight - i;
            if (place >= 0) {
                whole = Math.addExact(Math.multiplyExact(whole, BASE), digit);
            } else if (place == -1 && digit % 100 == 0) {
                fraction = digit / 100;
            } else if (digit != 0) {
                throw new ArithmeticException("More than two decimals: place " + place + ", digit " + digit);
            }
        }
        for (int place = weight - digits; place >= 0; place--) {
            whole = Math.multiplyExact(whole, BASE);
        }
        long hundredths = Math.addExact(Math.multiplyExact(whole, 100), fraction);
        return sign == NEGATIVE ? -hundredths : hundredths;
    }

    /** Reads on to the end of the copy: the driver loses count of its answers when a copy out is cancelled. */
    @Override
    public void close() throws SQLException {
        if (!ended) {
            drain();
        }
    }

    private void drain() throws SQLException {
        ended = true;
        byte[] message;
        do {
            message = copy.isActive() ? copy.readFromCopy() : null;
        } while (message != null);
    }

    private int fieldLength() throws SQLException {
        fieldsLeft--;
        require(4);
        int length = buffer.getInt();
        require(Math.max(length, 0));
        return length;
    }

    private void skip(int bytes) {
        buffer.position(buffer.position() + bytes);
    }

    /** Sees to it that this many bytes can be read; messages usually end with a row, but nothing promises it. */
    private void require(int bytes) throws SQLException {
        while (buffer.remaining() < bytes) {
            byte[] message = copy.readFromCopy();
            if (message == null) {
                throw new SQLException("The copy ended in the middle of a row");
            }
            buffer = buffer.hasRemaining()
                    ? ByteBuffer.allocate(buffer.remaining() + message.length)
                            .put(buffer)
                            .put(message)
                            .flip()
                    : ByteBuffer.wrap(message);
        }
    }
}
