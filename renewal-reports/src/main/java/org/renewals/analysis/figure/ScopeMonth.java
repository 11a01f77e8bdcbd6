package org.renewals.analysis.figure;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The roll-up of one month over a province, city, county or manager: sums and counts only, null where nothing was delivered.
 * Read figures through {@link #value}, which knows what has to be suppressed.
 *
 * @param suppressed whether figures over members may not be shown to the reader, because there are fewer than five of them
 */
public record ScopeMonth(
        YearMonth month,
        boolean suppressed,
        long customers,
        long newCustomers,
        long lostCustomers,
        @Nullable Long members,
        @Nullable Long effectiveMembers,
        @Nullable Long inactiveMembers,
        @Nullable Long joined,
        @Nullable Long leftMembers,
        @Nullable Long openingMembers,
        @Nullable Long vnetUsers,
        @Nullable Long baselineUsers,
        @Nullable Long baselineKept,
        @Nullable BigDecimal tenureWeighted,
        @Nullable Long tenureMembers,
        @Nullable BigDecimal groupPaid,
        @Nullable BigDecimal informatization,
        @Nullable BigDecimal personalBills,
        @Nullable BigDecimal roaming,
        @Nullable BigDecimal newServices,
        @Nullable BigDecimal toll,
        @Nullable BigDecimal localFees,
        @Nullable BigDecimal otherFees,
        @Nullable BigDecimal minutes,
        @Nullable BigDecimal arrears,
        @Nullable BigDecimal operatingIncome,
        long tierA1,
        long tierA2,
        long tierB1,
        long tierB2,
        long tierC,
        long upgrades,
        long downgrades,
        long riskLow,
        long riskMedium,
        long riskHigh,
        long riskVeryHigh,
        long attention,
        @Nullable BigDecimal scoreSum,
        @Nullable Long withMembers,
        @Nullable Long zeroMember,
        @Nullable Long fewMember,
        @Nullable Long statusAnomalies,
        @Nullable Long callAnomalies) {

    public Value value(Metric metric) {
        return metric.of(this);
    }

    /** The same row for a reader from whom figures over members have to be kept. */
    public ScopeMonth asSuppressed() {
        return new ScopeMonth(
                month,
                true,
                customers,
                newCustomers,
                lostCustomers,
                members,
                effectiveMembers,
                inactiveMembers,
                joined,
                leftMembers,
                openingMembers,
                vnetUsers,
                baselineUsers,
                baselineKept,
                tenureWeighted,
                tenureMembers,
                groupPaid,
                informatization,
                personalBills,
                roaming,
                newServices,
                toll,
                localFees,
                otherFees,
                minutes,
                arrears,
                operatingIncome,
                tierA1,
                tierA2,
                tierB1,
                tierB2,
                tierC,
                upgrades,
                downgrades,
                riskLow,
                riskMedium,
                riskHigh,
                riskVeryHigh,
                attention,
                scoreSum,
                withMembers,
                zeroMember,
                fewMember,
                statusAnomalies,
                callAnomalies);
    }

    /** group_paid + personal_bills; informatization overlaps both and is never added (contract.md section 4). */
    @Nullable
    BigDecimal totalIncome() {
        if (groupPaid == null) {
            return personalBills;
        }
        return personalBills == null ? groupPaid : groupPaid.add(personalBills);
    }

    /** Mean of opening and closing members, which churn is taken of. */
    @Nullable
    BigDecimal meanMembers() {
        if (members == null || openingMembers == null) {
            return null;
        }
        return BigDecimal.valueOf(members + openingMembers).divide(BigDecimal.valueOf(2));
    }

    /** Members without those that show no activity at all. */
    @Nullable
    Long activeMembers() {
        return members == null || inactiveMembers == null ? null : members - inactiveMembers;
    }

    @Nullable
    BigDecimal averageTenure() {
        if (tenureWeighted == null || tenureMembers == null || tenureMembers == 0) {
            return null;
        }
        return tenureWeighted.divide(BigDecimal.valueOf(tenureMembers), java.math.MathContext.DECIMAL128);
    }

    /** Null in months whose scores were not summed up. */
    @Nullable
    BigDecimal averageScore() {
        return scoreSum == null || customers == 0
                ? null
                : scoreSum.divide(BigDecimal.valueOf(customers), java.math.MathContext.DECIMAL128);
    }

    /** What the bills hold beside the fees that were itemised; null where no bill was delivered. */
    @Nullable
    BigDecimal unitemised() {
        if (personalBills == null) {
            return null;
        }
        BigDecimal rest = personalBills;
        for (BigDecimal fee : new BigDecimal[] {roaming, newServices, toll, localFees, otherFees}) {
            rest = fee == null ? rest : rest.subtract(fee);
        }
        return rest;
    }
}
