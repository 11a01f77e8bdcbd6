package org.renewals.ingest.target;

import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Reason;

/** A month, {@code YYYY-MM}; the database keeps its first day. */
public final class MonthType implements ColumnType {

    static final MonthType MONTH = new MonthType();

    /** Every month with facts has partitions of its own, so a slip of the pen must not open the year 0206. */
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2099;

    private MonthType() {}

    @Override
    public @Nullable String canonical(String value) {
        return isMonth(value) ? value.concat("-01") : null;
    }

    static boolean isMonth(String value) {
        if (value.length() != 7 || value.charAt(4) != '-') {
            return false;
        }
        int year = DateType.number(value, 0, 4);
        int month = DateType.number(value, 5, 7);
        return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12;
    }

    @Override
    public Reason refusal() {
        return Reason.of("month", FIRST_YEAR, LAST_YEAR);
    }

    @Override
    public String sqlType() {
        return "date";
    }
}
