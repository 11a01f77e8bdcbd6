package org.renewals.ingest.target;

import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Reason;

/**
 * Text without control characters.
 *
 * @param maxLength most characters
 * @param multiline whether line breaks and tabs are part of it
 */
record TextType(int maxLength, boolean multiline) implements ColumnType {

    /** A business key. */
    static final TextType CODE = new TextType(64, false);

    static final TextType NAME = new TextType(200, false);
    static final TextType NOTE = new TextType(4000, true);

    @Override
    public @Nullable String canonical(String value) {
        if (value.length() > maxLength) {
            return null;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean layout = multiline && (c == '\n' || c == '\r' || c == '\t');
            if ((c < ' ' && !layout) || c == 0x7F) {
                return null;
            }
        }
        return value;
    }

    @Override
    public Reason refusal() {
        return Reason.of("text", maxLength);
    }

    @Override
    public String sqlType() {
        return "text";
    }
}
