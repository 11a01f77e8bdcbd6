package org.renewals.ingest.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts what a zip entry inflates to and stops before it hurts: beyond a size, beyond a ratio to its packed size, or where
 * markup keeps a parser buffering one text or tag without end.
 */
final class GuardedStream extends FilterInputStream {

    private final Budget budget;
    private final long packed;
    private final long limit;
    private final boolean markup;
    private long inflated;
    private long sinceTag;

    /** What all entries of one archive may inflate to together. */
    static final class Budget {

        private long left;

        Budget(long bytes) {
            this.left = bytes;
        }
    }

    /** Signals that a limit was passed; the archive is refused. */
    static final class LimitPassed extends IOException {}

    GuardedStream(InputStream entry, Budget budget, long packed, long limit, boolean markup) {
        super(entry);
        this.budget = budget;
        this.packed = packed;
        this.limit = limit;
        this.markup = markup;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count <= 0) {
            return count;
        }
        inflated += count;
        budget.left -= count;
        boolean swollen = inflated > XlsxGuard.RATIO_FREE_BYTES && inflated > XlsxGuard.MAX_RATIO * Math.max(packed, 1);
        if (inflated > limit || budget.left < 0 || swollen) {
            throw new LimitPassed();
        }
        if (markup) {
            checkRuns(buffer, offset, count);
        }
        return count;
    }

    private void checkRuns(byte[] buffer, int offset, int count) throws LimitPassed {
        for (int i = offset; i < offset + count; i++) {
            sinceTag++;
            if (buffer[i] == '<') {
                sinceTag = 0;
            } else if (sinceTag > XlsxGuard.MAX_RUN_BYTES) {
                throw new LimitPassed();
            }
        }
    }

    @Override
    public long skip(long n) throws IOException {
        return read(new byte[(int) Math.min(Math.max(n, 0), 8192)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
