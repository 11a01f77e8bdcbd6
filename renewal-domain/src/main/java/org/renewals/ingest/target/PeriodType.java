package org.renewals.ingest.target;

import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Reason;

/** A year or a month, {@code YYYY} or {@code YYYY-MM}. */
final class PeriodType implements ColumnType {

    static final PeriodType PERIOD = new PeriodType();

    private PeriodType() {}

    @Override
    public @Nullable String canonical(String value) {
        boolean year = value.length() == 4 && MonthType.isMonth(value + "-01");
        return year || MonthType.isMonth(value) ? value : null;
    }

    @Override
    public Reason refusal() {
        return Reason.of("period");
    }

    @Override
    public String sqlType() {
        return "text";
    }
}
