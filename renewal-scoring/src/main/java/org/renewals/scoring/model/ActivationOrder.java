package org.renewals.scoring.model;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be in use.
 *
 * @param model id of the version; null for the expert scorecard
 * @param reason why; has to be given, at most {@value ModelActivations#MAX_REASON} characters
 * @param from first month to be scored with it; null for the month after the newest that was run
 * @param basedOn id of the newest activation the order was made in sight of, 0 for none; null not to look
 */
public record ActivationOrder(
        @Nullable Integer model,
        @Nullable String reason,
        @Nullable YearMonth from,
        @Nullable Integer basedOn) {}
