package org.renewals.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file written cell by cell, straight into UTF-8 bytes: a province of a million customers has some fifty million
 * rows, and a string for every cell would cost more than everything else. Lines end with a line feed on every platform.
 */
final class CsvFile implements Closeable {

    private static final int FLUSH_AT = 48 * 1024;

    private final OutputStream out;
    private final int columns;
    private byte[] buffer = new byte[64 * 1024];
    private int used;
    private int column;
    private long rows;
    private boolean closed;

    private CsvFile(OutputStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Creates or overwrites the file and writes the header. */
    static CsvFile create(Path file, String... header) throws IOException {
        CsvFile csv = new CsvFile(Files.newOutputStream(file), header.length);
        for (String name : header) {
            csv.text(name);
        }
        csv.end();
        csv.rows = 0;
        return csv;
    }

    /** Creates or overwrites a file without a header, to be appended to another one. */
    static CsvFile continuation(Path file, int columns) throws IOException {
        return new CsvFile(Files.newOutputStream(file), columns);
    }

    /** Rows ended so far, without the header. */
    long rows() {
        return rows;
    }

    CsvFile empty() {
        separate(0);
        return this;
    }

    CsvFile text(@Nullable String value) {
        if (value == null) {
            return empty();
        }
        separate(4 * value.length() + 2);
        int start = used;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80 || c == '"' || c == ',' || c == '\n' || c == '\r') {
                used = start;
                return encoded(value);
            }
            buffer[used++] = (byte) c;
        }
        return this;
    }

    private CsvFile encoded(String value) {
        String cell = value;
        if (value.indexOf(',') >= 0
                || value.indexOf('"') >= 0
                || value.indexOf('\n') >= 0
                || value.indexOf('\r') >= 0) {
            cell = '"' + value.replace("\"", "\"\"") + '"';
        }
        byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
        return this;
    }

    CsvFile truth(boolean value) {
        return text(value ? "true" : "false");
    }

    CsvFile whole(long value) {
        separate(20);
        digits(value);
        return this;
    }

    /** An amount in fen, written in yuan with two decimals. */
    CsvFile yuan(long fen) {
        return decimal(fen, 2);
    }

    /** A number given in units of its last decimal. */
    CsvFile decimal(long units, int decimals) {
        separate(24);
        long scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        long size = units;
        if (units < 0) {
            buffer[used++] = '-';
            size = -units;
        }
        digits(size / scale);
        buffer[used++] = '.';
        padded(size % scale, decimals);
        return this;
    }

    CsvFile month(int year, int month) {
        separate(7);
        padded(year, 4);
        buffer[used++] = '-';
        padded(month, 2);
        return this;
    }

    CsvFile date(@Nullable LocalDate date) {
        separate(10);
        if (date != null) {
            day(date);
        }
        return this;
    }

    /** A local date and time to the minute, {@code YYYY-MM-DD HH:MM:00}. */
    CsvFile time(@Nullable LocalDateTime time) {
        separate(19);
        if (time != null) {
            day(time.toLocalDate());
            buffer[used++] = ' ';
            padded(time.getHour(), 2);
            buffer[used++] = ':';
            padded(time.getMinute(), 2);
            buffer[used++] = ':';
            padded(0, 2);
        }
        return this;
    }

    /** @throws IllegalStateException if the row has fewer or more cells than the header */
    void end() throws IOException {
        if (column != columns) {
            throw new IllegalStateException("row " + (rows + 1) + " has " + column + " cells, the header " + columns);
        }
        buffer[used++] = '\n';
        column = 0;
        rows++;
        if (used >= FLUSH_AT) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (out) {
                flush();
            }
        }
    }

    /** Starts a cell and makes room for it, the separator and the line end. */
    private void separate(int room) {
        if (buffer.length - used < room + 2) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2 + room);
        }
        if (column++ > 0) {
            buffer[used++] = ',';
        }
    }

    private void day(LocalDate date) {
        padded(date.getYear(), 4);
        buffer[used++] = '-';
        padded(date.getMonthValue(), 2);
        buffer[used++] = '-';
        padded(date.getDayOfMonth(), 2);
    }

    private void padded(long value, int width) {
        long rest = value;
        for (int at = used + width - 1; at >= used; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += width;
    }

    private void digits(long value) {
        long rest = value;
        if (rest < 0) {
            buffer[used++] = '-';
            rest = -rest;
        }
        int width = 1;
        for (long bound = 10; width < 19 && rest >= bound; bound *= 10) {
            width++;
        }
        padded(rest, width);
    }
}
