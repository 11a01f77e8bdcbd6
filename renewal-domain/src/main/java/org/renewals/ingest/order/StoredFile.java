package org.renewals.ingest.order;

import java.util.Locale;

/**
 * A file kept with an order.
 *
 * @param bytes its size; an uploaded file's content is gone once it has been loaded
 */
public record StoredFile(long id, ContentKind kind, String name, long bytes) {

    private static final int STEP = 1024;
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

    /** Such as {@code 12.3 MB}: the same in every language. */
    public String size() {
        double left = bytes;
        int unit = 0;
        while (left >= STEP && unit < UNITS.length - 1) {
            left /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", left, UNITS[unit]);
    }
}
