package org.renewals.ingest.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.renewals.ingest.file.Reason;
import org.renewals.ingest.file.Rejection;

/**
 * All rejected rows of one import, in a temporary table: there may be as many as rows. While COPY keeps the connection busy
 * they wait in a file.
 */
public final class RejectionLog implements AutoCloseable {

    private final Sql sql;
    private @Nullable Path spool;
    private @Nullable OutputStream spoolStream;
    private @Nullable CopyText spooled;
    private int position;

    public RejectionLog(Sql sql) throws SQLException {
        this.sql = sql;
        sql.update("create temp table import_rejection (position int not null, line bigint not null,"
                + " column_name text not null, value text not null, reason_key text not null, reason_args text[] not null)"
                + " on commit drop");
    }

    /** The following rejections belong to the input at that position; what waits of a refused one is dropped. */
    void begin(int inputPosition) throws IOException {
        discard();
        position = inputPosition;
    }

    int position() {
        return position;
    }

    /** Notes a rejection while the connection may be busy. */
    void add(Rejection rejection) throws IOException {
        if (spooled == null) {
            spool = Files.createTempFile("import-rejections", ".copy");
            OutputStream stream = new BufferedOutputStream(Files.newOutputStream(spool));
            spoolStream = stream;
            spooled = new CopyText((bytes, length) -> stream.write(bytes, 0, length));
        }
        spooled.value(position)
                .value(rejection.line())
                .value(rejection.column())
                .value(rejection.value())
                .value(rejection.reason().key())
                .value(arrayText(rejection.reason()))
                .endRow();
    }

    private static String arrayText(Reason reason) {
        StringBuilder text = new StringBuilder("{");
        for (String argument : reason.arguments()) {
            text.append(text.length() == 1 ? "" : ",")
                    .append('"')
                    .append(argument.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return text.append('}').toString();
    }

    /** Brings what waits into the table. */
    void flush() throws IOException, SQLException {
        Path file = spool;
        if (spooled == null || spoolStream == null || file == null) {
            return;
        }
        spooled.flush();
        spoolStream.close();
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            sql.connection().unwrap(PGConnection.class).getCopyAPI().copyIn("copy import_rejection from stdin", stream);
        }
        discard();
    }

    /** Lines rejected so far of the input at the present position. */
    long rejectedLines() throws SQLException {
        return sql.number("select count(distinct line) from import_rejection where position = ?", position);
    }

    private void discard() throws IOException {
        if (spoolStream != null) {
            spoolStream.close();
        }
        if (spool != null) {
            Files.deleteIfExists(spool);
        }
        spool = null;
        spoolStream = null;
        spooled = null;
    }

    @Override
    public void close() {
        try {
            discard();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
