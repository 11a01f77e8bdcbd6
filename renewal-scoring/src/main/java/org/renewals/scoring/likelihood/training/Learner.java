package org.renewals.scoring.likelihood.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.Reason;
import org.renewals.scoring.likelihood.Calibrator;
import org.renewals.scoring.likelihood.LikelihoodModel;
import org.renewals.scoring.likelihood.Part;
import org.renewals.scoring.quality.Metrics;

/**
 * Trains a model: tries families and sizes on the splits' training rows, averages those that foretell the held-out rows best,
 * calibrates the average on the held-out rows, and trains what was chosen once more on all rows.
 */
public final class Learner {

    private static final double LEAST_WEIGHT = 0.05;

    private final TrainingRows rows;
    private final LearnerSettings settings;
    private final List<Split> splits;
    private final boolean trees;
    private final List<boolean[]> heldLabels;

    private Learner(TrainingRows rows, LearnerSettings settings, List<Split> splits, boolean trees) {
        this.rows = rows;
        this.settings = settings;
        this.splits = splits;
        this.trees = trees;
        this.heldLabels = splits.stream()
                .map(split -> rows.only(split.validation()).labels())
                .toList();
    }

    /** Trains with stratified splits of the rows. */
    public static Training train(TrainingRows rows, LearnerSettings settings) {
        return train(rows, settings, Splits.stratified(rows, settings.folds(), settings.seed()));
    }

    /**
     * @throws IllegalArgumentException if the splits are none, or one of them or all rows together hold a single class
     */
    public static Training train(TrainingRows rows, LearnerSettings settings, List<Split> splits) {
        check(rows, splits);
        String obstacle = settings.depths().isEmpty() ? null : TreeFit.obstacle();
        return new Learner(rows, settings, splits, !settings.depths().isEmpty() && obstacle == null).train(obstacle);
    }

    private static void check(TrainingRows rows, List<Split> splits) {
        if (splits.isEmpty()) {
            throw new IllegalArgumentException("At least one split is needed");
        }
        requireBoth(rows, "The training rows");
        for (Split split : splits) {
            requireBoth(rows.only(split.training()), "The training rows of a split");
        }
    }

    private static void requireBoth(TrainingRows rows, String which) {
        int positives = rows.positives();
        if (positives == 0 || positives == rows.size()) {
            throw new IllegalArgumentException(
                    which + " need both outcomes, got " + positives + " of " + rows.size() + " that happened");
        }
    }

    /** A family: what it says of held-out rows by size, and the part it makes of all rows. */
    private interface Family {

        /** By size, margins of the split's held-out rows. */
        List<float[]> heldOut(TrainingRows training, TrainingRows held, long seed);

        Part fit(TrainingRows all, int size, long seed);

        String name(int size);

        int repeats();
    }

    private Training train(@Nullable String obstacle) {
        List<Family> families = new ArrayList<>(List.of(new Straight(), new Bent()));
        if (trees) {
            settings.depths().forEach(depth -> families.add(new BoostedTrees(depth)));
        }
        int[] heldRows = splits.stream()
                .flatMapToInt(split -> Arrays.stream(split.validation()))
                .toArray();
        boolean[] labels = rows.only(heldRows).labels();

        List<List<List<float[]>>> byFamilyAndSplit = tryAll(families);
        int[] sizes = new int[families.size()];
        double[][] margins = new double[families.size()][];
        for (int f = 0; f < families.size(); f++) {
            List<List<float[]>> bySplit = byFamilyAndSplit.get(f);
            sizes[f] = bestSize(bySplit);
            margins[f] = joined(bySplit, sizes[f], heldRows.length);
        }
        double[] weights = Stack.weights(margins, labels, LEAST_WEIGHT);
        double[] average = new double[heldRows.length];
        for (int f = 0; f < weights.length; f++) {
            for (int i = 0; i < average.length; i++) {
                average[i] += weights[f] * margins[f][i];
            }
        }
        Calibrator calibrator = CalibrationFit.of(average, labels);
        List<Candidate> candidates = candidates(families, sizes, margins, labels, weights);
        LikelihoodModel model = new LikelihoodModel(rows.features(), fitAll(families, sizes, weights), calibrator);
        return new Training(
                model,
                candidates,
                heldOut(heldRows, average, calibrator),
                log(obstacle),
                obstacle == null ? "" : obstacle);
    }

    private List<List<List<float[]>>> tryAll(List<Family> families) {
        List<Callable<List<float[]>>> tasks = new ArrayList<>();
        // the slowest first, so that no thread is left with them in the end
        for (int f = families.size() - 1; f >= 0; f--) {
            Family family = families.get(f);
            for (int s = 0; s < splits.size(); s++) {
                Split split = splits.get(s);
                long seed = seed(f, s);
                tasks.add(() -> family.heldOut(rows.only(split.training()), rows.only(split.validation()), seed));
            }
        }
        List<List<float[]>> results = inParallel(tasks);
        List<List<List<float[]>>> byFamily = new ArrayList<>();
        for (int f = 0; f < families.size(); f++) {
            int first = (families.size() - 1 - f) * splits.size();
            byFamily.add(results.subList(first, first + splits.size()));
        }
        return byFamily;
    }

