package org.renewals.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.ImportMessages;
import org.renewals.ingest.file.Reason;
import org.renewals.ingest.file.RejectedRowsWriter;
import org.renewals.ingest.file.Rejection;
import org.renewals.ingest.file.TableFiles;
import org.renewals.ingest.file.TableRow;
import org.renewals.ingest.file.TableSource;
import org.renewals.ingest.load.Sql;
import org.renewals.ingest.target.Headers;

/**
 * Writes what was rejected of an input file. The lines are taken from the input itself, by a second reading: staging no
 * longer has them in the input's own columns.
 */
final class RejectsFiles {

    /** Rejected rows the journal keeps per input; all of them are in the file. */
    static final int JOURNAL_ROWS = 1_000;

    private static final int FETCH_ROWS = 1_000;

    private final Sql sql;
    private final ImportOptions options;
    private final Journal journal;

    /** Where the first {@value #JOURNAL_ROWS} rows of each input are kept for the administrators' page as well. */
    interface Journal {

        /** The header line over the fields of the rows at these positions. */
        void header(List<Integer> positions, List<String> header) throws SQLException;

        void reject(int position, Rejection rejection, List<String> fields) throws SQLException;
    }

    RejectsFiles(Sql sql, ImportOptions options, Journal journal) {
        this.sql = sql;
        this.options = options;
        this.journal = journal;
    }

    /**
     * @param input one of the inputs read from the file; all of them are read alike
     * @param positions of all inputs read from that file
     * @return the file written, null if nothing of the input was rejected
     */
    @Nullable
    Path write(ImportInput input, List<Integer> positions) throws SQLException, IOException {
        String[] filed = positions.stream().map(String::valueOf).toArray(String[]::new);
        if (sql.number(
                        "select count(*) from (select from import_rejection where position = any(?::int[]) limit 1) as any_row",
                        (Object) filed)
                == 0) {
            return null;
        }
        Path target = place(input.path());
        try (TableSource source = TableFiles.open(input.path(), input.options());
                RejectedRowsWriter writer = open(target, source)) {
            int width = Headers.dataWidth(source.header());
            journal.header(positions, source.header().subList(0, width));
            Map<Integer, Integer> journalled = new HashMap<>();
            sql.each(
                    "select distinct on (line) line, position, column_name, value, reason_key, reason_args"
                            + " from import_rejection where position = any(?::int[]) order by line, position",
                    FETCH_ROWS,
                    rejected -> {
                        Rejection rejection = rejection(rejected);
                        TableRow row = find(source, rejection.line());
                        writer.write(
                                row, width, rejection, ImportMessages.text(rejection.reason(), options.language()));
                        int position = rejected.getInt("position");
                        if (journalled.merge(position, 1, Integer::sum) <= JOURNAL_ROWS) {
                            journal.reject(position, rejection, fields(row, width));
                        }
                    },
                    (Object) filed);
        }
        return target;
    }

    private static RejectedRowsWriter open(Path target, TableSource source) throws IOException {
        return new RejectedRowsWriter(
                target, source.header().subList(0, Headers.dataWidth(source.header())), source.delimiter());
    }

    private Path place(Path input) {
        String name = RejectedRowsWriter.nameFor(input);
        if (options.rejectsFolder() != null) {
            return options.rejectsFolder().resolve(name);
        }
        Path folder = input.toAbsolutePath().getParent();
        return folder != null && Files.isWritable(folder) ? folder.resolve(name) : Path.of(name);
    }

    private static Rejection rejection(ResultSet row) throws SQLException {
        String[] arguments = (String[]) row.getArray("reason_args").getArray();
        return new Rejection(
                row.getLong("line"),
                row.getString("column_name"),
                row.getString("value"),
                new Reason(row.getString("reason_key"), List.of(arguments)));
    }

    private static List<String> fields(TableRow row, int width) {
        return IntStream.range(0, width).mapToObj(row::cell).toList();
    }

    private static TableRow find(TableSource source, long line) {
        TableRow row = source.next();
        while (row != null && row.line() < line) {
            row = source.next();
        }
        return Objects.requireNonNull(row, "the input changed while it was imported");
    }
}
