package org.renewals.scoring.likelihood.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.renewals.scoring.likelihood.Effect;
import org.renewals.scoring.likelihood.LogisticPart;

/**
 * Ridge logistic regression by Newton's method on one set of rows. Numbers are held between their outer quantiles, halved to
 * a spread of one half (so that they weigh like a yes or no under the penalty), and may bend at inner quantiles; missing
 * numbers count as the mean with an effect of their own; rare levels of a category share one effect.
 */
final class LogisticFit {

    private static final double SPREAD = 0.5;
    private static final double OUTER = 0.005;
    private static final int RARE = 10;
    private static final int PIECES = 5;
    private static final int MOST_BENT = 60;
    private static final int MOST_LEVELS = 60;
    private static final int MANY_VALUES = 10;
    private static final int MAX_STEPS = 30;
    private static final double CONVERGED = 1e-8;

    private final TrainingRows rows;
    private final List<Term> terms = new ArrayList<>();
    private final int columns;
    private final int[][] index;
    private final double[][] value;
    private double[] beta;

    /** @param bent whether effects of numbers may bend; in very wide tables they stay straight */
    LogisticFit(TrainingRows rows, boolean bent) {
        this.rows = rows;
        int pieces = bent && rows.features().size() <= MOST_BENT ? PIECES : 1;
        int next = 1;
        for (int f = 0; f < rows.features().size(); f++) {
            Term term = rows.features().get(f).isCategorical()
                    ? new Levels(rows, f, next)
                    : new Ramps(rows, f, next, pieces);
            terms.add(term);
            next += term.columns();
        }
        columns = next;
        index = new int[rows.size()][];
        value = new double[rows.size()][];
        int[] indices = new int[columns];
        double[] values = new double[columns];
        for (int i = 0; i < rows.size(); i++) {
            indices[0] = 0;
            values[0] = 1;
            int size = 1;
            for (int f = 0; f < terms.size(); f++) {
                size = terms.get(f).fill(rows.cell(i, f), indices, values, size);
            }
            index[i] = Arrays.copyOf(indices, size);
            value[i] = Arrays.copyOf(values, size);
        }
        beta = new double[columns];
        double rate = (rows.positives() + 0.5) / (rows.size() + 1.0);
        beta[0] = Math.log(rate / (1 - rate));
    }

