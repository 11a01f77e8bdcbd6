package org.renewals.scoring.model;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A trained model as it is kept; never changed.
 *
 * @param version its name, such as {@code likelihood-2026-10}, and {@code likelihood-2026-10-2} for the second of that month
 * @param trainedAt when
 * @param who name of the account that ordered it; null where a schedule or a command did
 * @param description what it was made of and what it is worth
 */
public record ModelVersion(
        int id, String version, Instant trainedAt, @Nullable String who, ModelDescription description) {

    /** Last month whose outcomes it was trained on; it scores no earlier month. */
    public YearMonth knownUntil() {
        return description.knownUntil();
    }
}
