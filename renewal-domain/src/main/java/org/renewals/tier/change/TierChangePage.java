package org.renewals.tier.change;

import java.util.List;
import java.util.Map;

/**
 * One page of a list of requests.
 *
 * @param number from 1
 * @param total requests on all pages
 * @param counts requests in each state, whichever of them the list shows
 */
public record TierChangePage(List<TierChangeRow> rows, int number, long total, Map<TierChangeStatus, Long> counts) {

    /** Requests on a full page. */
    public static final int SIZE = 50;

    public TierChangePage {
        rows = List.copyOf(rows);
        counts = Map.copyOf(counts);
    }

    /** At least 1. */
    public int pages() {
        return pages(total);
    }

    static int pages(long total) {
        return Math.toIntExact(Math.max(1, (total + SIZE - 1) / SIZE));
    }

    /** Requests in any state. */
    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long count(TierChangeStatus status) {
        return counts.getOrDefault(status, 0L);
    }

    /** Position of the first row in the whole list, from 1; 0 on an empty page. */
    public long first() {
        return rows.isEmpty() ? 0 : (number - 1L) * SIZE + 1;
    }

    public long last() {
        return rows.isEmpty() ? 0 : first() + rows.size() - 1;
    }
}
