package org.renewals.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows into a {@code copy … from stdin (format binary)} as a stream. The fields of a row are written from left to
 * right, each with the method of its column's SQL type, as many as {@link #row} announced.
 */
public final class CopyWriter implements AutoCloseable {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int FLUSH_AT = 64 * 1024;
    private static final int BASE = 10_000;
    private static final int NEGATIVE = 0x4000;
    private static final int FLOAT4 = 700;
    private static final int FLOAT8 = 701;

    private final CopyIn copy;
    private byte[] buffer = new byte[2 * FLUSH_AT];
    private int at;

    private CopyWriter(CopyIn copy) {
        this.copy = copy;
    }

    /** @param sql a constant of the program */
    public static CopyWriter open(Connection connection, String sql) throws SQLException {
        CopyWriter writer = new CopyWriter(
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
        writer.bytes(HEADER);
        return writer;
    }

    public void row(int fields) throws SQLException {
        if (at >= FLUSH_AT) {
            flush();
        }
        int2(fields);
    }

    public void writeNull() {
        int4(-1);
    }

    /** {@code int4}; {@link CopyReader#NO_INT} becomes null. */
    public void writeInt(int value) {
        if (value == CopyReader.NO_INT) {
            writeNull();
        } else {
            int4(4);
            int4(value);
        }
    }

    /** {@code int2}. */
    public void writeShort(int value) {
        int4(2);
        int2(value);
    }

    /** {@code int8}. */
    public void writeLong(long value) {
        int4(8);
        int8(value);
    }

    public void writeBoolean(boolean value) {
        int4(1);
        reserve(1);
        buffer[at++] = (byte) (value ? 1 : 0);
    }

    /** {@code date}, from days since 1970-01-01; {@link CopyReader#NO_INT} becomes null. */
    public void writeDate(int epochDay) {
        writeInt(epochDay == CopyReader.NO_INT ? epochDay : epochDay - CopyReader.POSTGRES_EPOCH);
    }

    /** {@code text}; null stays null. */
    public void writeText(@Nullable String value) {
        if (value == null) {
            writeNull();
        } else {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            int4(utf8.length);
            bytes(utf8);
        }
    }

    /** {@code jsonb}. */
    public void writeJson(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        int4(utf8.length + 1);
        reserve(1);
        buffer[at++] = 1;
        bytes(utf8);
    }

    /** {@code numeric} of two decimals, from hundredths; {@link CopyReader#NO_LONG} becomes null. */
    public void writeHundredths(long value) {
        if (value == CopyReader.NO_LONG) {
            writeNull();
        } else {
            long fraction = Math.abs(value % 100) * 100;
            numeric(value < 0, Math.abs(value / 100), (int) fraction, 2);
        }
    }

    /** {@code numeric} of four decimals, from ten-thousandths; {@link CopyReader#NO_LONG} becomes null. */
    public void writeTenThousandths(long value) {
        if (value == CopyReader.NO_LONG) {
            writeNull();
        } else {
            numeric(value < 0, Math.abs(value / BASE), (int) Math.abs(value % BASE), 4);
        }
    }

    /** {@code real[]}; NaN becomes null. */
    public void writeReals(double[] values) {
        array(values, FLOAT4);
    }

    /** {@code real[]}; NaN becomes null. */
    public void writeReals(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        array(wide, FLOAT4);
    }

    /** {@code double precision}; NaN becomes null. */
    public void writeDouble(double value) {
        if (Double.isNaN(value)) {
            writeNull();
        } else {
            int4(8);
            int8(Double.doubleToLongBits(value));
        }
    }

    /** {@code double precision[]}; NaN becomes null. */
    public void writeDoubles(double[] values) {
        array(values, FLOAT8);
    }

    /** Ends the copy and waits for the database's consent. */
    public void finish() throws SQLException {
        int2(-1);
        flush();
        copy.endCopy();
    }

    /** Takes everything back unless {@link #finish} was called. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void numeric(boolean negative, long whole, int fraction, int scale) {
        int groups = 0;
        for (long rest = whole; rest > 0; rest /= BASE) {
            groups++;
        }
        int digits = groups + (fraction > 0 ? 1 : 0);
        int4(8 + 2 * digits);
        int2(digits);
        int2(groups - 1);
        int2(negative ? NEGATIVE : 0);
        int2(scale);
        reserve(2 * digits);
        long rest = whole;
        for (int group = groups - 1; group >= 0; group--) {
            int digit = (int) (rest % BASE);
            buffer[at + 2 * group] = (byte) (digit >> 8);
            buffer[at + 2 * group + 1] = (byte) digit;
            rest /= BASE;
        }
        at += 2 * groups;
        if (fraction > 0) {
            int2(fraction);
        }
    }

    private void array(double[] values, int type) {
        int width = type == FLOAT4 ? 4 : 8;
        int nulls = 0;
        for (double value : values) {
            nulls += Double.isNaN(value) ? 1 : 0;
        }
        int4(20 + 4 * values.length + width * (values.length - nulls));
        int4(1);
        int4(nulls > 0 ? 1 : 0);
        int4(type);
        int4(values.length);
        int4(1);
        for (double value : values) {
            if (Double.isNaN(value)) {
                writeNull();
            } else if (type == FLOAT4) {
                int4(4);
                int4(Float.floatToIntBits((float) value));
            } else {
                int4(8);
                int8(Double.doubleToLongBits(value));
            }
        }
    }

    private void int2(int value) {
        reserve(2);
        buffer[at++] = (byte) (value >> 8);
        buffer[at++] = (byte) value;
    }

    private void int4(int value) {
        reserve(4);
        buffer[at++] = (byte) (value >> 24);
        buffer[at++] = (byte) (value >> 16);
        buffer[at++] = (byte) (value >> 8);
        buffer[at++] = (byte) value;
    }

    private void int8(long value) {
        int4((int) (value >> 32));
        int4((int) value);
    }

    private void bytes(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, buffer, at, value.length);
        at += value.length;
    }

    private void reserve(int bytes) {
        if (buffer.length - at < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, at + bytes));
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer, 0, at);
        at = 0;
    }
}
