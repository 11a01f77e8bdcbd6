package org.renewals.scoring.plausibility;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.renewals.scoring.Versioned;

/**
 * One version of the limits within which month totals are plausible (requirements 4).
 *
 * @param version name stored with every warning
 * @param effectiveFrom first month checked with this version
 * @param limits no total twice; a total without a limit is not checked
 */
public record PlausibilityLimits(String version, YearMonth effectiveFrom, List<PlausibilityLimit> limits)
        implements Versioned {

    /** The limits that headquarters uses. */
    public static final PlausibilityLimits STANDARD = new PlausibilityLimits(
            "plausibility-1",
            YearMonth.of(2000, 1),
            List.of(
                    new PlausibilityLimit(MonthTotal.GROUP_PAID_INCOME, 0.15),
                    new PlausibilityLimit(MonthTotal.INFORMATIZATION_INCOME, 0.15),
                    new PlausibilityLimit(MonthTotal.CLASS_A_CUSTOMERS, 0.30),
                    new PlausibilityLimit(MonthTotal.CLASS_B_CUSTOMERS, 0.30),
                    new PlausibilityLimit(MonthTotal.CLASS_A_INCOME, 0.30),
                    new PlausibilityLimit(MonthTotal.CLASS_B_INCOME, 0.30),
                    new PlausibilityLimit(MonthTotal.PRODUCT_USERS, 0.50),
                    new PlausibilityLimit(MonthTotal.PRODUCT_INCOME, 0.50),
                    new PlausibilityLimit(MonthTotal.GROUP_SMS, 0.15),
                    new PlausibilityLimit(MonthTotal.SWITCHBOARD, 0.20),
                    new PlausibilityLimit(MonthTotal.RING_BACK, 0.20)));

    /**
     * @throws IllegalArgumentException if a total has two limits
     */
    public PlausibilityLimits {
        limits = List.copyOf(limits);
        Set<MonthTotal> seen = new HashSet<>();
        for (PlausibilityLimit limit : limits) {
            if (!seen.add(limit.total())) {
                throw new IllegalArgumentException("Version " + version + " has two limits for " + limit.total());
            }
        }
    }

    /** Empty if the total is not checked. */
    public Optional<PlausibilityLimit> of(MonthTotal total) {
        return limits.stream().filter(limit -> limit.total() == total).findFirst();
    }

    /** See {@link PlausibilityLimit#check}; empty also if the total is not checked. */
    public Optional<Warning> check(MonthTotal total, double previous, double current) {
        return of(total).flatMap(limit -> limit.check(previous, current));
    }
}
