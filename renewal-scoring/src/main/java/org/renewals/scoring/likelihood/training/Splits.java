package org.renewals.scoring.likelihood.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Ways of holding rows out of training (scoring rules: groups stay together, the future trains nothing). */
public final class Splits {

    /** Parts of the groups when the future is foretold. */
    public static final int PARTS = 3;

    private Splits() {}

    /**
     * Cross-validation: every row is held out once, with its whole group, and the folds have as nearly as the groups allow the
     * same number of rows of each class.
     *
     * @throws IllegalArgumentException if there are fewer groups than folds, or fewer than two folds
     */
    public static List<Split> stratified(TrainingRows rows, int folds, long seed) {
        int[] fold = foldOfRow(rows, folds, seed);
        List<Split> splits = new ArrayList<>();
        for (int k = 0; k < folds; k++) {
            int held = k;
            splits.add(new Split(
                    IntStream.range(0, rows.size()).filter(i -> fold[i] != held).toArray(),
                    IntStream.range(0, rows.size()).filter(i -> fold[i] == held).toArray()));
        }
        return splits;
    }

    private static int[] foldOfRow(TrainingRows rows, int folds, long seed) {
        Map<Long, List<Integer>> byGroup = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            byGroup.computeIfAbsent(rows.groups()[i], group -> new ArrayList<>())
                    .add(i);
        }
        if (folds < 2 || byGroup.size() < folds) {
            throw new IllegalArgumentException("Two folds or more need a group of rows each, got " + folds + " folds, "
                    + byGroup.size() + " groups");
        }
        List<List<Integer>> groups = new ArrayList<>(byGroup.values());
        Collections.shuffle(groups, new Random(seed));
        groups.sort(Comparator.comparing((List<Integer> group) -> -group.size()));
        int[] positives = new int[folds];
        int[] negatives = new int[folds];
        int[] fold = new int[rows.size()];
        for (List<Integer> group : groups) {
            int happened = 0;
            for (int row : group) {
                happened += rows.labels()[row] ? 1 : 0;
            }
            int[] first = happened > 0 ? positives : negatives;
            int[] second = happened > 0 ? negatives : positives;
            int best = 0;
            for (int k = 1; k < folds; k++) {
                if (first[k] < first[best] || (first[k] == first[best] && second[k] < second[best])) {
                    best = k;
                }
            }
            positives[best] += happened;
            negatives[best] += group.size() - happened;
            for (int row : group) {
                fold[row] = best;
            }
        }
        return fold;
    }

    /**
     * Rolling origin: the rows' months of observation are cut into blocks, and each block but the first is foretold by rows
     * whose outcome was known before it began. As the same groups appear again and again, each block is foretold group by group:
     * every part of its groups by the rows of all others. Parts that leave one class without a row to train with are passed
     * over.
     *
     * @param rows with times
     * @param blocks to foretell
     * @return at most {@code blocks × }{@value #PARTS} splits, oldest first; none if there is too little history
     */
    public static List<Split> outOfTime(TrainingRows rows, int blocks) {
        int[] starts = starts(rows.observed(), blocks);
        int[] part = partOfRow(rows);
        List<Split> splits = new ArrayList<>();
        for (int b = 0; b < starts.length; b++) {
            int start = starts[b];
            int end = b + 1 < starts.length ? starts[b + 1] : Integer.MAX_VALUE;
            for (int p = 0; p < PARTS; p++) {
                int held = p;
                int[] validation = IntStream.range(0, rows.size())
                        .filter(i -> part[i] == held && rows.observed()[i] >= start && rows.observed()[i] < end)
                        .toArray();
                int[] training = IntStream.range(0, rows.size())
                        .filter(i -> part[i] != held && rows.decided()[i] < start)
                        .toArray();
                int happened = rows.only(training).positives();
                if (validation.length > 0 && happened > 0 && happened < training.length) {
                    splits.add(new Split(training, validation));
                }
            }
        }
        return splits;
    }

    private static int[] partOfRow(TrainingRows rows) {
        long[] groups = Arrays.stream(rows.groups()).distinct().sorted().toArray();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, groups.length).boxed().toList());
        Collections.shuffle(order, new Random(PARTS));
        int[] partOfGroup = new int[groups.length];
        for (int i = 0; i < groups.length; i++) {
            partOfGroup[order.get(i)] = i % PARTS;
        }
        return Arrays.stream(rows.groups())
                .mapToInt(group -> partOfGroup[Arrays.binarySearch(groups, group)])
                .toArray();
    }

    /** First months of the blocks to foretell, each holding as nearly as months allow the same number of rows. */
    private static int[] starts(int[] observed, int blocks) {
        if (blocks < 1) {
            throw new IllegalArgumentException("At least one block is needed, got " + blocks);
        }
        int[] sorted = observed.clone();
        Arrays.sort(sorted);
        return IntStream.rangeClosed(1, blocks)
                .map(b -> sorted[(int) ((long) b * sorted.length / (blocks + 1))])
                .distinct()
                .filter(start -> start > sorted[0])
                .toArray();
    }
}