    /** Minimises {@code Σ log-loss + penalty ÷ 2 · Σ β²}, the base left free, starting from the last penalty's result. */
    LogisticPart fit(double penalty) {
        double loss = loss(beta, penalty);
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] direction = newtonStep(penalty);
            double scale = 1;
            double[] tried = moved(direction, scale);
            double triedLoss = loss(tried, penalty);
            while (!(triedLoss <= loss) && scale > 1e-6) {
                scale /= 2;
                tried = moved(direction, scale);
                triedLoss = loss(tried, penalty);
            }
            double gain = loss - triedLoss;
            if (!(gain >= 0)) {
                break;
            }
            beta = tried;
            loss = triedLoss;
            if (gain < CONVERGED * rows.size()) {
                break;
            }
        }
        return part();
    }

    private double[] moved(double[] direction, double scale) {
        double[] moved = beta.clone();
        for (int j = 0; j < columns; j++) {
            moved[j] += scale * direction[j];
        }
        return moved;
    }

    private double loss(double[] at, double penalty) {
        double loss = 0;
        for (int i = 0; i < index.length; i++) {
            double margin = margin(at, i);
            double against = rows.labels()[i] ? -margin : margin;
            loss += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
        }
        for (int j = 1; j < columns; j++) {
            loss += penalty / 2 * at[j] * at[j];
        }
        return loss;
    }

    private double margin(double[] at, int row) {
        double margin = 0;
        for (int k = 0; k < index[row].length; k++) {
            margin += at[index[row][k]] * value[row][k];
        }
        return margin;
    }

    private double[] newtonStep(double penalty) {
        double[][] curvature = new double[columns][columns];
        double[] down = new double[columns];
        for (int i = 0; i < index.length; i++) {
            double p = 1 / (1 + Math.exp(-margin(beta, i)));
            double error = (rows.labels()[i] ? 1 : 0) - p;
            double weight = Math.max(p * (1 - p), 1e-10);
            int[] at = index[i];
            double[] values = value[i];
            for (int k = 0; k < at.length; k++) {
                down[at[k]] += error * values[k];
                double[] line = curvature[at[k]];
                double weighted = weight * values[k];
                for (int m = 0; m <= k; m++) {
                    line[at[m]] += weighted * values[m];
                }
            }
        }
        for (int j = 0; j < columns; j++) {
            curvature[j][j] += j == 0 ? 1e-9 : penalty;
            down[j] -= j == 0 ? 0 : penalty * beta[j];
        }
        return Cholesky.solve(curvature, down);
    }

    private LogisticPart part() {
        double base = beta[0];
        List<Effect> effects = new ArrayList<>();
        for (int f = 0; f < terms.size(); f++) {
            double mean = 0;
            for (int i = 0; i < rows.size(); i++) {
                mean += terms.get(f).effect(rows.cell(i, f), beta);
            }
            mean /= rows.size();
            base += mean;
            effects.add(terms.get(f).effect(beta, mean));
        }
        return new LogisticPart(base, effects);
    }

    /** One feature's columns of the regression. */
    private interface Term {

        int columns();

        /** Appends the columns that are not 0 for the cell, ascending; returns the new size. */
        int fill(float cell, int[] indices, double[] values, int size);

        double effect(float cell, double[] beta);

        /** The effect less its mean. */
        Effect effect(double[] beta, double mean);
    }

    private static final class Ramps implements Term {

        private final int first;
        private final double[] from;
        private final double[] to;
        private final double[] scale;
        private final double[] mean;
        private final boolean anyMissing;

        Ramps(TrainingRows rows, int feature, int first, int pieces) {
            this.first = first;
            double[] sorted = new double[rows.size()];
            int known = 0;
            for (int i = 0; i < rows.size(); i++) {
                if (!Float.isNaN(rows.cell(i, feature))) {
                    sorted[known++] = rows.cell(i, feature);
                }
            }
            anyMissing = known < rows.size();
            sorted = Arrays.copyOf(sorted, known);
            Arrays.sort(sorted);
            double[] knots = knots(sorted, pieces);
            int ramps = Math.max(0, knots.length - 1);
            from = Arrays.copyOfRange(knots, 0, ramps);
            to = Arrays.copyOfRange(knots, Math.min(1, knots.length), knots.length);
            scale = new double[ramps];
            mean = new double[ramps];
            for (int r = 0; r < ramps; r++) {
                double sum = 0;
                double squares = 0;
                for (double x : sorted) {
                    double y = ramp(r, x);
                    sum += y;
                    squares += y * y;
                }
                mean[r] = sum / known;
                double deviation = Math.sqrt(Math.max(squares / known - mean[r] * mean[r], 0));
                scale[r] = deviation > 0 ? SPREAD / deviation : 0;
            }
        }

        private static double[] knots(double[] sorted, int pieces) {
            if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
                return new double[0];
            }
            int last = sorted.length - 1;
            double low = sorted[(int) (OUTER * last)];
            double high = sorted[last - (int) (OUTER * last)];
            if (low == high) {
                return new double[] {sorted[0], sorted[last]};
            }
            boolean many =
                    Arrays.stream(sorted).distinct().limit(MANY_VALUES + 1).count() > MANY_VALUES;
            double[] knots = new double[(many ? pieces : 1) + 1];
            for (int k = 0; k < knots.length; k++) {
                knots[k] = k == 0 ? low : k == knots.length - 1 ? high : sorted[(int) ((long) k * last / pieces)];
            }
            return Arrays.stream(knots).distinct().toArray();
        }

        private double ramp(int r, double x) {
            return Math.min(to[r], Math.max(from[r], x)) - from[r];
        }

        @Override
        public int columns() {
            return from.length + (anyMissing ? 1 : 0);
        }

        @Override
        public int fill(float cell, int[] indices, double[] values, int size) {
            int at = size;
            boolean missing = Float.isNaN(cell);
            for (int r = 0; r < from.length; r++) {
                double x = missing ? mean[r] : ramp(r, cell);
                if (x != 0) {
                    indices[at] = first + r;
                    values[at++] = scale[r] * x;
                }
            }
            if (missing && anyMissing) {
                indices[at] = first + from.length;
                values[at++] = 1;
            }
            return at;
        }

        @Override
        public double effect(float cell, double[] beta) {
            boolean missing = Float.isNaN(cell);
            double sum = missing && anyMissing ? beta[first + from.length] : 0;
            for (int r = 0; r < from.length; r++) {
                sum += beta[first + r] * scale[r] * (missing ? mean[r] : ramp(r, cell));
            }
            return sum;
        }

        @Override
        public Effect effect(double[] beta, double meanEffect) {
            double[] slope = new double[from.length];
            for (int r = 0; r < slope.length; r++) {
                slope[r] = beta[first + r] * scale[r];
            }
            return Effect.ofNumber(-meanEffect, effect(Float.NaN, beta) - meanEffect, from, to, slope);
        }
    }

    private static final class Levels implements Term {

        private static final int NO_COLUMN = -1;

        /** By level, the missing one last. */
        private final int[] column;

        private final int columns;

        Levels(TrainingRows rows, int feature, int first) {
            int levels = rows.features().get(feature).levels().size();
            int[] seen = new int[levels + 1];
            for (int i = 0; i < rows.size(); i++) {
                float cell = rows.cell(i, feature);
                seen[Float.isNaN(cell) ? levels : (int) cell]++;
            }
            int least = leastRows(seen);
            column = new int[levels + 1];
            int next = first;
            boolean anyRare = false;
            for (int level = 0; level <= levels; level++) {
                if (seen[level] >= least) {
                    column[level] = next++;
                } else {
                    anyRare |= seen[level] > 0;
                }
            }
            int rare = anyRare ? next++ : NO_COLUMN;
            for (int level = 0; level <= levels; level++) {
                if (seen[level] < least) {
                    column[level] = level == levels && seen[level] == 0 ? NO_COLUMN : rare;
                }
            }
            columns = next - first;
        }

        /** Rows that a level needs for an effect of its own, so that not too many have one. */
        private static int leastRows(int[] seen) {
            int[] sorted = seen.clone();
            Arrays.sort(sorted);
            return sorted.length <= MOST_LEVELS ? RARE : Math.max(RARE, 1 + sorted[sorted.length - 1 - MOST_LEVELS]);
        }

        private int columnOf(float cell) {
            return column[Float.isNaN(cell) ? column.length - 1 : (int) cell];
        }

        @Override
        public int columns() {
            return columns;
        }

        @Override
        public int fill(float cell, int[] indices, double[] values, int size) {
            int c = columnOf(cell);
            if (c == NO_COLUMN) {
                return size;
            }
            indices[size] = c;
            values[size] = 1;
            return size + 1;
        }

        @Override
        public double effect(float cell, double[] beta) {
            int c = columnOf(cell);
            return c == NO_COLUMN ? 0 : beta[c];
        }

        @Override
        public Effect effect(double[] beta, double meanEffect) {
            int levels = column.length - 1;
            double[] byLevel = new double[levels];
            for (int level = 0; level < levels; level++) {
                byLevel[level] = column[level] == NO_COLUMN ? 0 : beta[column[level]] - meanEffect;
            }
            return Effect.ofLevels(byLevel, column[levels] == NO_COLUMN ? 0 : beta[column[levels]] - meanEffect);
        }
    }
}
