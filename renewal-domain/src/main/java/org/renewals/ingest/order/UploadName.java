package org.renewals.ingest.order;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.renewals.ingest.file.ImportRefused;

/**
 * The name somebody's browser gave to a file. The import tells by it what is in the file, so it is kept; but only if it can
 * be nothing else than a name: no separators, no leading dot, nothing that moves the cursor or the direction of writing.
 */
public final class UploadName {

    private static final Pattern HARMLESS =
            Pattern.compile("[\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N} ._()+-]*[\\p{L}\\p{N})])?");
    /** With {@code .rejected.csv} behind it, a name still fits into any file system. */
    private static final int LONGEST = 200;

    private static final int SHOWN = 80;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private UploadName() {}

    /**
     * The name to go on with.
     *
     * @throws ImportRefused if it is more than a name, too long or empty
     */
    public static String accepted(String given) {
        String name = Normalizer.normalize(given, Normalizer.Form.NFC);
        if (!HARMLESS.matcher(name).matches() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new ImportRefused("import.upload.name", shown(given));
        }
        return name;
    }

    /** Any name as it can be put into a sentence: what cannot be seen stands as a question mark in a diamond. */
    public static String shown(String given) {
        String cut = given.length() > SHOWN ? given.substring(0, SHOWN) + "…" : given;
        return INVISIBLE.matcher(cut).replaceAll("\uFFFD");
    }
}
