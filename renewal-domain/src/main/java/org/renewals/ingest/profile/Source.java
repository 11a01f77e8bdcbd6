package org.renewals.ingest.profile;

import java.util.regex.Pattern;
import org.renewals.ingest.file.TableOptions;

/**
 * A file of somebody else's export.
 *
 * @param name what the profile calls it
 * @param file its file name
 * @param options how it is read
 */
public record Source(String name, String file, TableOptions options) {

    private static final Pattern REJECTED = Pattern.compile("(\\.rejected)+\\.csv$", Pattern.CASE_INSENSITIVE);

    /** Whether a file of that name is this source, or rows rejected from it and mended. */
    public boolean isFile(String fileName) {
        String original = REJECTED.matcher(fileName).replaceFirst("");
        return file.equalsIgnoreCase(fileName)
                || (!original.equals(fileName) && stem(file).equalsIgnoreCase(original));
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
