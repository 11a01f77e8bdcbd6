package org.renewals.scoring.likelihood.training;

/** Rows to train with and rows to look at afterwards, by index. */
public final class Split {

    private final int[] training;
    private final int[] validation;

    Split(int[] training, int[] validation) {
        this.training = training;
        this.validation = validation;
    }

    public int[] training() {
        return training.clone();
    }

    public int[] validation() {
        return validation.clone();
    }
}
