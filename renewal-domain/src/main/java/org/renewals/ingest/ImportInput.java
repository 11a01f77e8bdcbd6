package org.renewals.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.renewals.ingest.file.TableOptions;
import org.renewals.ingest.target.TargetFile;
import org.renewals.ingest.target.TargetRows;

/**
 * One file to be read as one target.
 *
 * @param path the file; the profile itself for rows that stand in it
 * @param table whether rejected rows can be taken from the file again
 * @param options how the file is read
 * @param rows opens it; throws {@link org.renewals.ingest.file.ImportRefused} if that cannot be done
 */
record ImportInput(Path path, boolean table, TargetFile target, TableOptions options, Rows rows) {

    /** Shortest line worth counting with when the number of rows is guessed from the size of a file. */
    private static final int BYTES_PER_ROW = 40;

    /** Opens the rows of an input. */
    interface Rows {
        TargetRows open();
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /** A generous guess; only memory depends on it. */
    long expectedRows() {
        try {
            return Files.exists(path) ? Files.size(path) / BYTES_PER_ROW : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
