package org.renewals.scoring.likelihood.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.likelihood.TreePart;

/** Boosted trees of one depth, trained by XGBoost on one thread. */
final class TreeFit {

    /** Rounds between two looks at the held-out rows. */
    static final int STAGE = 10;

    private static final int PATIENCE = 8;

    private final TrainingRows rows;
    private final CategoryCodes codes;
    private final int depth;
    private final long seed;

    TreeFit(TrainingRows rows, int depth, long seed) {
        this.rows = rows;
        this.codes = new CategoryCodes(rows, seed);
        this.depth = depth;
        this.seed = seed;
    }

    /** What keeps XGBoost's native code from being used here, or null if nothing does. */
    static @Nullable String obstacle() {
        return Loaded.OBSTACLE;
    }

    private static final class Loaded {

        static final @Nullable String OBSTACLE = load();

        private static @Nullable String load() {
            try {
                new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose();
                return null;
            } catch (XGBoostError | LinkageError e) {
                Throwable root = e;
                while (root.getCause() != null) {
                    root = root.getCause();
                }
                return root.getClass().getSimpleName() + ": " + root.getMessage();
            }
        }
    }

    /**
     * Margins of held-out rows after each {@link #STAGE} rounds, up to the most rounds or until they have got worse for long
     * enough.
     */
    List<float[]> stages(TrainingRows held, int rounds) {
        try {
            DMatrix training = matrix(codes.trainingCells(), rows);
            DMatrix others = matrix(codes.cellsOf(held), held);
            Map<String, DMatrix> watched = new LinkedHashMap<>();
            watched.put("held", others);
            Booster booster = XGBoost.train(training, parameters(), 0, watched, null, null);
            try {
                List<float[]> stages = new ArrayList<>();
                double best = Double.POSITIVE_INFINITY;
                int bestStage = 0;
                for (int round = 0; round < rounds; round++) {
                    booster.update(training, round);
                    if ((round + 1) % STAGE == 0) {
                        float[] margins = firstColumn(booster.predict(others, true));
                        stages.add(margins);
                        double loss = Stack.logLoss(margins, held.labels());
                        if (loss < best) {
                            best = loss;
                            bestStage = stages.size();
                        } else if (stages.size() > bestStage + PATIENCE + bestStage / 4) {
                            break;
                        }
                    }
                }
                return stages;
            } finally {
                booster.dispose();
                training.dispose();
                others.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not train trees of depth " + depth, e);
        }
    }

    TreePart fit(int rounds) {
        try {
            DMatrix training = matrix(codes.trainingCells(), rows);
            Booster booster = XGBoost.train(training, parameters(), rounds, Map.of(), null, null);
            try {
                return BoosterTrees.part(booster, bias(), codes.codes());
            } finally {
                booster.dispose();
                training.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not train trees of depth " + depth, e);
        }
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("tree_method", "hist");
        parameters.put("max_depth", depth);
        parameters.put("eta", depth <= 2 ? 0.1 : 0.05);
        parameters.put("subsample", 0.8);
        parameters.put("colsample_bynode", 0.6);
        parameters.put("min_child_weight", 1);
        parameters.put("base_score", baseScore());
        parameters.put("nthread", 1);
        parameters.put("seed", (int) (seed & 0x7FFFFFFF));
        parameters.put("verbosity", 0);
        return parameters;
    }

    private float baseScore() {
        return (float) ((rows.positives() + 0.5) / (rows.size() + 1.0));
    }

    private double bias() {
        double p = baseScore();
        return Math.log(p / (1 - p));
    }

    private static DMatrix matrix(float[] cells, TrainingRows rows) throws XGBoostError {
        DMatrix matrix = new DMatrix(cells, rows.size(), rows.features().size(), Float.NaN);
        float[] labels = new float[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rows.labels()[i] ? 1 : 0;
        }
        matrix.setLabel(labels);
        return matrix;
    }

    private static float[] firstColumn(float[][] predictions) {
        float[] first = new float[predictions.length];
        for (int i = 0; i < first.length; i++) {
            first[i] = predictions[i][0];
        }
        return first;
    }
}