    private List<LikelihoodModel.Member> fitAll(List<Family> families, int[] sizes, double[] weights) {
        List<Callable<LikelihoodModel.Member>> tasks = new ArrayList<>();
        for (int f = families.size() - 1; f >= 0; f--) {
            Family family = families.get(f);
            int size = sizes[f];
            for (int repeat = 0; weights[f] > 0 && repeat < family.repeats(); repeat++) {
                double weight = weights[f] / family.repeats();
                long seed = seed(f, splits.size() + repeat);
                tasks.add(() -> new LikelihoodModel.Member(family.fit(rows, size, seed), weight));
            }
        }
        return inParallel(tasks);
    }

    private long seed(int family, int part) {
        return new SplittableRandom(settings.seed() * 1_000_003 + family * 1009L + part).nextLong();
    }

    private <T> List<T> inParallel(List<Callable<T>> tasks) {
        ExecutorService threads = Executors.newFixedThreadPool(settings.threads());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Training was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Training failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** The size with the least log-loss over all held-out rows, among those that every split tried. */
    private int bestSize(List<List<float[]>> bySplit) {
        int common = bySplit.stream().mapToInt(List::size).min().orElseThrow();
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int size = 0; size < common; size++) {
            double loss = 0;
            for (int s = 0; s < splits.size(); s++) {
                boolean[] labels = heldLabels.get(s);
                loss += labels.length * Stack.logLoss(bySplit.get(s).get(size), labels);
            }
            if (loss < least) {
                least = loss;
                best = size;
            }
        }
        return best;
    }

    private static double[] joined(List<List<float[]>> bySplit, int size, int count) {
        double[] joined = new double[count];
        int next = 0;
        for (List<float[]> sizes : bySplit) {
            for (float margin : sizes.get(size)) {
                joined[next++] = margin;
            }
        }
        return joined;
    }

    private static List<Candidate> candidates(
            List<Family> families, int[] sizes, double[][] margins, boolean[] labels, double[] weights) {
        return IntStream.range(0, families.size())
                .mapToObj(f -> {
                    double loss = 0;
                    for (int i = 0; i < labels.length; i++) {
                        loss += Stack.logLoss(margins[f][i], labels[i]);
                    }
                    return new Candidate(
                            families.get(f).name(sizes[f]),
                            loss / labels.length,
                            Metrics.auc(margins[f], labels),
                            weights[f]);
                })
                .sorted(Comparator.comparingDouble(Candidate::weight).reversed())
                .toList();
    }

    private double[] heldOut(int[] heldRows, double[] average, Calibrator calibrator) {
        double[] sum = new double[rows.size()];
        int[] count = new int[rows.size()];
        for (int i = 0; i < heldRows.length; i++) {
            sum[heldRows[i]] += calibrator.logOdds(average[i]);
            count[heldRows[i]]++;
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = count[i] == 0 ? Double.NaN : sum[i] / count[i];
        }
        return sum;
    }

    private static List<Reason> log(@Nullable String obstacle) {
        return obstacle == null ? List.of() : List.of(Reason.of("likelihood.training.no-trees", obstacle));
    }

    private final class Straight implements Family {

        @Override
        public List<float[]> heldOut(TrainingRows training, TrainingRows held, long seed) {
            LogisticFit fit = new LogisticFit(training, false);
            List<float[]> margins = new ArrayList<>(
                    settings.penalties().stream().map(penalty -> new float[0]).toList());
            // from the strongest penalty down: each result is near the next one
            for (int size : strongestFirst()) {
                margins.set(size, margins(fit.fit(settings.penalties().get(size)), held));
            }
            return margins;
        }

        private int[] strongestFirst() {
            return IntStream.range(0, settings.penalties().size())
                    .boxed()
                    .sorted(Comparator.comparing(
                                    (Integer i) -> settings.penalties().get(i))
                            .reversed())
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        @Override
        public Part fit(TrainingRows all, int size, long seed) {
            return new LogisticFit(all, false).fit(settings.penalties().get(size));
        }

        @Override
        public String name(int size) {
            return "logistic/" + settings.penalties().get(size);
        }

        @Override
        public int repeats() {
            return 1;
        }
    }

    /** Penalties come from the evidence, so there is one size. */
    private final class Bent implements Family {

        @Override
        public List<float[]> heldOut(TrainingRows training, TrainingRows held, long seed) {
            return List.of(margins(new LogisticFit(training, true).fitByEvidence(), held));
        }

        @Override
        public Part fit(TrainingRows all, int size, long seed) {
            return new LogisticFit(all, true).fitByEvidence();
        }

        @Override
        public String name(int size) {
            return "logistic-evidence/" + LogisticFit.pieces(rows);
        }

        @Override
        public int repeats() {
            return 1;
        }
    }

    private static float[] margins(Part part, TrainingRows rows) {
        float[] margins = new float[rows.size()];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = (float) part.margin(rows.rows()[i]);
        }
        return margins;
    }

    private final class BoostedTrees implements Family {

        private final int depth;

        BoostedTrees(int depth) {
            this.depth = depth;
        }

        @Override
        public List<float[]> heldOut(TrainingRows training, TrainingRows held, long seed) {
            return new TreeFit(training, depth, seed).stages(held, settings.rounds());
        }

        @Override
        public Part fit(TrainingRows all, int size, long seed) {
            return new TreeFit(all, depth, seed).fit((size + 1) * TreeFit.STAGE);
        }

        @Override
        public String name(int size) {
            return "trees-" + depth + "/" + (size + 1) * TreeFit.STAGE;
        }

        @Override
        public int repeats() {
            return settings.repeats();
        }
    }
}
