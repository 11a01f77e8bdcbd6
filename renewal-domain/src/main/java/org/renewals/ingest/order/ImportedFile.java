package org.renewals.ingest.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.RejectedRowsWriter;

/**
 * A file of an import and what became of it.
 *
 * @param target what it was loaded as; empty where that could not be told
 * @param filtered rows a profile left out
 * @param ignoredColumns headers nothing was done with
 * @param refusal why the whole file was refused; null if it was not
 * @param firstRejects the first of its rejected rows
 */
public record ImportedFile(
        String name,
        String target,
        long read,
        long inserted,
        long updated,
        long unchanged,
        long rejected,
        long filtered,
        List<String> ignoredColumns,
        ImportEntry.@Nullable Failure refusal,
        List<RejectedRow> firstRejects) {

    /** Name of the file with all of its rejected rows. */
    public String rejectsName() {
        return RejectedRowsWriter.nameFor(name);
    }

    /** A row that was not accepted; the reason is a text's key and arguments. */
    public record RejectedRow(long line, String column, String value, String reason, List<String> arguments) {}
}
