package org.renewals.web.support;

/**
 * A page of a list.
 *
 * @param number from 0
 * @param total how many rows the whole list has
 */
public record Page(int number, int size, int total) {

    /** The page asked for, or the nearest there is. */
    public static Page of(int wanted, int size, int total) {
        int last = Math.max(0, (total - 1) / size);
        return new Page(Math.max(0, Math.min(wanted, last)), size, total);
    }

    public int first() {
        return total == 0 ? 0 : number * size + 1;
    }

    public int last() {
        return Math.min(total, (number + 1) * size);
    }

    public boolean hasNext() {
        return last() < total;
    }

    public boolean hasPrevious() {
        return number > 0;
    }
}
