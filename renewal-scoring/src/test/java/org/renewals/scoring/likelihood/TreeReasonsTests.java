package org.renewals.scoring.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Reasons of invented trees against the definition of the Shapley value, worked out over all coalitions. */
class TreeReasonsTests {

    private static final int WIDTH = 5;
    private static final double EXACT = 1e-10;

    @Property(tries = 150)
    void reasonsAreShapleyValues(@ForAll @IntRange(min = 1, max = 6) int depth, @ForAll long seed) {
        Random random = new Random(seed);
        Trees trees = invented(2, depth, random);
        TreePart part = new TreePart(0.25, codes(), trees);
        LikelihoodModel model =
                new LikelihoodModel(features(), List.of(new LikelihoodModel.Member(part, 0.5)), Calibrator.NONE);
        for (int i = 0; i < 5; i++) {
            float[] row = row(random);
            double[] walked = new double[WIDTH];
            part.addContributions(row, 1, walked);
            double[] asked = new double[WIDTH];
            model.contributions(row, asked);
            for (int f = 0; f < WIDTH; f++) {
                double shapley = shapley(trees, coded(row), f);
                assertThat(walked[f]).isEqualTo(shapley, within(EXACT));
                assertThat(asked[f]).isEqualTo(shapley / 2, within(EXACT));
            }
            assertThat(part.base()).isEqualTo(0.25 + worth(trees, coded(row), 0), within(EXACT));
            assertThat(part.margin(row)).isEqualTo(0.25 + worth(trees, coded(row), (1 << WIDTH) - 1), within(EXACT));
        }
    }

    @Test
    void integrationIsExactUpToItsDegree() {
        for (int points = 1; points <= 12; points++) {
            GaussRule rule = new GaussRule(points);
            for (int degree = 0; degree < 2 * points; degree++) {
                double integral = 0;
                for (int i = 0; i < points; i++) {
                    integral += rule.weight(i) * Math.pow(rule.point(i), degree);
                }
                assertThat(integral).isEqualTo(1.0 / (degree + 1), within(1e-14));
            }
        }
    }

    private static List<Feature> features() {
        List<Feature> features = new ArrayList<>();
        for (int f = 0; f < WIDTH - 1; f++) {
            features.add(Feature.numeric("f" + f));
        }
        features.add(Feature.categorical("kind", List.of("a", "b", "c")));
        return features;
    }

    private static float[][] codes() {
        float[][] codes = new float[WIDTH][0];
        codes[WIDTH - 1] = new float[] {0.4f, -0.7f, 1.2f};
        return codes;
    }

    private static float[] row(Random random) {
        float[] row = new float[WIDTH];
        for (int f = 0; f < WIDTH; f++) {
            row[f] = random.nextInt(4) == 0
                    ? Float.NaN
                    : f == WIDTH - 1 ? random.nextInt(3) : Math.round(random.nextGaussian() * 2) / 2f;
        }
        return row;
    }

    private static float[] coded(float[] row) {
        float[] coded = row.clone();
        if (!Float.isNaN(row[WIDTH - 1])) {
            coded[WIDTH - 1] = codes()[WIDTH - 1][(int) row[WIDTH - 1]];
        }
        return coded;
    }

    /** Trees whose splits may repeat a feature on a path; thresholds lie on possible values. */
    private static Trees invented(int count, int depth, Random random) {
        List<Integer> feature = new ArrayList<>();
        List<Float> threshold = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        List<Float> cover = new ArrayList<>();
        BitSet missingLeft = new BitSet();
        int[] roots = new int[count];
        for (int t = 0; t < count; t++) {
            roots[t] = feature.size();
            List<int[]> open = new ArrayList<>();
            open.add(new int[] {roots[t], 0});
            feature.add(-1);
            threshold.add((float) random.nextGaussian());
            left.add(0);
            cover.add(64f);
            while (!open.isEmpty()) {
                int[] node = open.remove(0);
                if (node[1] == depth || (node[1] > 0 && random.nextInt(4) == 0)) {
                    continue;
                }
                feature.set(node[0], random.nextInt(WIDTH));
                threshold.set(node[0], Math.round(random.nextGaussian() * 2) / 2f);
                left.set(node[0], feature.size());
                missingLeft.set(node[0], random.nextBoolean());
                float share = 0.1f + 0.8f * random.nextFloat();
                for (int side = 0; side < 2; side++) {
                    open.add(new int[] {feature.size(), node[1] + 1});
                    feature.add(-1);
                    threshold.add((float) random.nextGaussian());
                    left.add(0);
                    cover.add(cover.get(node[0]) * (side == 0 ? share : 1 - share));
                }
            }
        }
        float[] thresholds = new float[feature.size()];
        float[] covers = new float[feature.size()];
        for (int n = 0; n < thresholds.length; n++) {
            thresholds[n] = threshold.get(n);
            covers[n] = cover.get(n);
        }
        return Trees.of(
                roots,
                feature.stream().mapToInt(Integer::intValue).toArray(),
                thresholds,
                left.stream().mapToInt(Integer::intValue).toArray(),
                missingLeft,
                covers);
    }

    private static double shapley(Trees trees, float[] row, int feature) {
        double value = 0;
        for (int others = 0; others < 1 << WIDTH; others++) {
            if ((others >> feature & 1) == 0) {
                int size = Integer.bitCount(others);
                value += factorial(size)
                        * factorial(WIDTH - size - 1)
                        / factorial(WIDTH)
                        * (worth(trees, row, others | 1 << feature) - worth(trees, row, others));
            }
        }
        return value;
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    /** What the trees expect if only those features are known: where one is not, both ways count by their cover. */
    private static double worth(Trees trees, float[] row, int known) {
        double sum = 0;
        for (int root : trees.roots()) {
            sum += worth(trees, row, known, root);
        }
        return sum;
    }

    private static double worth(Trees trees, float[] row, int known, int node) {
        int feature = trees.feature()[node];
        float threshold = trees.threshold()[node];
        if (feature < 0) {
            return threshold;
        }
        int left = trees.left()[node];
        if ((known >> feature & 1) == 1) {
            boolean goesLeft = Float.isNaN(row[feature]) ? trees.missingLeft().get(node) : row[feature] < threshold;
            return worth(trees, row, known, goesLeft ? left : left + 1);
        }
        double all = trees.cover()[node];
        return trees.cover()[left] / all * worth(trees, row, known, left)
                + trees.cover()[left + 1] / all * worth(trees, row, known, left + 1);
    }
}
