package org.renewals.ingest.target;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Reason;

/** A day, {@code YYYY-MM-DD}. */
final class DateType implements ColumnType {

    static final DateType DATE = new DateType();
    private static final int FIRST_YEAR = 1900;

    private DateType() {}

    @Override
    public @Nullable String canonical(String value) {
        return value.length() == 10 && isDate(value) ? value : null;
    }

    /** Whether the first ten characters are a day that exists. */
    static boolean isDate(String value) {
        if (value.length() < 10 || value.charAt(4) != '-' || value.charAt(7) != '-') {
            return false;
        }
        int year = number(value, 0, 4);
        int month = number(value, 5, 7);
        int day = number(value, 8, 10);
        return year >= FIRST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    /** The digits from..to as a number, -1 if there is anything else. */
    static int number(String value, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    @Override
    public Reason refusal() {
        return Reason.of("date");
    }

    @Override
    public String sqlType() {
        return "date";
    }
}
