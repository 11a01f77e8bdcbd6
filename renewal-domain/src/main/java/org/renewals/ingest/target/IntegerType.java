package org.renewals.ingest.target;

import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Reason;

/** A whole number from min to max; {@code 12.0}, as table programs write whole numbers beside gaps, is one. */
record IntegerType(long min, long max) implements ColumnType {

    private static final int MAX_DIGITS = 18;

    /** How many there are of something. */
    static final IntegerType COUNT = new IntegerType(0, Integer.MAX_VALUE);

    @Override
    public @Nullable String canonical(String value) {
        int end = endOfWholePart(value);
        int start = value.charAt(0) == '-' ? 1 : 0;
        if (end <= start || end - start > MAX_DIGITS) {
            return null;
        }
        long number = 0;
        for (int i = start; i < end; i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = number * 10 + digit;
        }
        if (start == 1) {
            number = -number;
        }
        if (number < min || number > max) {
            return null;
        }
        return end == value.length() ? value : value.substring(0, end);
    }

    /** -1 where something other than zeros follows a decimal point. */
    private static int endOfWholePart(String value) {
        int point = value.indexOf('.');
        if (point < 0) {
            return value.length();
        }
        for (int i = point + 1; i < value.length(); i++) {
            if (value.charAt(i) != '0') {
                return -1;
            }
        }
        return point + 1 == value.length() ? -1 : point;
    }

    @Override
    public Reason refusal() {
        return Reason.of("integer", min, max);
    }

    @Override
    public String sqlType() {
        return max > Integer.MAX_VALUE ? "bigint" : "int";
    }
}
