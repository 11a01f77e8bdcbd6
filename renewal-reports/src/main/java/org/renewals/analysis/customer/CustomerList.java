package org.renewals.analysis.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.scoring.care.CareLevel;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.tier.Tier;

/**
 * One page of the customers a filter selects.
 *
 * @param total how many customers the filter selects in all, or how many have been counted
 * @param more whether there are more than {@code total}
 * @param firstPosition position of the first row in the whole list, from 1; 0 for an empty list
 * @param next where the page after this one begins; null on the last
 * @param previous where the page before this one ends; null on the first
 */
public record CustomerList(
        List<Row> rows,
        long total,
        boolean more,
        long firstPosition,
        @Nullable ListCursor next,
        @Nullable ListCursor previous) {

    public CustomerList {
        rows = List.copyOf(rows);
    }

    public long lastPosition() {
        return firstPosition == 0 ? 0 : firstPosition + rows.size() - 1;
    }

    /**
     * A customer in the month, for the manager of that month.
     *
     * @param code null, like the name, for a customer that has since been handed out of the reader's scope: it is counted
     *     where it belonged, but no longer shown
     * @param percentile where the score stands in the province; not available for months rated before places were kept
     * @param totalIncome null where the reader may not see it, or nothing was delivered; so are members and the tier before
     * @param nextActBy the nearest day to act on one of its contracts
     * @param dueValue monthly value due within 180 days
     * @param care who should look after it (R099)
     * @param subGrid the sub-grid it lies in; null for none of its own city
     */
    public record Row(
            long customerId,
            @Nullable String code,
            @Nullable String name,
            String city,
            @Nullable String county,
            String manager,
            @Nullable String industry,
            Tier tier,
            @Nullable Tier previousTier,
            BigDecimal score,
            Value percentile,
            RiskLevel risk,
            int riskPoints,
            @Nullable BigDecimal totalIncome,
            @Nullable BigDecimal previousIncome,
            @Nullable Integer members,
            @Nullable Integer effectiveMembers,
            @Nullable LocalDate nextActBy,
            @Nullable BigDecimal dueValue,
            boolean attention,
            CareLevel care,
            @Nullable String subGrid) {

        /** The city, county or sub-grid that should look after it; null for a county that is not known. */
        public @Nullable String caretaker() {
            return switch (care) {
                case CITY -> city;
                case DISTRICT -> county;
                case SUB_GRID -> subGrid;
            };
        }

        public Change incomeChange() {
            return Value.of(Metric.TOTAL_INCOME, totalIncome).changeFrom(Value.of(Metric.TOTAL_INCOME, previousIncome));
        }

        public Value effectiveShare() {
            return Value.share(
                    Metric.EFFECTIVE_MEMBER_SHARE,
                    effectiveMembers == null ? null : BigDecimal.valueOf(effectiveMembers),
                    members == null ? null : BigDecimal.valueOf(members));
        }
    }
}
