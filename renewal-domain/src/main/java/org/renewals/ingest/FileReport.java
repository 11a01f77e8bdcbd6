package org.renewals.ingest;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.load.LoadCounts;
import org.renewals.ingest.target.TargetFile;

/**
 * What became of one input: a file, or with a profile one mapping of a file to a target.
 *
 * @param name file name of the input
 * @param target what it was loaded as; null where that could not be told
 * @param unknownColumns headers that were ignored
 * @param refusal why the whole file was refused; null if it was not
 * @param rejectsFile where its rejected rows are; null if there are none
 */
public record FileReport(
        String name,
        @Nullable TargetFile target,
        LoadCounts counts,
        List<String> unknownColumns,
        @Nullable ImportRefused refusal,
        @Nullable Path rejectsFile) {

    public FileReport {
        unknownColumns = List.copyOf(unknownColumns);
    }

    static FileReport refused(String name, @Nullable TargetFile target, ImportRefused refusal) {
        return new FileReport(name, target, LoadCounts.NONE, List.of(), refusal, null);
    }

    FileReport withRejectsFile(@Nullable Path file) {
        return new FileReport(name, target, counts, unknownColumns, refusal, file);
    }

    /** Lines of the input that are now in the database, once or as several rows: read = mapped + filtered + rejected. */
    public long mapped() {
        return counts.read() - counts.filtered() - counts.rejected();
    }
}
