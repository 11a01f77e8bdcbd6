package org.renewals.scoring.quality;

import java.util.ArrayList;
import java.util.List;

/** How much of what is lost lies among the contracts most likely to be lost, tenth by tenth; a tie is cut evenly. */
public record Gains(List<Point> points) {

    private static final int TENTHS = 10;

    public Gains {
        points = List.copyOf(points);
    }

    /**
     * @param looked share of all contracts looked at, the most likely losses first
     * @param found share of the lost contracts among them; NaN if none was lost
     * @param foundValue share of the lost monthly value; NaN if none was lost
     */
    public record Point(double looked, double found, double foundValue) {

        /** How many times more losses were found than by looking anywhere. */
        public double lift() {
            return found / looked;
        }
    }

    public static Gains of(Forecasts forecasts) {
        int rows = forecasts.size();
        double[] lost = new double[TENTHS];
        double[] lostValue = new double[TENTHS];
        double found = 0;
        double foundValue = 0;
        for (int from = 0, to; from < rows; from = to) {
            to = forecasts.endOfTie(from);
            double tied = 0;
            double tiedValue = 0;
            for (int row = from; row < to; row++) {
                if (!forecasts.isRenewed(row)) {
                    tied++;
                    tiedValue += forecasts.value(row);
                }
            }
            for (int tenth = 0; tenth < TENTHS; tenth++) {
                double reached = (tenth + 1) * (double) rows / TENTHS;
                double share = Math.min(1, Math.max(0, (reached - from) / (to - from)));
                lost[tenth] += tied * share;
                lostValue[tenth] += tiedValue * share;
            }
            found += tied;
            foundValue += tiedValue;
        }
        List<Point> points = new ArrayList<>();
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            points.add(new Point((tenth + 1.0) / TENTHS, lost[tenth] / found, lostValue[tenth] / foundValue));
        }
        return new Gains(points);
    }
}
