package org.renewals.scoring.likelihood;

import java.util.List;

/**
 * Exact Shapley values of trees of any depth, unknown features averaged along the paths (TreeSHAP's path-dependent game;
 * Lundberg et al., Nature Machine Intelligence 2, 2020).
 *
 * <p>The Shapley value of a leaf's game is an integral over [0, 1] of a polynomial: each condition of the path counts with
 * {@code t} as it holds for the row and with {@code 1 − t} as its share. A polynomial of degree d − 1 is integrated without
 * error by Gauss' rule with ⌈d / 2⌉ points, all terms of one sign.
 */
final class PathReasons {

    private final int leaves;
    private final int[] first;
    private final double[] value;
    private final int[] feature;
    private final float[] from;
    private final float[] to;
    private final boolean[] missing;
    private final double[] share;
    /** By condition and point: (1 − share) ÷ (t + (1 − t) · share), what a condition that holds earns. */
    private final double[] gain;

    private final int[] firstGain;
    private final GaussRule[] rules;

    PathReasons(List<Leaf> all) {
        List<Leaf> used =
                all.stream().filter(leaf -> !leaf.conditions().isEmpty()).toList();
        int deepest = used.stream().mapToInt(l -> l.conditions().size()).max().orElse(0);
        int size = used.stream().mapToInt(l -> l.conditions().size()).sum();
        int gains = used.stream()
                .mapToInt(l -> l.conditions().size() * points(l.conditions().size()))
                .sum();
        rules = new GaussRule[deepest + 1];
        for (int d = 1; d <= deepest; d++) {
            rules[d] = new GaussRule(points(d));
        }
        leaves = used.size();
        first = new int[leaves + 1];
        firstGain = new int[leaves];
        value = new double[leaves];
        feature = new int[size];
        from = new float[size];
        to = new float[size];
        missing = new boolean[size];
        share = new double[size];
        gain = new double[gains];
        int c = 0;
        int g = 0;
        for (int i = 0; i < leaves; i++) {
            Leaf leaf = used.get(i);
            firstGain[i] = g;
            value[i] = leaf.value();
            GaussRule rule = rules[leaf.conditions().size()];
            for (Leaf.Condition condition : leaf.conditions()) {
                feature[c] = condition.feature();
                from[c] = condition.from();
                to[c] = condition.to();
                missing[c] = condition.missing();
                share[c] = condition.share();
                for (int q = 0; q < rule.size(); q++) {
                    gain[g++] = (1 - share[c]) / (rule.point(q) + (1 - rule.point(q)) * share[c]);
                }
                c++;
            }
            first[i + 1] = c;
        }
    }

    private static int points(int conditions) {
        return (conditions + 1) / 2;
    }

    /** Adds weight × Shapley value by feature; the cells are as the trees compare them. */
    void add(float[] cells, double weight, double[] into) {
        double[] product = new double[points(rules.length)];
        boolean[] holds = new boolean[rules.length];
        for (int leaf = 0; leaf < leaves; leaf++) {
            int start = first[leaf];
            int conditions = first[leaf + 1] - start;
            GaussRule rule = rules[conditions];
            int points = rule.size();
            for (int q = 0; q < points; q++) {
                product[q] = rule.weight(q);
            }
            for (int i = 0; i < conditions; i++) {
                int c = start + i;
                float cell = cells[feature[c]];
                boolean held = Float.isNaN(cell) ? missing[c] : cell >= from[c] && cell < to[c];
                holds[i] = held;
                double z = share[c];
                for (int q = 0; q < points; q++) {
                    double t = rule.point(q);
                    double averaged = (1 - t) * z;
                    product[q] *= held ? t + averaged : averaged;
                }
            }
            double earned = weight * value[leaf];
            double loss = 0;
            for (int q = 0; q < points; q++) {
                loss += product[q] / (1 - rule.point(q));
            }
            int g = firstGain[leaf];
            for (int i = 0; i < conditions; i++, g += points) {
                double phi = -loss;
                if (holds[i]) {
                    phi = 0;
                    for (int q = 0; q < points; q++) {
                        phi += product[q] * gain[g + q];
                    }
                }
                into[feature[start + i]] += earned * phi;
            }
        }
    }
}
