package org.renewals.scoring.likelihood.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.scoring.likelihood.Calibrator;
import org.renewals.scoring.likelihood.Feature;
import org.renewals.scoring.likelihood.LikelihoodModel;
import org.renewals.scoring.likelihood.TreePart;

/** Our own scores and reasons of boosted trees are those of the library that trained them. */
class NativeAgreementTests {

    private static final int ROWS = 1000;
    private static final int WIDTH = 9;
    private static final int ROUNDS = 25;
    private static final double FLOAT_NOISE = 1e-5;
    private static final double ADDITIVE = 1e-9;
    private static final double BASE_SCORE = 0.3;

    @BeforeAll
    static void needsTheLibrary() {
        assumeThat(TreeFit.obstacle()).as("XGBoost's native code").isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 8})
    void marginsAndContributionsAgree(int depth) throws XGBoostError {
        float[][] rows = rows(depth);
        DMatrix matrix = matrix(rows);
        Booster booster = XGBoost.train(
                matrix,
                Map.of(
                        "objective",
                        "binary:logistic",
                        "tree_method",
                        "hist",
                        "max_depth",
                        depth,
                        "eta",
                        0.2,
                        "base_score",
                        BASE_SCORE,
                        "min_child_weight",
                        0.5,
                        "nthread",
                        1),
                ROUNDS,
                Map.of(),
                null,
                null);
        float[][] margins = booster.predict(matrix, true);
        float[][] contributions = booster.predictContrib(matrix, 0);
        TreePart part = BoosterTrees.part(booster, Math.log(BASE_SCORE / (1 - BASE_SCORE)), new float[WIDTH][0]);
        LikelihoodModel made =
                new LikelihoodModel(features(), List.of(new LikelihoodModel.Member(part, 1)), Calibrator.NONE);
        LikelihoodModel reread = LikelihoodModel.fromJson(made.toJson());
        assertThat(reread.toJson()).isEqualTo(made.toJson());

        for (int i = 0; i < ROWS; i++) {
            double[] walked = new double[WIDTH];
            part.addContributions(rows[i], 1, walked);
            assertThat(part.margin(rows[i])).isEqualTo(margins[i][0], within(FLOAT_NOISE));
            assertThat(part.base() + sum(walked)).isEqualTo(part.margin(rows[i]), within(ADDITIVE));
            // shallow trees are collapsed into tables here, deeper ones walked
            double[] asked = new double[WIDTH];
            double logOdds = reread.contributions(rows[i], asked);
            assertThat(logOdds).isEqualTo(reread.logOdds(rows[i]), within(ADDITIVE));
            assertThat(reread.base() + sum(asked)).isEqualTo(part.margin(rows[i]), within(ADDITIVE));
            for (int f = 0; f < WIDTH; f++) {
                assertThat(walked[f]).isEqualTo(contributions[i][f], within(FLOAT_NOISE));
                assertThat(asked[f]).isEqualTo(walked[f], within(ADDITIVE));
            }
            assertThat(part.base()).isEqualTo(contributions[i][WIDTH], within(FLOAT_NOISE));
            assertThat(made.logOdds(rows[i])).isEqualTo(reread.logOdds(rows[i]));
        }
        double[] together = new double[ROWS];
        made.logOdds(rows, together);
        for (int i = 0; i < ROWS; i++) {
            assertThat(together[i]).isEqualTo(made.logOdds(rows[i]));
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static List<Feature> features() {
        List<Feature> features = new ArrayList<>();
        for (int f = 0; f < WIDTH; f++) {
            features.add(Feature.numeric("f" + f));
        }
        return features;
    }

    private static float[][] rows(long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[ROWS][WIDTH];
        for (float[] row : rows) {
            for (int f = 0; f < WIDTH; f++) {
                row[f] =
                        random.nextInt(10) == 0 ? Float.NaN : f < 3 ? random.nextInt(4) : (float) random.nextGaussian();
            }
        }
        return rows;
    }

    private static DMatrix matrix(float[][] rows) throws XGBoostError {
        float[] cells = new float[ROWS * WIDTH];
        float[] labels = new float[ROWS];
        Random random = new Random(5);
        for (int i = 0; i < ROWS; i++) {
            System.arraycopy(rows[i], 0, cells, i * WIDTH, WIDTH);
            double x = known(rows[i][0]) + known(rows[i][4]) * known(rows[i][5]) + known(rows[i][7]) - 2;
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-x)) ? 1 : 0;
        }
        DMatrix matrix = new DMatrix(cells, ROWS, WIDTH, Float.NaN);
        matrix.setLabel(labels);
        return matrix;
    }

    private static double known(float cell) {
        return Float.isNaN(cell) ? -1 : cell;
    }
}
