package org.renewals.analysis.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.customer.ListCursor;

/**
 * A page of alerts.
 *
 * @param total alerts on all pages
 * @param firstPosition of the page's first row in the whole list, from 1; 0 for none
 * @param next where the page after it begins; null if it is the last
 * @param previous where the page before it ends; null if it is the first
 */
public record AlertList(
        List<AlertRow> rows,
        long total,
        long firstPosition,
        @Nullable ListCursor next,
        @Nullable ListCursor previous) {

    public AlertList {
        rows = List.copyOf(rows);
    }

    public long lastPosition() {
        return rows.isEmpty() ? 0 : firstPosition + rows.size() - 1;
    }
}
