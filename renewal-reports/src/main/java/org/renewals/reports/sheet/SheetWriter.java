package org.renewals.reports.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one table, row by row. Text is guarded: what a spreadsheet would take for a formula becomes plain text. Closing
 * finishes the file and leaves the stream below open.
 */
public interface SheetWriter extends Closeable {

    /**
     * @param cells texts, whole or decimal numbers and dates, unrounded; null for an empty cell
     * @throws IllegalArgumentException for any other type
     */
    void row(List<? extends @Nullable Object> cells) throws IOException;
}
