package org.renewals.scoring.likelihood.training;

import java.util.List;

/**
 * What a learner may try.
 *
 * @param seed same rows, settings and seed give the same model
 * @param threads candidates trained at a time, 1 or more; no influence on the result
 * @param folds into which the training rows are cut where the caller has no splits of their own
 * @param penalties of the ridge logistic regression; with straight effects; bent ones find theirs
 * @param depths of boosted trees; empty for none
 * @param rounds most trees of one size
 * @param repeats of each chosen size of trees with other seeds, averaged
 */
public record LearnerSettings(
        long seed, int threads, int folds, List<Double> penalties, List<Integer> depths, int rounds, int repeats) {

    private static final List<Double> PENALTIES = List.of(0.1, 1.0, 4.0, 16.0, 64.0);

    public LearnerSettings {
        penalties = List.copyOf(penalties);
        depths = List.copyOf(depths);
        if (threads < 1 || folds < 2 || penalties.isEmpty() || rounds < 1 || repeats < 1) {
            throw new IllegalArgumentException(
                    "A learner needs at least one thread, two folds, one penalty, one round and" + " one repeat, got "
                            + threads + ", " + folds + ", " + penalties + ", " + rounds + ", " + repeats);
        }
    }

    /** Everything: for tables nobody knows yet. */
    public static LearnerSettings full(long seed) {
        return new LearnerSettings(seed, 1, 5, PENALTIES, List.of(1, 2, 3, 5, 8), 600, 2);
    }

    /** Models whose reasons are look-ups: logistic regression, and trees of at most two splits on a path. */
    public static LearnerSettings collapsible(long seed) {
        return new LearnerSettings(seed, 1, 5, PENALTIES, List.of(1, 2), 600, 2);
    }

    public LearnerSettings withThreads(int count) {
        return new LearnerSettings(seed, count, folds, penalties, depths, rounds, repeats);
    }

    public LearnerSettings withSeed(long other) {
        return new LearnerSettings(other, threads, folds, penalties, depths, rounds, repeats);
    }

    public LearnerSettings withFolds(int count) {
        return new LearnerSettings(seed, threads, count, penalties, depths, rounds, repeats);
    }

    public LearnerSettings withDepths(List<Integer> others) {
        return new LearnerSettings(seed, threads, folds, penalties, others, rounds, repeats);
    }
}
