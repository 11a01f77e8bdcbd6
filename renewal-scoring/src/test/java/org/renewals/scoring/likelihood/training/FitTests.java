package org.renewals.scoring.likelihood.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.renewals.scoring.likelihood.Calibrator;
import org.renewals.scoring.likelihood.Feature;
import org.renewals.scoring.likelihood.LogisticPart;

/** The small optimisations that training is made of, each against what it must find. */
class FitTests {

    private static final int ROWS = 4000;

    @Test
    void logisticRegressionFindsTheTrueSlopes() {
        Random random = new Random(1);
        float[][] rows = new float[ROWS][];
        boolean[] labels = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = new float[] {(float) random.nextGaussian(), random.nextInt(2)};
            labels[i] = happens(random, -0.5 + 1.2 * rows[i][0] + (rows[i][1] == 1 ? 0.9 : 0));
        }
        LogisticPart part = new LogisticFit(
                        TrainingRows.of(
                                List.of(Feature.numeric("x"), Feature.categorical("k", List.of("a", "b"))),
                                rows,
                                labels),
                        false)
                .fit(0.01);
        assertThat(part.margin(new float[] {1, 0}) - part.margin(new float[] {0, 0}))
                .isEqualTo(1.2, within(0.15));
        assertThat(part.margin(new float[] {0, 1}) - part.margin(new float[] {0, 0}))
                .isEqualTo(0.9, within(0.2));
        double stated = 0;
        double happened = 0;
        for (int i = 0; i < ROWS; i++) {
            stated += 1 / (1 + Math.exp(-part.margin(rows[i])));
            happened += labels[i] ? 1 : 0;
        }
        assertThat(stated).as("a free base meets the mean").isEqualTo(happened, within(0.01));
    }

    @Test
    void aMissingNumberHasAnEffectOfItsOwnAndAnUnknownLevelNone() {
        Random random = new Random(2);
        float[][] rows = new float[ROWS][];
        boolean[] labels = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            boolean missing = random.nextInt(4) == 0;
            rows[i] = new float[] {missing ? Float.NaN : (float) random.nextGaussian(), random.nextInt(2)};
            labels[i] = happens(random, missing ? 1.5 : -1);
        }
        LogisticPart part = new LogisticFit(
                        TrainingRows.of(
                                List.of(Feature.numeric("x"), Feature.categorical("k", List.of("a", "b"))),
                                rows,
                                labels),
                        true)
                .fit(0.1);
        assertThat(part.margin(new float[] {Float.NaN, 0}) - part.margin(new float[] {0, 0}))
                .isEqualTo(2.5, within(0.4));
        double[] contributions = new double[2];
        part.addContributions(new float[] {0, Float.NaN}, 1, contributions);
        assertThat(contributions[1]).isZero();
    }

    @Test
    void aStrongPenaltyLeavesTheBaseRate() {
        TrainingRows rows = Invented.rows(500, 3);
        LogisticPart part = new LogisticFit(rows, true).fit(1e9);
        double rate = rows.positives() / 500.0;
        for (float[] row : rows.rows()) {
            assertThat(part.margin(row)).isEqualTo(Math.log(rate / (1 - rate)), within(1e-3));
        }
    }

    @Test
    void theEvidenceSilencesWhatTellsNothingAndBendsWhereTheTruthDoes() {
        Random random = new Random(5);
        int noise = 20;
        float[][] rows = new float[ROWS][];
        boolean[] labels = new boolean[ROWS];
        List<Feature> features = new ArrayList<>();
        for (int f = 0; f <= noise; f++) {
            features.add(Feature.numeric("x" + f));
        }
        for (int i = 0; i < ROWS; i++) {
            rows[i] = new float[noise + 1];
            for (int f = 0; f <= noise; f++) {
                rows[i][f] = (float) random.nextGaussian();
            }
            labels[i] = happens(random, 0.5 - 2 * Math.max(rows[i][0], 0));
        }
        LogisticPart part = new LogisticFit(TrainingRows.of(features, rows, labels), true).fitByEvidence();

        float[] at = new float[noise + 1];
        double middle = part.margin(at);
        at[0] = -1.5f;
        assertThat(part.margin(at) - middle).as("flat below the bend").isEqualTo(0, within(0.3));
        at[0] = 1.5f;
        assertThat(part.margin(at) - middle).as("steep above it").isEqualTo(-3, within(0.5));
        LogisticPart hearsAll = new LogisticFit(TrainingRows.of(features, rows, labels), true).fit(0.01);
        assertThat(noiseHeard(part, noise)).isLessThan(0.5 * noiseHeard(hearsAll, noise));
    }

    /** Sum of what features without any effect move the margin by, two deviations off. */
    private static double noiseHeard(LogisticPart part, int noise) {
        float[] at = new float[noise + 1];
        double middle = part.margin(at);
        double heard = 0;
        for (int f = 1; f <= noise; f++) {
            for (float x : new float[] {-2, 2}) {
                at[f] = x;
                heard += Math.abs(part.margin(at) - middle);
                at[f] = 0;
            }
        }
        return heard;
    }

    @Test
    void theDiagonalOfTheInverseIsThatOfSolvingForEachColumn() {
        Random random = new Random(6);
        int n = 7;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i][j] = random.nextGaussian();
            }
            matrix[i][i] = 10;
        }
        double[] diagonal = Cholesky.inverseDiagonal(copy(matrix));
        for (int i = 0; i < n; i++) {
            double[] unit = new double[n];
            unit[i] = 1;
            assertThat(diagonal[i]).isEqualTo(Cholesky.solve(copy(matrix), unit)[i], within(1e-12));
        }
    }

    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }

    @Test
    void calibrationUndoesAStretchAndABend() {
        Random random = new Random(4);
        double[] stretched = new double[ROWS];
        double[] bent = new double[ROWS];
        boolean[] labels = new boolean[ROWS];
        Calibrator truth = new Calibrator(0.4, 2, 0.5);
        boolean[] bentLabels = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double logOdds = 2 * random.nextGaussian();
            labels[i] = happens(random, logOdds);
            stretched[i] = 2 * logOdds - 1;
            bent[i] = logOdds;
            bentLabels[i] = happens(random, truth.logOdds(logOdds));
        }
        Calibrator line = CalibrationFit.line(stretched, labels);
        assertThat(line.below()).isEqualTo(0.5, within(0.05)).isEqualTo(line.above());
        assertThat(line.shift()).isEqualTo(0.5, within(0.1));
        Calibrator beta = CalibrationFit.of(bent, bentLabels);
        assertThat(beta.below()).isEqualTo(0.4, within(0.15));
        assertThat(beta.above()).isEqualTo(2, within(0.4));
    }

    @Test
    void whatIsCalibratedIsLeftAlone() {
        Random random = new Random(8);
        double[] margins = new double[ROWS];
        boolean[] labels = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            margins[i] = random.nextGaussian();
            labels[i] = happens(random, margins[i]);
        }
        assertThat(CalibrationFit.of(margins, labels)).isEqualTo(Calibrator.NONE);
    }

    @Test
    void averagesTwoHalvesOfTheTruthAndDropsNoise() {
        Random random = new Random(6);
        double[][] margins = new double[3][ROWS];
        boolean[] labels = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double one = random.nextGaussian();
            double other = random.nextGaussian();
            margins[0][i] = 2 * one;
            margins[1][i] = 2 * other;
            margins[2][i] = random.nextGaussian();
            labels[i] = happens(random, one + other);
        }
        double[] weights = Stack.weights(margins, labels, 0.1);
        assertThat(weights[0]).isEqualTo(0.5, within(0.05));
        assertThat(weights[0] + weights[1]).isEqualTo(1, within(1e-9));
        assertThat(weights[2]).isZero();
    }

    @Test
    void manyLevelsDoNotTellATrainingRowItsOwnLabel() {
        Random random = new Random(7);
        List<String> names = java.util.stream.IntStream.range(0, 300)
                .mapToObj(i -> "shop" + i)
                .toList();
        float[][] rows = new float[900][];
        boolean[] labels = new boolean[900];
        for (int i = 0; i < 900; i++) {
            rows[i] = new float[] {random.nextInt(300)};
            labels[i] = random.nextBoolean();
        }
        CategoryCodes codes =
                new CategoryCodes(TrainingRows.of(List.of(Feature.categorical("shop", names)), rows, labels), 1);
        float[] cells = codes.trainingCells();
        double happened = 0;
        double not = 0;
        int positives = 0;
        for (int i = 0; i < 900; i++) {
            happened += labels[i] ? cells[i] : 0;
            not += labels[i] ? 0 : cells[i];
            positives += labels[i] ? 1 : 0;
        }
        assertThat(happened / positives - not / (900 - positives)).isLessThan(0.01);
    }

    private static boolean happens(Random random, double logOdds) {
        return random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
    }
}
