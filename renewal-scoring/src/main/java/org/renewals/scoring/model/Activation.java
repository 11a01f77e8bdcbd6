package org.renewals.scoring.model;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * From which month on a model was put into use, by whom and why.
 *
 * @param model id of the version; null for the expert scorecard
 * @param version name of the model; null for the expert scorecard
 * @param who name of the account; null where none did
 * @param actor its login, or which of the product's own means it was
 */
public record Activation(
        int id,
        @Nullable Integer model,
        @Nullable String version,
        YearMonth from,
        Instant at,
        @Nullable String who,
        String actor,
        String reason) {}
