package org.renewals.scoring.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param done customers scored so far, including those of an interrupted run that is being resumed
 * @param total customers with facts in the month
 * @param left estimate of the scoring time left; null until there is something to estimate from
 */
public record RunProgress(
        RunStep step, long done, long total, @Nullable Duration left) {

    /** Told about progress from whichever thread made it, one at a time. What it throws stops the run. */
    public interface Listener {
        void at(RunProgress progress);
    }
}
