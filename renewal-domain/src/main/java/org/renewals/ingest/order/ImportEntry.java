package org.renewals.ingest.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import in the history.
 *
 * @param order its number as an order from a page; null for one from a command
 * @param batch its number in the journal; null until it begins, or if it never did
 * @param who name of the account, or the user of the machine for a command
 * @param fromCommand whether it was begun on a command line or by the program itself
 * @param at when it was ordered, or begun by a command
 * @param progress how far an order is; null for a command
 * @param totals over its files
 * @param failure why nothing came of it; null if something did, or will
 */
public record ImportEntry(
        @Nullable Integer order,
        @Nullable Integer batch,
        String who,
        boolean fromCommand,
        Instant at,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        ImportState state,
        boolean dryRun,
        boolean correction,
        @Nullable String encoding,
        @Nullable String profile,
        @Nullable Progress progress,
        Totals totals,
        @Nullable Failure failure) {

    /**
     * How far an order is.
     *
     * @param reading the file being read; null before the first
     * @param lines of it read so far
     * @param filesDone how many are done
     */
    public record Progress(@Nullable String reading, long lines, int filesDone) {}

    /** Files of an import, and rows of those that were not refused. */
    public record Totals(
            int files, int refused, long read, long inserted, long updated, long unchanged, long rejected) {}

    /**
     * Why nothing came of an import.
     *
     * @param key of the text
     * @param reference what to look for in the log; null where the text says it all
     */
    public record Failure(
            String key, List<String> arguments, @Nullable String reference) {}

    /** How long it took; null while it is not over. */
    public @Nullable Duration duration() {
        return startedAt == null || finishedAt == null ? null : Duration.between(startedAt, finishedAt);
    }

    /** Whether it was carried out, but not one file could be used. */
    public boolean isNothingUsable() {
        return isOver() && totals.files() > 0 && totals.refused() == totals.files();
    }

    /** Whether it was carried out, but some of it was not accepted. */
    public boolean isPartly() {
        return isOver() && !isNothingUsable() && (totals.rejected() > 0 || totals.refused() > 0);
    }

    private boolean isOver() {
        return state == ImportState.DONE || state == ImportState.CHECKED;
    }
}
