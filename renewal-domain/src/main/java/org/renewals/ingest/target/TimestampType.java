package org.renewals.ingest.target;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Reason;

/**
 * A moment: {@code YYYY-MM-DD} (midnight), {@code YYYY-MM-DD HH:MM[:SS]} or with {@code T} for the blank, and an optional
 * offset ({@code Z}, {@code +08:00}). Without one it is in the business zone, which is the session's while staging.
 */
final class TimestampType implements ColumnType {

    static final TimestampType TIMESTAMP = new TimestampType();

    /** The widest in use on earth; the database knows no much wider ones. */
    private static final int MAX_OFFSET_SECONDS = 14 * 3600;

    private TimestampType() {}

    @Override
    public @Nullable String canonical(String value) {
        if (!DateType.isDate(value)) {
            return null;
        }
        int offset = offsetStart(value);
        String time = value.substring(10, offset);
        boolean offsetFits = offset == value.length() || (!time.isEmpty() && isOffset(value.substring(offset)));
        return isTime(time) && offsetFits ? value : null;
    }

    private static int offsetStart(String value) {
        for (int i = 10; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 'Z' || c == '+' || c == '-') {
                return i;
            }
        }
        return value.length();
    }

    private static boolean isTime(String time) {
        if (time.isEmpty()) {
            return true;
        }
        boolean shape = (time.length() == 6 || (time.length() == 9 && time.charAt(6) == ':'))
                && (time.charAt(0) == ' ' || time.charAt(0) == 'T')
                && time.charAt(3) == ':';
        if (!shape) {
            return false;
        }
        int hour = DateType.number(time, 1, 3);
        int minute = DateType.number(time, 4, 6);
        int second = time.length() == 9 ? DateType.number(time, 7, 9) : 0;
        return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    }

    private static boolean isOffset(String offset) {
        try {
            int seconds = ZoneOffset.of(offset).getTotalSeconds();
            return seconds % 60 == 0 && Math.abs(seconds) <= MAX_OFFSET_SECONDS;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Override
    public Reason refusal() {
        return Reason.of("timestamp");
    }

    @Override
    public String sqlType() {
        return "timestamptz";
    }
}
