package org.renewals.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did.
 *
 * @param batch its number; null for a dry run
 * @param files one entry per input, in the order they were loaded
 * @param ignored names of files in the given folders that no import reads
 */
public record ImportReport(@Nullable Integer batch, boolean dryRun, List<FileReport> files, List<String> ignored) {

    /** How an import ended, as a command's exit status tells it. */
    public enum Outcome {
        /** Everything is loaded. */
        DONE,
        /** Loaded, but some rows or files were not accepted. */
        DONE_WITH_REJECTS,
        /** No file could be used; nothing changed. */
        NOTHING_LOADED
    }

    public ImportReport {
        files = List.copyOf(files);
        ignored = List.copyOf(ignored);
    }

    public Outcome outcome() {
        boolean anyLoaded = files.stream().anyMatch(file -> file.target() != null && file.refusal() == null);
        if (!anyLoaded) {
            return Outcome.NOTHING_LOADED;
        }
        boolean complete = files.stream()
                .allMatch(file -> file.refusal() == null && file.counts().rejected() == 0);
        return complete ? Outcome.DONE : Outcome.DONE_WITH_REJECTS;
    }
}
