package org.renewals.scoring.plausibility;

import java.util.Optional;
import org.renewals.scoring.Rounding;

/**
 * How far one total may move from one month to the next, either way, before it is worth a look.
 *
 * @param limit a positive ratio: 0.15 is ±15 %; a change of just that is plausible
 */
public record PlausibilityLimit(MonthTotal total, double limit) {

    /**
     * @throws IllegalArgumentException if the limit is not a finite number above 0
     */
    public PlausibilityLimit {
        if (!(limit > 0 && Double.isFinite(limit))) {
            throw new IllegalArgumentException("The limit of " + total + " must be above 0, got " + limit);
        }
    }

    /**
     * A warning if the total moved further than the limit; none if either month is not known, or the month before was
     * not above 0: there is nothing to compare with.
     *
     * @param previous total of the month before, or NaN
     * @param current total of the month, or NaN
     */
    public Optional<Warning> check(double previous, double current) {
        if (!(previous > 0)) {
            return Optional.empty();
        }
        double change = current / previous - 1;
        return Rounding.settled(Math.abs(change)) > limit
                ? Optional.of(new Warning(total, previous, current, change, limit))
                : Optional.empty();
    }
}
