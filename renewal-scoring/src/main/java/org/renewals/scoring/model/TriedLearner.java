package org.renewals.scoring.model;

/**
 * A family and size that was tried inside the training window.
 *
 * @param family code of the family
 * @param trees how many; 0 where it has none
 * @param depth of each; 0 where it has none
 * @param logLoss on rows it had not seen, as {@code brier}
 * @param weight of its word in the model, 0 to 1
 */
public record TriedLearner(String family, int trees, int depth, double logLoss, double brier, double weight) {}
