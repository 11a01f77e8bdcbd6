package org.renewals.scoring.likelihood.training;

import java.util.Arrays;
import java.util.BitSet;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.renewals.scoring.likelihood.TreePart;
import org.renewals.scoring.likelihood.Trees;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes trees over from XGBoost. */
public final class BoosterTrees {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private BoosterTrees() {}

    /**
     * The booster's trees as they are saved, number by number.
     *
     * @param bias log-odds of the booster's {@code base_score}
     * @param codes by feature the number of each level it was trained with; empty for a numeric feature
     */
    public static TreePart part(Booster booster, double bias, float[][] codes) throws XGBoostError {
        JsonNode saved = MAPPER.readTree(booster.toByteArray("json"));
        JsonNode all =
                saved.path("learner").path("gradient_booster").path("model").path("trees");
        int nodes = 0;
        for (JsonNode tree : all) {
            nodes += tree.path("left_children").size();
        }
        int[] roots = new int[all.size()];
        int[] feature = new int[nodes];
        float[] threshold = new float[nodes];
        int[] left = new int[nodes];
        float[] cover = new float[nodes];
        BitSet missingLeft = new BitSet();
        int next = 0;
        for (int t = 0; t < roots.length; t++) {
            JsonNode tree = all.get(t);
            roots[t] = next;
            int[] old = new int[tree.path("left_children").size()];
            int size = 1;
            for (int n = 0; n < size; n++) {
                int from = old[n];
                int child = tree.path("left_children").get(from).asInt();
                int at = roots[t] + n;
                threshold[at] = (float) tree.path("split_conditions").get(from).asDouble();
                cover[at] = (float) tree.path("sum_hessian").get(from).asDouble();
                feature[at] = -1;
                if (child >= 0) {
                    feature[at] = tree.path("split_indices").get(from).asInt();
                    missingLeft.set(at, tree.path("default_left").get(from).asInt() == 1);
                    left[at] = roots[t] + size;
                    old[size++] = child;
                    old[size++] = tree.path("right_children").get(from).asInt();
                }
            }
            next += size;
        }
        return new TreePart(
                bias,
                codes,
                Trees.of(
                        roots,
                        Arrays.copyOf(feature, next),
                        Arrays.copyOf(threshold, next),
                        Arrays.copyOf(left, next),
                        missingLeft,
                        Arrays.copyOf(cover, next)));
    }
}
