package org.renewals.scoring.likelihood.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.renewals.scoring.likelihood.Effect;
import org.renewals.scoring.likelihood.LogisticPart;

/**
 * Ridge logistic regression by Newton's method on one set of rows. Numbers are held between their outer quantiles, brought to
 * a spread of one half (so that they weigh like a yes or no under the penalty), and may bend at inner quantiles; missing
 * numbers count as the mean with an effect of their own; rare levels of a category share one effect.
 *
 * <p>One penalty holds for all effects, or the evidence sets one for each: the line of a number, its bends, its absence, the
 * levels of a category. It is the fixed point of MacKay's update (Neural Computation 4(3), 1992): the number of effects that
 * the rows determine ÷ the sum of their squares. What tells nothing is penalised until it is silent.
 */
final class LogisticFit {

    private static final double SPREAD = 0.5;
    private static final double OUTER = 0.005;
    private static final int RARE = 10;
    private static final int MOST_PIECES = 6;
    /** Rows of the rarer outcome that each piece of an effect needs: with fewer, bends are accidents. */
    private static final int ROWS_A_PIECE = 100;

    private static final int MOST_BENT = 60;
    private static final int MOST_LEVELS = 60;
    private static final int MAX_STEPS = 30;
    private static final double CONVERGED = 1e-8;

    private static final double FIRST_PENALTY = 4;
    private static final double LEAST_PENALTY = 1;
    /** From which on an effect is silent. */
    private static final double MOST_PENALTY = 1e4;

    private static final int MAX_UPDATES = 12;
    private static final double LEAST_CURVATURE = 1e-9;

    /** Newton's steps between two updates: the penalties need no exact minimum on the way. */
    private static final int STEPS_BETWEEN = 2;

    /** Change of a penalty, as a natural logarithm, below which the update has converged. */
    private static final double STEADY = 0.1;

    private final TrainingRows rows;
    private final List<Term> terms = new ArrayList<>();
    private final int columns;
    private final int[][] index;
    private final double[][] value;
    private final List<int[]> groups = new ArrayList<>();
    private double[] beta;

