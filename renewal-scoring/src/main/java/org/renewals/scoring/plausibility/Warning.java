package org.renewals.scoring.plausibility;

import org.renewals.scoring.Reason;

/**
 * A total that moved further than it plausibly does. It stops nothing: somebody has to look before the month is frozen.
 *
 * @param previous total of the month before
 * @param current total of the month
 * @param change a ratio, negative for a fall
 * @param limit the positive ratio it exceeds
 */
public record Warning(MonthTotal total, double previous, double current, double change, double limit) {

    /** The warning as one sentence; its subject is {@link MonthTotal#key}. */
    public Reason reason() {
        return Reason.of(
                change < 0 ? "score.plausibility.fell" : "score.plausibility.rose",
                previous,
                current,
                Math.abs(change),
                limit);
    }
}
