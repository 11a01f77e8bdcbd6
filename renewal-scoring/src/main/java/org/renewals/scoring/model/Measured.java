package org.renewals.scoring.model;

import org.jspecify.annotations.Nullable;

/**
 * Figures of one forecaster on the held-out rows.
 *
 * @param version of the champion; null for all others
 * @param logLoss lower is better, as {@code brier} and {@code calibrationError}
 * @param auc null where only one outcome was seen
 * @param aucError standard error of {@code auc}; null where it cannot be said
 * @param lift share renewed among the tenth called most likely ÷ share among all; null if nobody renewed
 */
public record Measured(
        Forecaster who,
        @Nullable String version,
        double logLoss,
        double brier,
        @Nullable Double auc,
        @Nullable Double aucError,
        double calibrationError,
        @Nullable Double lift) {}