    /** @param bent whether effects of numbers may bend; with few rows or in very wide tables they stay straight */
    LogisticFit(TrainingRows rows, boolean bent) {
        this.rows = rows;
        int pieces = bent ? pieces(rows) : 1;
        int next = 1;
        for (int f = 0; f < rows.features().size(); f++) {
            Term term = rows.features().get(f).isCategorical()
                    ? new Levels(rows, f, next)
                    : new Bends(rows, f, next, pieces);
            terms.add(term);
            next = addGroups(term, next);
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

    /** Straight pieces that a bent effect is made of with so many rows, at most. */
    static int pieces(TrainingRows rows) {
        int rarer = Math.min(rows.positives(), rows.size() - rows.positives());
        return rows.features().size() > MOST_BENT ? 1 : Math.max(1, Math.min(MOST_PIECES, rarer / ROWS_A_PIECE));
    }

    private int addGroups(Term term, int first) {
        int next = first;
        for (int size : term.groups()) {
            if (size > 0) {
                groups.add(new int[] {next, next + size});
                next += size;
            }
        }
        return next;
    }

    /** Minimises {@code Σ log-loss + penalty ÷ 2 · Σ β²}, the base left free, starting from the last penalty's result. */
    LogisticPart fit(double penalty) {
        minimise(constant(penalty), MAX_STEPS);
        return part();
    }

    /** Minimises the same with the penalties that the evidence gives. */
    LogisticPart fitByEvidence() {
        double[] penalties = constant(FIRST_PENALTY);
        minimise(penalties, MAX_STEPS);
        for (int update = 0; update < MAX_UPDATES && update(penalties) > STEADY; update++) {
            silence(penalties);
            minimise(penalties, STEPS_BETWEEN);
        }
        minimise(penalties, MAX_STEPS);
        return part();
    }

    private double[] constant(double penalty) {
        double[] penalties = new double[columns];
        Arrays.fill(penalties, 1, columns, penalty);
        return penalties;
    }

    /** Brings the penalties nearer to what the evidence gives; returns the greatest change of one, as a logarithm. */
    private double update(double[] penalties) {
        double[][] curvature = new double[columns][columns];
        addCurvature(curvature, new double[columns]);
        for (int j = 0; j < columns; j++) {
            curvature[j][j] += j == 0 ? LEAST_CURVATURE : penalties[j];
        }
        double[] variance = Cholesky.inverseDiagonal(curvature);
        double change = 0;
        for (int[] group : groups) {
            double before = penalties[group[0]];
            double determined = group[1] - group[0];
            double squares = 0;
            for (int j = group[0]; j < group[1]; j++) {
                determined -= before * variance[j];
                squares += beta[j] * beta[j];
            }
            double after = squares > 0 ? Math.max(determined, 0) / squares : MOST_PENALTY;
            after = Math.min(MOST_PENALTY, Math.max(LEAST_PENALTY, after));
            Arrays.fill(penalties, group[0], group[1], after);
            change = Math.max(change, Math.abs(Math.log(after / before)));
        }
        return change;
    }

    /** Takes columns that the evidence has silenced out of the rows, for good: they would cost time and say nothing. */
    private void silence(double[] penalties) {
        boolean[] silent = new boolean[columns];
        boolean any = false;
        for (int[] group : groups) {
            if (penalties[group[0]] == MOST_PENALTY && beta[group[0]] != 0) {
                Arrays.fill(silent, group[0], group[1], true);
                Arrays.fill(beta, group[0], group[1], 0);
                any = true;
            }
        }
        if (!any) {
            return;
        }
        for (int i = 0; i < index.length; i++) {
            int size = 0;
            for (int k = 0; k < index[i].length; k++) {
                if (!silent[index[i][k]]) {
                    index[i][size] = index[i][k];
                    value[i][size++] = value[i][k];
                }
            }
            index[i] = Arrays.copyOf(index[i], size);
            value[i] = Arrays.copyOf(value[i], size);
        }
    }

    private void minimise(double[] penalties, int steps) {
        double loss = loss(beta, penalties);
        for (int step = 0; step < steps; step++) {
            double[] direction = newtonStep(penalties);
            double scale = 1;
            double[] tried = moved(direction, scale);
            double triedLoss = loss(tried, penalties);
            while (!(triedLoss <= loss) && scale > 1e-6) {
                scale /= 2;
                tried = moved(direction, scale);
                triedLoss = loss(tried, penalties);
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
    }

    private double[] moved(double[] direction, double scale) {
        double[] moved = beta.clone();
        for (int j = 0; j < columns; j++) {
            moved[j] += scale * direction[j];
        }
        return moved;
    }

    private double loss(double[] at, double[] penalties) {
        double loss = 0;
        for (int i = 0; i < index.length; i++) {
            double margin = margin(at, i);
            double against = rows.labels()[i] ? -margin : margin;
            loss += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
        }
        for (int j = 1; j < columns; j++) {
            loss += penalties[j] / 2 * at[j] * at[j];
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

    private double[] newtonStep(double[] penalties) {
        double[][] curvature = new double[columns][columns];
        double[] down = new double[columns];
        addCurvature(curvature, down);
        for (int j = 0; j < columns; j++) {
            curvature[j][j] += j == 0 ? LEAST_CURVATURE : penalties[j];
            down[j] -= penalties[j] * beta[j];
        }
        return Cholesky.solve(curvature, down);
    }

    /** Adds the second derivatives of the log-loss (lower triangle) and the way down its slope. */
    private void addCurvature(double[][] curvature, double[] down) {
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

        /** Columns by what is penalised together, in their order. */
        int[] groups();

        /** Appends the columns that are not 0 for the cell, ascending; returns the new size. */
        int fill(float cell, int[] indices, double[] values, int size);

        double effect(float cell, double[] beta);

        /** The effect less its mean. */
        Effect effect(double[] beta, double mean);
    }

    /**
     * A line between the outer knots, and one ramp more from each inner knot on, so that the effect bends there: what the
     * penalty holds down is the bend, not the slope.
     */
    private static final class Bends implements Term {

        private static final double[] NONE = {};

        private final int first;
        /** The outer knots and the inner ones between them; none where every known cell is the same. */
        private final double[] knots;

        private final double scale;
        /** By column, of the known cells. */
        private final double[] mean;

        private final boolean anyMissing;

        Bends(TrainingRows rows, int feature, int first, int pieces) {
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
            knots = knots(sorted, pieces);
            mean = new double[Math.max(0, knots.length - 1)];
            double squares = 0;
            for (double x : sorted) {
                for (int r = 0; r < mean.length; r++) {
                    mean[r] += ramp(r, x) / known;
                }
                squares += mean.length == 0 ? 0 : ramp(0, x) * ramp(0, x) / known;
            }
            double deviation = mean.length == 0 ? 0 : Math.sqrt(Math.max(squares - mean[0] * mean[0], 0));
            scale = deviation > 0 ? SPREAD / deviation : 0;
        }

        private static double[] knots(double[] sorted, int pieces) {
            if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
                return NONE;
            }
            int last = sorted.length - 1;
            double low = sorted[(int) (OUTER * last)];
            double high = sorted[last - (int) (OUTER * last)];
            if (low == high) {
                return new double[] {sorted[0], sorted[last]};
            }
            double[] knots = new double[pieces + 1];
            for (int k = 0; k < knots.length; k++) {
                knots[k] = k == 0 ? low : k == knots.length - 1 ? high : sorted[(int) ((long) k * last / pieces)];
            }
            return Arrays.stream(knots).distinct().toArray();
        }

        /** How far a number is past a knot, held at the last one. */
        private double ramp(int r, double x) {
            return Math.min(knots[knots.length - 1], Math.max(knots[r], x)) - knots[r];
        }

        @Override
        public int[] groups() {
            return new int[] {Math.min(1, mean.length), Math.max(0, mean.length - 1), anyMissing ? 1 : 0};
        }

        @Override
        public int fill(float cell, int[] indices, double[] values, int size) {
            int at = size;
            boolean missing = Float.isNaN(cell);
            for (int r = 0; r < mean.length; r++) {
                double x = missing ? mean[r] : ramp(r, cell);
                if (x != 0) {
                    indices[at] = first + r;
                    values[at++] = scale * x;
                }
            }
            if (missing && anyMissing) {
                indices[at] = first + mean.length;
                values[at++] = 1;
            }
            return at;
        }

        @Override
        public double effect(float cell, double[] beta) {
            boolean missing = Float.isNaN(cell);
            double sum = missing && anyMissing ? beta[first + mean.length] : 0;
            for (int r = 0; r < mean.length; r++) {
                sum += beta[first + r] * scale * (missing ? mean[r] : ramp(r, cell));
            }
            return sum;
        }

        @Override
        public Effect effect(double[] beta, double meanEffect) {
            double[] slope = new double[mean.length];
            double sum = 0;
            for (int r = 0; r < slope.length; r++) {
                sum += beta[first + r] * scale;
                slope[r] = sum;
            }
            double[] from = mean.length == 0 ? NONE : Arrays.copyOfRange(knots, 0, mean.length);
            double[] to = mean.length == 0 ? NONE : Arrays.copyOfRange(knots, 1, knots.length);
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
        public int[] groups() {
            return new int[] {columns};
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
