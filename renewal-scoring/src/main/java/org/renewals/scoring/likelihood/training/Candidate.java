package org.renewals.scoring.likelihood.training;

/**
 * A family in one size, and how it did on rows held out of its training.
 *
 * @param name for programs and logs, such as {@code logistic-bent/4} or {@code trees-3/120}
 * @param logLoss on the held-out rows, lower is better
 * @param auc on the held-out rows
 * @param weight in the average, 0 to 1
 */
public record Candidate(String name, double logLoss, double auc, double weight) {

    /** The name without the size within the family, such as {@code trees-3}. */
    public String family() {
        return name.substring(0, name.indexOf('/'));
    }
}
