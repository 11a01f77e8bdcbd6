package org.renewals.scoring.run;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.likelihood.Feature;
import org.renewals.scoring.likelihood.LikelihoodModel;
import org.renewals.scoring.likelihood.StagedModel;
import org.renewals.scoring.likelihood.training.LearnerSettings;
import org.renewals.scoring.likelihood.training.Split;
import org.renewals.scoring.likelihood.training.Splits;
import org.renewals.scoring.likelihood.training.TrainingRows;
import org.renewals.scoring.model.Forecaster;
import org.renewals.scoring.model.Measured;
import org.renewals.scoring.model.ModelQuality;
import org.renewals.scoring.model.ModelQuality.Influence;
import org.renewals.scoring.quality.Metrics;

/**
 * Holds a new model against the one in use, the base rate and last year's rate, on the latest block of months. Each part of
 * their customers is foretold by a model that saw no outcome of the block and no row of these customers.
 */
final class ModelTrial {

    /** Blocks of months that are foretold one after the other; the latest of them is the one models are held against. */
    private static final int BLOCKS = 5;

    /** Rows of last year below which its rate says nothing. */
    private static final int LEAST_OF_LAST_YEAR = 30;

    private static final int MONTHS_OF_YEAR = 12;

    private final TrainingRows rows;
    private final LearnerSettings settings;
    private final List<Split> latest;
    private final TrainingRows held;

    /** The model in use, where it is one. */
    record Champion(String version, YearMonth knownUntil, StagedModel model) {}

    private ModelTrial(TrainingRows rows, LearnerSettings settings, List<Split> latest) {
        this.rows = rows;
        this.settings = settings;
        this.latest = latest;
        this.held = rows.only(latest.stream()
                .flatMapToInt(split -> Arrays.stream(split.validation()))
                .toArray());
    }

    /**
     * @param rows with times
     * @return null if there is too little history to hold any of it out
     */
    static @Nullable ModelTrial of(TrainingRows rows, LearnerSettings settings) {
        List<Split> splits = Splits.outOfTime(rows, BLOCKS).stream()
                .filter(split -> StagedLearner.isEnough(rows.only(split.training())))
                .toList();
        if (splits.isEmpty()) {
            return null;
        }
        // the splits of a block share its months
        int start = observed(rows, splits.get(splits.size() - 1)).min().orElseThrow();
        return new ModelTrial(
                rows,
                settings,
                splits.stream()
                        .filter(split -> observed(rows, split).max().orElseThrow() >= start)
                        .toList());
    }

    private static IntStream observed(TrainingRows rows, Split split) {
        return Arrays.stream(split.validation()).map(row -> rows.observed()[row]);
    }

    /**
     * @param model trained on all rows; only what it looks at is told of it, its worth is that of models trained without the block
     * @param champion null for the expert scorecard, whose inputs are no features
     */
    ModelQuality quality(StagedModel model, @Nullable Champion champion) {
        double[] foretold = new double[held.size()];
        int trainedOn = 0;
        int next = 0;
        for (Split split : latest) {
            TrainingRows before = rows.only(split.training());
            StagedModel fresh = StagedLearner.train(before, settings).model();
            double[] part = probabilities(fresh, rows.only(split.validation()).rows());
            System.arraycopy(part, 0, foretold, next, part.length);
            next += part.length;
            trainedOn += before.size();
        }
        List<Measured> measured = new ArrayList<>();
        measured.add(measured(Forecaster.MODEL, null, foretold));
        if (champion != null) {
            measured.add(measured(
                    Forecaster.CHAMPION,
                    champion.version(),
                    probabilities(champion.model(), recoded(champion.model().features()))));
        }
        measured.add(measured(Forecaster.BASE_RATE, null, constant(baseRate())));
        double lastYear = lastYear();
        if (!Double.isNaN(lastYear)) {
            measured.add(measured(Forecaster.LAST_YEAR, null, constant(lastYear)));
        }
        int lastDecided = Arrays.stream(held.decided()).max().orElseThrow();
        return new ModelQuality(
                month(Arrays.stream(held.observed()).min().orElseThrow()),
                month(lastDecided),
                held.size(),
                held.positives(),
                trainedOn / latest.size(),
                champion != null
                        && Arrays.stream(held.decided())
                                .anyMatch(decided -> decided <= TrainingFacts.index(champion.knownUntil())),
                measured,
                influences(model));
    }

    private static double[] probabilities(StagedModel model, float[][] cells) {
        double[] values = new double[cells.length];
        model.logOdds(cells, values);
        return Arrays.stream(values).map(LikelihoodModel::probability).toArray();
    }

    private double[] constant(double probability) {
        double[] values = new double[held.size()];
        Arrays.fill(values, probability);
        return values;
    }

    /** Share renewed among what was decided before the block begins. */
    private double baseRate() {
        int start = Arrays.stream(held.observed()).min().orElseThrow();
        return Metrics.baseRate(rows.only(IntStream.range(0, rows.size())
                        .filter(row -> rows.decided()[row] < start)
                        .toArray())
                .labels());
    }

    /** The held-out rows with the words of another model in the places where it knows them. */
    private float[][] recoded(List<Feature> others) {
        List<Feature> ours = rows.features();
        float[][] cells = new float[held.size()][];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = held.rows()[row].clone();
            for (int f = 0; f < ours.size(); f++) {
                if (ours.get(f).isCategorical()) {
                    float cell = cells[row][f];
                    cells[row][f] = Float.isNaN(cell)
                            ? Float.NaN
                            : others.get(f).cellOf(ours.get(f).levels().get((int) cell));
                }
            }
        }
        return cells;
    }

    /** Share renewed among what was decided in the same months a year before; NaN where too little was. */
    private double lastYear() {
        int first = Arrays.stream(held.decided()).min().orElseThrow() - MONTHS_OF_YEAR;
        int last = Arrays.stream(held.decided()).max().orElseThrow() - MONTHS_OF_YEAR;
        int[] then = IntStream.range(0, rows.size())
                .filter(row -> rows.decided()[row] >= first && rows.decided()[row] <= last)
                .toArray();
        return then.length < LEAST_OF_LAST_YEAR
                ? Double.NaN
                : Metrics.baseRate(rows.only(then).labels());
    }

    private Measured measured(Forecaster who, @Nullable String version, double[] probabilities) {
        boolean[] happened = held.labels();
        return new Measured(
                who,
                version,
                Metrics.logLoss(probabilities, happened),
                Metrics.brier(probabilities, happened),
                known(Metrics.auc(probabilities, happened)),
                known(Metrics.aucStandardError(probabilities, happened)),
                Metrics.ece(probabilities, happened),
                known(Metrics.liftAt10(probabilities, happened)));
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private List<Influence> influences(StagedModel model) {
        double[] sums = new double[model.features().size()];
        double[] contributions = new double[sums.length];
        for (float[] row : held.rows()) {
            model.contributions(row, contributions);
            for (int f = 0; f < sums.length; f++) {
                sums[f] += Math.abs(contributions[f]);
            }
        }
        return IntStream.range(0, sums.length)
                .mapToObj(f -> new Influence(model.features().get(f).name(), sums[f] / held.size()))
                .sorted(Comparator.comparingDouble(Influence::weight).reversed())
                .toList();
    }

    private static YearMonth month(int index) {
        return YearMonth.of(index / MONTHS_OF_YEAR, index % MONTHS_OF_YEAR + 1);
    }
}
