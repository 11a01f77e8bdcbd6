package org.renewals.ingest.load;

/**
 * Remembers keys in fixed memory and answers "surely new" or "perhaps seen". Only rows of the second kind have to be compared
 * by the database when duplicates are looked for, a few in a thousand instead of all. (A Bloom filter whose bits for one
 * key lie in one cache line.)
 */
final class SeenKeys {

    private static final int BITS_PER_KEY = 20;
    private static final int MIN_WORDS = 1 << 14;
    private static final int MAX_WORDS = 1 << 22;
    private static final int WORDS_PER_BLOCK = 8;
    private static final int BITS_SET = 5;

    private final long[] words;
    private final int blocks;
    private long hash;

    /** @param expectedKeys decides the memory, 32 MB at most; more keys make "perhaps" more frequent, never wrong */
    SeenKeys(long expectedKeys) {
        long wanted = expectedKeys * BITS_PER_KEY / Long.SIZE;
        int size = MIN_WORDS;
        while (size < wanted && size < MAX_WORDS) {
            size <<= 1;
        }
        words = new long[size];
        blocks = size / WORDS_PER_BLOCK;
    }

    SeenKeys begin() {
        hash = 0x9E3779B97F4A7C15L;
        return this;
    }

    SeenKeys part(String text) {
        long h = hash;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0xFF51AFD7ED558CCDL;
            h ^= h >>> 32;
        }
        hash = (h ^ 0x1F) * 0xC4CEB9FE1A85EC53L;
        return this;
    }

    /** Adds the key put together since {@link #begin} and tells whether it may have been there before. */
    boolean perhapsSeenBefore() {
        long h = hash ^ (hash >>> 29);
        int block = (int) Long.remainderUnsigned(h, blocks) * WORDS_PER_BLOCK;
        long bits = h * 0xD6E8FEB86659FD93L;
        boolean all = true;
        for (int i = 0; i < BITS_SET; i++) {
            int bit = (int) (bits >>> (55 - 9 * i)) & 511;
            long mask = 1L << (bit & 63);
            int word = block + (bit >>> 6);
            all &= (words[word] & mask) != 0;
            words[word] |= mask;
        }
        return all;
    }
}
