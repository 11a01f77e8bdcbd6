package org.renewals.scoring.model;

import org.jspecify.annotations.Nullable;
import org.renewals.scoring.renewal.RenewalStage;

/**
 * A family of learners in the size that did best inside the training window.
 *
 * @param stage whose model it is a part of; null where one model serves all of them
 * @param family such as {@code logistic}, {@code logistic-evidence} or {@code trees-2} for trees of depth 2
 * @param size number of trees, penalty of a regression, pieces of its effects where the evidence sets the penalties
 * @param logLoss on rows it had not seen
 * @param auc on rows it had not seen; null where it cannot be said
 * @param weight of its word in the model, 0 to 1
 */
public record TriedLearner(
        @Nullable RenewalStage stage,
        String family,
        String size,
        double logLoss,
        @Nullable Double auc,
        double weight) {}
