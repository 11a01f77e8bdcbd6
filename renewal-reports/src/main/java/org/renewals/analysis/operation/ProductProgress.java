package org.renewals.analysis.operation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Subject;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;

/**
 * How far a promoted product has come in the year (R091, R092): income since January against the target of the year, and
 * both against a year that passes evenly.
 *
 * @param missing months of the year up to this one that were not computed; then nobody's income since January is known
 * @param whole the subject itself
 * @param parts its cities or counties, by code; none for counties and managers
 * @param average completion of the province; not available where nobody may tell it
 */
public record ProductProgress(
        String code, String name, YearMonth month, List<YearMonth> missing, Row whole, List<Row> parts, Value average) {

    /** Before the product's code in the metric of a target. */
    public static final String TARGET = "product_income.";

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    public ProductProgress {
        missing = List.copyOf(missing);
        parts = List.copyOf(parts);
    }

    /** Whether there is anything to tell the subject: an income, a target, or parts that have them. */
    boolean concerns() {
        return !parts.isEmpty() || whole.yearTarget() != null || whole.income().state() != Value.State.NOT_AVAILABLE;
    }

    /** The part of the year that has passed with this month, as a fraction. */
    public BigDecimal schedule() {
        return BigDecimal.valueOf(month.getMonthValue()).divide(MONTHS, MathContext.DECIMAL128);
    }

    /** How far a completion is ahead of the schedule, in percentage points. */
    public Change gapToSchedule(Row row) {
        return row.completion().gapTo(schedule());
    }

    /** How far a completion is ahead of the province's, in percentage points. */
    public Change gapToAverage(Row row) {
        return row.completion().gapTo(average.numberOrNull());
    }

    /** Parts with a completion below the schedule. */
    public long behind() {
        return parts.stream().filter(row -> gapToSchedule(row).sign() < 0).count();
    }

    /** Parts whose completion is known. */
    public long judged() {
        return parts.stream().filter(row -> row.completion().isKnown()).count();
    }

    /** The part with the lowest completion. */
    public Optional<Row> last() {
        return parts.stream()
                .filter(row -> row.completion().isKnown())
                .min(Comparator.comparing(row -> row.completion().number()));
    }

    /**
     * One subject.
     *
     * @param income since January
     * @param yearTarget yuan; null where none is set
     * @param standing of a city; null where there is none
     */
    public record Row(
            Subject subject,
            Value income,
            @Nullable BigDecimal yearTarget,
            @Nullable Standing standing) {

        public Value target() {
            return Value.of(Metric.PRODUCT_TARGET, yearTarget);
        }

        /** Income since January over the target of the year. */
        public Value completion() {
            if (income.isSuppressed()) {
                return Value.suppressed(Metric.PRODUCT_COMPLETION);
            }
            return income.isKnown()
                    ? Value.share(Metric.PRODUCT_COMPLETION, income.number(), yearTarget)
                    : Value.notAvailable(Metric.PRODUCT_COMPLETION);
        }

        Row suppressed() {
            return new Row(subject, Value.suppressed(Metric.PRODUCT_YEAR_INCOME), yearTarget, null);
        }
    }
}
