package org.renewals.scoring.likelihood.training;

import java.util.List;
import java.util.Random;
import org.renewals.scoring.likelihood.Feature;

/** Small invented rows: a number that matters, one that bends, two that only matter together, a category, noise, gaps. */
final class Invented {

    static final List<Feature> FEATURES = List.of(
            Feature.numeric("straight"),
            Feature.numeric("bent"),
            Feature.numeric("together1"),
            Feature.numeric("together2"),
            Feature.categorical("region", List.of("north", "south", "east", "west")),
            Feature.categorical("shop", shops()),
            Feature.numeric("noise"));

    private Invented() {}

    private static List<String> shops() {
        return java.util.stream.IntStream.range(0, 30).mapToObj(i -> "shop" + i).toList();
    }

    static TrainingRows rows(int count, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[count][FEATURES.size()];
        boolean[] labels = new boolean[count];
        for (int i = 0; i < count; i++) {
            float[] row = rows[i];
            for (int f = 0; f < row.length; f++) {
                row[f] = (float) random.nextGaussian();
            }
            row[4] = random.nextInt(4);
            row[5] = random.nextInt(30);
            double x = row[0] + Math.abs(row[1]) + (row[2] > 0 == row[3] > 0 ? 1 : -1) + (row[4] == 2 ? 1 : 0) - 2;
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-x));
            for (int f = 0; f < row.length; f++) {
                row[f] = random.nextInt(20) == 0 ? Float.NaN : row[f];
            }
        }
        return TrainingRows.of(FEATURES, rows, labels);
    }

    static TrainingRows shuffledLabels(TrainingRows rows, long seed) {
        boolean[] labels = rows.labels().clone();
        Random random = new Random(seed);
        for (int i = labels.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            boolean kept = labels[i];
            labels[i] = labels[j];
            labels[j] = kept;
        }
        return TrainingRows.of(rows.features(), rows.rows(), labels);
    }
}
