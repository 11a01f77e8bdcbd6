package org.renewals.scoring.likelihood.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.renewals.scoring.likelihood.LikelihoodModel;
import org.renewals.scoring.quality.Metrics;

class LearnerTests {

    private static final LearnerSettings QUICK =
            new LearnerSettings(3, 2, 4, List.of(1.0, 16.0), List.of(1, 2, 4), 150, 1);

    @Test
    void foretellsRowsItHasNotSeen() {
        Training training = Learner.train(Invented.rows(2000, 1), QUICK);
        TrainingRows others = Invented.rows(2000, 2);
        double[] stated = probabilities(training.model(), others);
        assertThat(Metrics.auc(stated, others.labels())).isGreaterThan(0.75);
        assertThat(Metrics.ece(stated, others.labels())).isLessThan(0.05);
    }

    @Test
    void rowsHeldOutAreForetoldAsWellAsNewOnes() {
        TrainingRows rows = Invented.rows(2000, 1);
        Training training = Learner.train(rows, QUICK);
        TrainingRows others = Invented.rows(4000, 2);
        double[] held = Arrays.stream(training.heldOut())
                .map(LikelihoodModel::probability)
                .toArray();
        assertThat(Metrics.logLoss(held, rows.labels()))
                .isEqualTo(Metrics.logLoss(probabilities(training.model(), others), others.labels()), within(0.04));
    }

    @Test
    void sameSeedSameBytesWhateverTheThreads() {
        TrainingRows rows = Invented.rows(600, 4);
        String once = Learner.train(rows, QUICK).model().toJson();
        assertThat(Learner.train(rows, QUICK.withThreads(1)).model().toJson()).isEqualTo(once);
        assertThat(Learner.train(rows, QUICK.withSeed(4)).model().toJson()).isNotEqualTo(once);
    }

    @Test
    void contributionsAddUpAndSurviveText() {
        TrainingRows rows = Invented.rows(800, 5);
        LikelihoodModel model = Learner.train(rows, QUICK).model();
        LikelihoodModel reread = LikelihoodModel.fromJson(model.toJson());
        double[] into = new double[Invented.FEATURES.size()];
        for (float[] row : rows.rows()) {
            double logOdds = model.contributions(row, into);
            assertThat(model.base() + Arrays.stream(into).sum()).isEqualTo(logOdds, within(1e-9));
            assertThat(model.logOdds(row)).isEqualTo(logOdds, within(1e-9));
            assertThat(reread.logOdds(row)).isEqualTo(model.logOdds(row));
        }
        assertThat(reread.features()).isEqualTo(Invented.FEATURES);
    }

    @Test
    void chanceIsNotForetold() {
        TrainingRows chance = Invented.shuffledLabels(Invented.rows(1500, 6), 6);
        TrainingRows others = Invented.shuffledLabels(Invented.rows(1500, 7), 7);
        double[] stated = probabilities(Learner.train(chance, QUICK).model(), others);
        assertThat(Metrics.auc(stated, others.labels()))
                .isEqualTo(0.5, within(3 * Metrics.aucStandardError(stated, others.labels())));
        assertThat(Metrics.logLoss(stated, others.labels()))
                .isLessThan(entropy(Metrics.baseRate(others.labels())) + 0.01);
    }

    @Test
    void collapsibleModelsHoldNoDeepTree() {
        assumeThat(TreeFit.obstacle()).isNull();
        Training training = Learner.train(Invented.rows(600, 8), LearnerSettings.collapsible(1));
        assertThat(training.treesObstacle()).isEmpty();
        assertThat(training.candidates())
                .extracting(Candidate::name)
                .allMatch(name -> name.matches("(logistic|logistic-evidence|trees-1|trees-2)/.*"));
        assertThat(training.candidates().stream().mapToDouble(Candidate::weight).sum())
                .isEqualTo(1, within(1e-9));
    }

    @Test
    void withoutTreesLogisticRegressionServes() {
        TrainingRows rows = Invented.rows(600, 9);
        Training training = Learner.train(rows, QUICK.withDepths(List.of()));
        assertThat(training.candidates()).hasSize(2);
        assertThat(training.log()).isEmpty();
        assertThat(Metrics.auc(probabilities(training.model(), rows), rows.labels()))
                .isGreaterThan(0.7);
    }

    @Test
    void refusesRowsOfOneOutcome() {
        TrainingRows rows = Invented.rows(50, 1);
        TrainingRows one = TrainingRows.of(rows.features(), rows.rows(), new boolean[50]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Learner.train(one, QUICK))
                .withMessageContaining("0 of 50");
        assertThatIllegalArgumentException().isThrownBy(() -> Learner.train(rows, QUICK, List.of()));
    }

    private static double entropy(double rate) {
        return -rate * Math.log(rate) - (1 - rate) * Math.log(1 - rate);
    }

    private static double[] probabilities(LikelihoodModel model, TrainingRows rows) {
        double[] logOdds = new double[rows.size()];
        model.logOdds(rows.rows(), logOdds);
        return Arrays.stream(logOdds).map(LikelihoodModel::probability).toArray();
    }
}
