package org.renewals.analysis.grid;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;

/**
 * Sums over the customers of a grid, or of several. Read figures through {@link #value}, which knows what has to be
 * suppressed.
 *
 * @param suppressed whether figures over members may not be shown, because there are fewer than five of them
 */
public record GridFigures(
        boolean suppressed,
        long customers,
        @Nullable Long members,
        @Nullable Long effectiveMembers,
        @Nullable BigDecimal groupPaid,
        @Nullable BigDecimal informatization,
        @Nullable BigDecimal personalBills,
        long tierA1,
        long tierA2,
        long tierB1,
        long tierB2,
        long tierC,
        long atRisk,
        long attention) {

    /** @throws IllegalArgumentException for figures that grids do not have */
    public Value value(Metric metric) {
        if (suppressed && metric.overMembers()) {
            return Value.suppressed(metric);
        }
        return switch (metric) {
            case CUSTOMERS -> Value.of(metric, customers);
            case MEMBERS -> Value.of(metric, members);
            case EFFECTIVE_MEMBERS -> Value.of(metric, effectiveMembers);
            case EFFECTIVE_MEMBER_SHARE -> Value.share(metric, exact(effectiveMembers), exact(members));
            case TOTAL_INCOME -> Value.of(metric, totalIncome());
            case GROUP_PAID -> Value.of(metric, groupPaid);
            case INFORMATIZATION -> Value.of(metric, informatization);
            case PERSONAL_BILLS -> Value.of(metric, personalBills);
            case TIER_A1 -> Value.of(metric, tierA1);
            case TIER_A2 -> Value.of(metric, tierA2);
            case TIER_B1 -> Value.of(metric, tierB1);
            case TIER_B2 -> Value.of(metric, tierB2);
            case TIER_C -> Value.of(metric, tierC);
            case AT_RISK -> Value.of(metric, atRisk);
            case ATTENTION -> Value.of(metric, attention);
            default -> throw new IllegalArgumentException(metric.key() + " is not a figure of grids");
        };
    }

    GridFigures asSuppressed() {
        return new GridFigures(
                true,
                customers,
                members,
                effectiveMembers,
                groupPaid,
                informatization,
                personalBills,
                tierA1,
                tierA2,
                tierB1,
                tierB2,
                tierC,
                atRisk,
                attention);
    }

    /** As of every other roll-up: informatization overlaps both and is never added (contract.md section 4). */
    private @Nullable BigDecimal totalIncome() {
        if (groupPaid == null) {
            return personalBills;
        }
        return personalBills == null ? groupPaid : groupPaid.add(personalBills);
    }

    private static @Nullable BigDecimal exact(@Nullable Long number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }
}
