package org.renewals.scoring.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.renewals.scoring.likelihood.Feature;
import org.renewals.scoring.likelihood.LikelihoodModel;
import org.renewals.scoring.likelihood.training.LearnerSettings;
import org.renewals.scoring.likelihood.training.TrainingRows;
import org.renewals.scoring.model.ModelDescription.Calibration;
import org.renewals.scoring.renewal.RenewalStage;

class StagedLearnerTests {

    private static final LearnerSettings SETTINGS = new LearnerSettings(1, 2, 3, List.of(4.0), List.of(), 10, 1);

    /** The same fact weighs three times as much in the last month before the decision as half a year ahead. */
    private static TrainingRows rows(int near, int far) {
        Random random = new Random(4);
        int size = near + far;
        float[][] cells = new float[size][];
        boolean[] labels = new boolean[size];
        long[] customers = new long[size];
        int[] observed = new int[size];
        int[] decided = new int[size];
        for (int i = 0; i < size; i++) {
            boolean last = i < near;
            cells[i] = new float[] {(float) random.nextGaussian(), last ? random.nextInt(15) : 90 + random.nextInt(90)};
            labels[i] = random.nextDouble() < LikelihoodModel.probability(1 + (last ? 1.8 : 0.6) * cells[i][0]);
            customers[i] = i;
            observed[i] = 24_000 + i % 24;
            decided[i] = observed[i] + (last ? 1 : 6);
        }
        return TrainingRows.of(
                        List.of(Feature.numeric("fact"), Feature.numeric("days-to-act")), cells, labels, customers)
                .withTimes(observed, decided);
    }

    @Test
    void aFactWeighsByTheStageOfTheContract() {
        StagedLearner.Trained trained = StagedLearner.train(rows(3000, 3000), SETTINGS);

        assertThat(slope(trained, 10)).isBetween(1.5, 2.1);
        assertThat(slope(trained, 120)).isBetween(0.4, 1.0);
        assertThat(trained.calibrations())
                .extracting(Calibration::stage)
                .containsExactlyInAnyOrder(RenewalStage.NEAR, null, RenewalStage.FAR);
        assertThat(trained.tried()).extracting("stage").contains(RenewalStage.NEAR, RenewalStage.FAR);
    }

    @Test
    void aStageWithTooFewRowsSharesTheModelOfAll() {
        StagedLearner.Trained trained = StagedLearner.train(rows(150, 1000), SETTINGS);

        assertThat(trained.calibrations())
                .extracting(Calibration::stage)
                .containsExactlyInAnyOrder(null, RenewalStage.FAR);
        assertThat(trained.model().model(new float[] {0, 10}))
                .isSameAs(trained.model().model(new float[] {0, 50}));
    }

    @Test
    void rowsThatAreNotOfTheLastMonthSayNothingOfIt() {
        // all decided half a year later: none is like a contract about to be decided
        StagedLearner.Trained trained = StagedLearner.train(rows(0, 1000), SETTINGS);

        assertThat(trained.calibrations()).extracting(Calibration::stage).doesNotContain(RenewalStage.NEAR);
    }

    private static double slope(StagedLearner.Trained trained, float days) {
        return trained.model().logOdds(new float[] {0.5f, days})
                - trained.model().logOdds(new float[] {-0.5f, days});
    }
}
