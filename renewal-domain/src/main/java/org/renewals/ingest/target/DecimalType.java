package org.renewals.ingest.target;

import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Reason;

/**
 * A decimal number with a point.
 *
 * @param precision digits in all, as the database keeps them
 * @param scale digits after the point; more are refused unless they are zeros, never rounded away
 * @param min smallest accepted, in whole units
 * @param max largest accepted, in whole units; null for what the precision allows
 */
record DecimalType(
        int precision, int scale, long min, @Nullable Long max) implements ColumnType {

    /** Yuan that cannot be negative. */
    static final DecimalType AMOUNT = new DecimalType(14, 2, 0, null);

    /** Yuan that corrections can make negative. */
    static final DecimalType INCOME = new DecimalType(14, 2, -999_999_999_999L, null);

    static final DecimalType QUANTITY = new DecimalType(16, 2, 0, null);

    @Override
    public @Nullable String canonical(String value) {
        int start = value.charAt(0) == '-' ? 1 : 0;
        int point = value.indexOf('.');
        int wholeEnd = point < 0 ? value.length() : point;
        int end = point < 0 ? value.length() : significantEnd(value, point);
        if (wholeEnd == start || value.length() == point + 1) {
            return null;
        }
        if (!digits(value, start, wholeEnd) || (point >= 0 && !digits(value, point + 1, value.length()))) {
            return null;
        }
        int first = start;
        while (first < wholeEnd - 1 && value.charAt(first) == '0') {
            first++;
        }
        if (wholeEnd - first > precision - scale || (point >= 0 && end - point - 1 > scale)) {
            return null;
        }
        return inRange(value, start, first, wholeEnd, end) ? value.substring(0, end) : null;
    }

    /** Where the number ends without trailing zeros after the point. */
    private static int significantEnd(String value, int point) {
        int end = value.length();
        while (end > point + 1 && value.charAt(end - 1) == '0') {
            end--;
        }
        return end == point + 1 ? point : end;
    }

    private boolean inRange(String value, int start, int first, int wholeEnd, int end) {
        long whole = 0;
        for (int i = first; i < wholeEnd; i++) {
            whole = whole * 10 + (value.charAt(i) - '0');
        }
        boolean fraction = end > wholeEnd;
        if (start == 1) {
            boolean zero = whole == 0 && !fraction;
            return zero || -whole > min || (-whole == min && min < 0 && !fraction);
        }
        return whole >= min && (max == null || whole < max || (whole == max && !fraction));
    }

    private static boolean digits(String value, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public Reason refusal() {
        if (max == null) {
            String from = min == 0 ? "decimal-positive" : "decimal";
            return Reason.of(from, scale, precision - scale);
        }
        return Reason.of("decimal-range", min, max, scale);
    }

    @Override
    public String sqlType() {
        return "numeric";
    }
}
