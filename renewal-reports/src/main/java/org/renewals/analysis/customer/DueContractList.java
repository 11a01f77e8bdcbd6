package org.renewals.analysis.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.likelihood.Likelihood;
import org.renewals.scoring.risk.RiskLevel;

/**
 * One page of the contracts to act on: what the numbers of {@link DueContracts} count.
 *
 * @param total how many contracts the request selects in all, or how many have been counted
 * @param more whether there are more than {@code total}
 * @param value monthly value of all of them in yuan; null where there are more than have been counted
 * @param forecast what of it is expected to be renewed, in yuan a month (contract.md "weighted forecast"); null like the value,
 *     and in months without likelihoods, as is
 * @param revenueAtRisk of all of them, in yuan
 * @param firstPosition position of the first row in the whole list, from 1; 0 for an empty list
 * @param next where the page after this one begins; null on the last
 * @param previous where the page before this one ends; null on the first
 */
public record DueContractList(
        YearMonth month,
        List<Row> rows,
        long total,
        boolean more,
        @Nullable BigDecimal value,
        @Nullable BigDecimal forecast,
        @Nullable BigDecimal revenueAtRisk,
        long firstPosition,
        @Nullable ListCursor next,
        @Nullable ListCursor previous) {

    public DueContractList {
        rows = List.copyOf(rows);
    }

    public long lastPosition() {
        return firstPosition == 0 ? 0 : firstPosition + rows.size() - 1;
    }

    /** Days from the end of the month until somebody has to have acted; not above zero once that day has passed. */
    public long daysLeft(Row row) {
        return row.daysLeft(month);
    }

    /**
     * An undecided contract as of the end of the month.
     *
     * @param risk of the customer; null if it was not assessed in the month
     * @param likelihood null in months without likelihoods
     */
    public record Row(
            long id,
            String number,
            String customerCode,
            String customerName,
            String city,
            String manager,
            @Nullable String product,
            LocalDate endsOn,
            LocalDate actBy,
            BigDecimal monthlyValue,
            @Nullable Boolean autoRenews,
            @Nullable RiskLevel risk,
            @Nullable Likelihood likelihood) {

        /** As {@link DueContractList#daysLeft}. */
        public long daysLeft(YearMonth month) {
            return ChronoUnit.DAYS.between(month.atEndOfMonth(), actBy);
        }

        Row with(@Nullable Likelihood explained) {
            return new Row(
                    id,
                    number,
                    customerCode,
                    customerName,
                    city,
                    manager,
                    product,
                    endsOn,
                    actBy,
                    monthlyValue,
                    autoRenews,
                    risk,
                    explained);
        }
    }
}
