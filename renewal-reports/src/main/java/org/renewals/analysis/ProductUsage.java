package org.renewals.analysis;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;

/**
 * What a subject's customers use and pay for, per product (R037).
 *
 * @param rows the greatest income first
 */
public record ProductUsage(Subject subject, YearMonth month, List<Row> rows) {

    public ProductUsage {
        rows = List.copyOf(rows);
    }

    /**
     * One product in the month and, where it was used then, in the month before.
     *
     * @param family {@code standard}, {@code application} or {@code other}
     * @param informatization whether its income counts as informatization income
     * @param customers that use it
     * @param previous null where nobody used it, or the month was not computed
     */
    public record Row(
            String code,
            String name,
            String family,
            boolean informatization,
            long customers,
            Usage current,
            @Nullable Usage previous) {

        public Value users() {
            return current.users();
        }

        public Value income() {
            return current.income();
        }

        public Change usersChange() {
            return users().changeFrom(previous == null ? null : previous.users());
        }

        public Change incomeChange() {
            return income().changeFrom(previous == null ? null : previous.income());
        }
    }

    /**
     * Users and income of a product in a month.
     *
     * @param suppressed whether both have to be kept from the reader, because there are too few users
     */
    public record Usage(
            boolean suppressed,
            @Nullable Long userCount,
            @Nullable BigDecimal incomeYuan) {

        public Value users() {
            return suppressed ? Value.suppressed(Metric.PRODUCT_USERS) : Value.of(Metric.PRODUCT_USERS, userCount);
        }

        public Value income() {
            return suppressed ? Value.suppressed(Metric.PRODUCT_INCOME) : Value.of(Metric.PRODUCT_INCOME, incomeYuan);
        }
    }
}
