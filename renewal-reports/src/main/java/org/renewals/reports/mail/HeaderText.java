package org.renewals.reports.mail;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text that cannot end the line it stands on: a line break in a header would start a header of the writer's choice. */
final class HeaderText {

    private static final int LONGEST = 500;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
    private static final Pattern PATH = Pattern.compile("[/\\\\:*?\"<>|]");

    private HeaderText() {}

    /** The text with every run of control characters and line ends as one space, at most 500 characters of it. */
    static String oneLine(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }

    /** A file name without anything that file systems read as a path. */
    static String fileName(String name) {
        return PATH.matcher(oneLine(name)).replaceAll("_");
    }
}
