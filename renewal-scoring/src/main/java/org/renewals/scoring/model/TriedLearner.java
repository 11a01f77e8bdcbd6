package org.renewals.scoring.model;

import org.jspecify.annotations.Nullable;

/**
 * A family of learners in the size that did best inside the training window.
 *
 * @param family such as {@code logistic}, {@code logistic-bent} or {@code trees-2} for trees of depth 2
 * @param size number of trees, penalty of a regression
 * @param logLoss on rows it had not seen
 * @param auc on rows it had not seen; null where it cannot be said
 * @param weight of its word in the model, 0 to 1
 */
public record TriedLearner(
        String family,
        String size,
        double logLoss,
        @Nullable Double auc,
        double weight) {}
