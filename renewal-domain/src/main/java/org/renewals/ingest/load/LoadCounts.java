package org.renewals.ingest.load;

/**
 * What became of the rows of one input.
 *
 * @param read lines of the input that hold anything
 * @param filtered lines left out on purpose (import profile)
 * @param inserted rows that were new
 * @param updated rows that changed something
 * @param unchanged rows that said what was known
 * @param rejected lines of the input that were refused
 */
public record LoadCounts(long read, long filtered, long inserted, long updated, long unchanged, long rejected) {

    public static final LoadCounts NONE = new LoadCounts(0, 0, 0, 0, 0, 0);
}
