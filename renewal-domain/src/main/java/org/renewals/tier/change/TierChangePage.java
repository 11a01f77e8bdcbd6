package org.renewals.tier.change;

import java.util.List;

/**
 * One page of a list of requests.
 *
 * @param number from 1
 * @param total requests on all pages
 */
public record TierChangePage(List<TierChangeRow> rows, int number, long total) {

    /** Requests on a full page. */
    public static final int SIZE = 50;

    public TierChangePage {
        rows = List.copyOf(rows);
    }

    /** At least 1. */
    public int pages() {
        return Math.toIntExact(Math.max(1, (total + SIZE - 1) / SIZE));
    }
}
