package org.renewals.ingest.load;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes rows in PostgreSQL's COPY text format through a buffer. */
final class CopyText {

    private static final int BUFFER_BYTES = 1 << 17;
    private static final int MAX_BYTES_PER_CHAR = 3;

    private final Sink sink;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int length;
    private boolean rowStarted;

    /** Takes the bytes of whole rows. */
    interface Sink {
        void write(byte[] bytes, int length) throws IOException;
    }

    CopyText(Sink sink) {
        this.sink = sink;
    }

    CopyText value(@Nullable String text) {
        int needed = text == null ? 3 : text.length() * MAX_BYTES_PER_CHAR + 2;
        if (buffer.length - length < needed) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + needed));
        }
        if (rowStarted) {
            buffer[length++] = '\t';
        }
        rowStarted = true;
        if (text == null) {
            buffer[length++] = '\\';
            buffer[length++] = 'N';
        } else {
            append(text);
        }
        return this;
    }

    CopyText value(long number) {
        return value(Long.toString(number));
    }

    private void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                appendAscii(c);
            } else if (c < 0x800) {
                buffer[length++] = (byte) (0xC0 | (c >> 6));
                buffer[length++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isSurrogate(c)) {
                if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    appendSupplementary(Character.toCodePoint(c, text.charAt(++i)));
                } else {
                    buffer[length++] = '?';
                }
            } else {
                buffer[length++] = (byte) (0xE0 | (c >> 12));
                buffer[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                buffer[length++] = (byte) (0x80 | (c & 0x3F));
            }
        }
    }

    private void appendAscii(char c) {
        if (c > '\r' && c != '\\') {
            buffer[length++] = (byte) c;
            return;
        }
        buffer[length++] = '\\';
        buffer[length++] = (byte)
                switch (c) {
                    case '\n' -> 'n';
                    case '\r' -> 'r';
                    case '\t' -> 't';
                    default -> c;
                };
    }

    private void appendSupplementary(int codePoint) {
        buffer[length++] = (byte) (0xF0 | (codePoint >> 18));
        buffer[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
        buffer[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        buffer[length++] = (byte) (0x80 | (codePoint & 0x3F));
    }

    void endRow() throws IOException {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, length * 2);
        }
        buffer[length++] = '\n';
        rowStarted = false;
        if (length > BUFFER_BYTES / 2) {
            flush();
        }
    }

    void flush() throws IOException {
        if (length > 0) {
            sink.write(buffer, length);
            length = 0;
        }
    }
}
