package org.renewals.reports.pdf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedSet;

/**
 * A finished PDF document.
 *
 * @param content the file; not copied, callers leave it as it is
 * @param pages how many
 * @param missingCharacters code points no embedded font has; in the document each is shown as {@value Glyphs#REPLACEMENT}
 */
@SuppressWarnings("ArrayRecordComponent") // a document is compared by its checksum
public record RenderedDocument(byte[] content, int pages, SortedSet<Integer> missingCharacters) {

    /** SHA-256 of the file, in lower-case hexadecimal. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
