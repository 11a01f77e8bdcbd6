package org.renewals.ingest.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code NAME.rejected.csv}: the rejected rows in the input's own columns, followed by {@link #COLUMNS}, so that it can
 * be mended and loaded again. It is UTF-8 with a byte-order mark: spreadsheets and the import both see that. Values are
 * written as they came in; they are the sender's own and a guard against formulas would change them on the way back.
 */
public final class RejectedRowsWriter implements Closeable {

    /** What is added at the right end; ignored when the mended file is read. */
    public static final List<String> COLUMNS = List.of("line", "column", "value", "reason");

    private final CsvWriter csv;

    public RejectedRowsWriter(Path path, List<String> header, char delimiter) throws IOException {
        OutputStream stream = Files.newOutputStream(path);
        stream.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        csv = CsvWriter.builder().fieldSeparator(delimiter).build(stream, StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(header);
        all.addAll(COLUMNS);
        csv.writeRecord(all);
    }

    /** @param reason the text a person reads, in his language */
    public void write(TableRow row, int width, Rejection rejection, String reason) {
        List<String> fields = new ArrayList<>(width + COLUMNS.size());
        for (int i = 0; i < width; i++) {
            fields.add(row.cell(i));
        }
        fields.add(Long.toString(rejection.line()));
        fields.add(rejection.column());
        fields.add(rejection.value());
        fields.add(reason);
        csv.writeRecord(fields);
    }

    /** {@code customers.csv} → {@code customers.rejected.csv}, in any folder. */
    public static String nameFor(Path input) {
        return nameFor(TableFiles.fileName(input));
    }

    /** As {@link #nameFor(Path)}, from the file's name alone. */
    public static String nameFor(String name) {
        int dot = name.lastIndexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)) + ".rejected.csv";
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
