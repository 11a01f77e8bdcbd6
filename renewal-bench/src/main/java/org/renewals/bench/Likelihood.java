package org.renewals.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.renewals.scoring.likelihood.Calibrator;
import org.renewals.scoring.likelihood.Feature;
import org.renewals.scoring.likelihood.LikelihoodModel;
import org.renewals.scoring.likelihood.training.BoosterTrees;

/**
 * P4: log-odds and exact reasons in plain Java beside XGBoost's own of the same trees, one thread each. XGBoost keeps what it
 * predicted for a matrix, so it gets a new one each time, made before the clock starts.
 */
final class Likelihood {

    private static final int WIDTH = 20;
    private static final int SCORED = 100_000;
    private static final int EXPLAINED = 4_000;
    private static final float[][] NUMERIC = new float[WIDTH][0];
    private static final double NANOS = 1e9;

    private final int repeats;
    private final float[][] rows;

    Likelihood(int repeats) {
        this.repeats = repeats;
        Random random = new Random(1);
        rows = new float[SCORED][WIDTH];
        for (float[] row : rows) {
            for (int f = 0; f < WIDTH; f++) {
                row[f] = (float) random.nextGaussian();
            }
        }
    }

    /** Rows a second, ours and XGBoost's, and the least ratio that is good enough. */
    record Figure(String name, double ours, double theirs, String mark) {}

    List<Figure> measure() throws Exception {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(measure(100, 6, "1"));
        figures.addAll(measure(200, 3, "1"));
        figures.addAll(measure(300, 2, "10"));
        return figures;
    }

    private List<Figure> measure(int trees, int depth, String markOfReasons) throws Exception {
        Booster booster = train(trees, depth);
        LikelihoodModel model = new LikelihoodModel(
                features(),
                List.of(new LikelihoodModel.Member(BoosterTrees.part(booster, 0, NUMERIC), 1)),
                Calibrator.NONE);
        double[] into = new double[SCORED];
        double[] reasons = new double[WIDTH];
        String size = trees + " trees of depth " + depth;
        return List.of(
                new Figure(
                        "log-odds, " + size,
                        perSecond(SCORED, () -> timed(() -> model.logOdds(rows, into))),
                        perSecond(SCORED, () -> timedOn(SCORED, matrix -> booster.predict(matrix, true))),
                        "0.5"),
                new Figure(
                        "exact reasons, " + size,
                        perSecond(
                                EXPLAINED,
                                () -> timed(() -> {
                                    for (int i = 0; i < EXPLAINED; i++) {
                                        model.contributions(rows[i], reasons);
                                    }
                                })),
                        perSecond(EXPLAINED, () -> timedOn(EXPLAINED, matrix -> booster.predictContrib(matrix, 0))),
                        markOfReasons));
    }

    private double perSecond(int count, java.util.concurrent.Callable<Duration> measurement) throws Exception {
        // once to warm up
        measurement.call();
        return count * NANOS / Medians.of(repeats, measurement).toNanos();
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What XGBoost does with a matrix. */
    private interface OnMatrix {
        float[][] call(DMatrix matrix) throws XGBoostError;
    }

    private Duration timedOn(int count, OnMatrix work) throws XGBoostError {
        DMatrix matrix = matrix(count);
        try {
            long start = System.nanoTime();
            work.call(matrix);
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            matrix.dispose();
        }
    }

    private DMatrix matrix(int count) throws XGBoostError {
        float[] cells = new float[count * WIDTH];
        for (int i = 0; i < count; i++) {
            System.arraycopy(rows[i], 0, cells, i * WIDTH, WIDTH);
        }
        return new DMatrix(cells, count, WIDTH, Float.NaN);
    }

    private Booster train(int trees, int depth) throws XGBoostError {
        DMatrix matrix = matrix(SCORED);
        float[] labels = new float[SCORED];
        Random random = new Random(2);
        for (int i = 0; i < SCORED; i++) {
            float[] row = rows[i];
            double x = row[0] + row[1] * row[2] + Math.abs(row[3]) + (row[4] > 0 ? row[5] : -row[6]);
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-x)) ? 1 : 0;
        }
        matrix.setLabel(labels);
        try {
            return XGBoost.train(
                    matrix,
                    Map.of(
                            "objective",
                            "binary:logistic",
                            "max_depth",
                            depth,
                            "eta",
                            0.1,
                            "base_score",
                            0.5,
                            "nthread",
                            1),
                    trees,
                    Map.of(),
                    null,
                    null);
        } finally {
            matrix.dispose();
        }
    }

    private static List<Feature> features() {
        List<Feature> features = new ArrayList<>();
        for (int f = 0; f < WIDTH; f++) {
            features.add(Feature.numeric("f" + f));
        }
        return features;
    }
}
