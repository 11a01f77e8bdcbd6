package org.renewals.web.model;

import org.jspecify.annotations.Nullable;
import org.renewals.scoring.model.ModelOverview;

/**
 * A version in the list, its figures written for the reader.
 *
 * @param href where it is told in full
 * @param contracts null for the expert scorecard, as all figures
 * @param logLossSkill how much better than the base rate, in % with its sign
 * @param brierSkill as {@code logLossSkill}
 */
record ModelRow(
        ModelOverview.Line line,
        String href,
        @Nullable String contracts,
        @Nullable String logLoss,
        @Nullable String logLossSkill,
        @Nullable String auc,
        @Nullable String brier,
        @Nullable String brierSkill) {}
