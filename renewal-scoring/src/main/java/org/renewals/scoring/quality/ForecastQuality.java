package org.renewals.scoring.quality;

import java.util.Arrays;
import java.util.List;
import org.renewals.scoring.renewal.Band;

/**
 * The figures forecasts are judged by. Renewals are what probabilities are given for; ranking, gains and alarms are about
 * finding the losses. A figure that has no meaning for these forecasts is NaN; where there are too few cases, all are.
 *
 * @param expected renewals: the sum of the probabilities
 * @param enough whether there are {@link #ENOUGH} contracts, and {@link #ENOUGH_OF_EACH} of either outcome
 * @param base losses of the forecast that gives everybody the share that was renewed in the end
 * @param lastYear losses of the one that gives everybody last year's share
 * @param profit of offers in the order of the forecasts
 * @param untoldProfit yuan a contract, of the better of offering to all and to nobody
 * @param falseGreens contracts in the green band that were lost
 * @param falseReds contracts in the red band that were renewed
 * @param tenths by tenths of the scale
 */
public record ForecastQuality(
        int contracts,
        int renewed,
        double expected,
        boolean enough,
        Losses own,
        Losses base,
        double lastYearRate,
        Losses lastYear,
        double ece,
        Calibration calibration,
        double auc,
        double aucError,
        double liftAt10,
        ExpectedProfit profit,
        double untoldProfit,
        int greens,
        int reds,
        int falseGreens,
        int falseReds,
        Reliability reliability,
        List<Reliability.Bin> tenths,
        Gains gains) {

    /** Below this many contracts a share says more of chance than of the forecasts. */
    public static final int ENOUGH = 30;

    /** So many renewals and so many losses are needed to tell them apart. */
    public static final int ENOUGH_OF_EACH = 10;

    private static final Calibration NO_CALIBRATION = new Calibration(Double.NaN, Double.NaN);
    private static final ExpectedProfit NO_PROFIT = new ExpectedProfit(Double.NaN, Double.NaN);

    /** What wrong forecasts cost: 0 for a perfect one. */
    public record Losses(double brier, double logLoss) {

        private static final Losses NONE = new Losses(Double.NaN, Double.NaN);

        private static Losses ofRate(double stated, double observed) {
            return Double.isNaN(stated)
                    ? NONE
                    : new Losses(Skill.brierOf(stated, observed), Skill.logLossOf(stated, observed));
        }
    }

    public ForecastQuality {
        tenths = List.copyOf(tenths);
    }

    /** @param lastYearRate share of contracts that was renewed a year before; NaN where there were none */
    public static ForecastQuality of(Forecasts forecasts, double lastYearRate) {
        int renewed = forecasts.renewed();
        int lost = forecasts.size() - renewed;
        boolean enough = forecasts.size() >= ENOUGH && Math.min(renewed, lost) >= ENOUGH_OF_EACH;
        int greens = 0;
        int reds = 0;
        int falseGreens = 0;
        int falseReds = 0;
        for (int row = 0; row < forecasts.size(); row++) {
            Band band = Band.of(forecasts.probability(row));
            if (band == Band.GREEN) {
                greens++;
                falseGreens += forecasts.isRenewed(row) ? 0 : 1;
            } else if (band == Band.RED) {
                reds++;
                falseReds += forecasts.isRenewed(row) ? 1 : 0;
            }
        }
        Reliability reliability = Reliability.of(forecasts);
        List<Reliability.Bin> tenths = Reliability.byTenths(forecasts);
        if (!enough) {
            return new ForecastQuality(
                    forecasts.size(),
                    renewed,
                    forecasts.expected(),
                    false,
                    Losses.NONE,
                    Losses.NONE,
                    lastYearRate,
                    Losses.NONE,
                    Double.NaN,
                    NO_CALIBRATION,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    NO_PROFIT,
                    Double.NaN,
                    greens,
                    reds,
                    falseGreens,
                    falseReds,
                    reliability,
                    tenths,
                    new Gains(List.of()));
        }
        double rate = renewed / (double) forecasts.size();
        double[] probabilities = forecasts.probabilities();
        boolean[] outcomes = forecasts.outcomes();
        double[] ofLoss = Arrays.stream(probabilities).map(p -> 1 - p).toArray();
        boolean[] isLost = new boolean[outcomes.length];
        for (int row = 0; row < outcomes.length; row++) {
            isLost[row] = !outcomes[row];
        }
        return new ForecastQuality(
                forecasts.size(),
                renewed,
                forecasts.expected(),
                true,
                new Losses(Metrics.brier(probabilities, outcomes), Metrics.logLoss(probabilities, outcomes)),
                Losses.ofRate(rate, rate),
                lastYearRate,
                Losses.ofRate(lastYearRate, rate),
                Metrics.ece(ofLoss, isLost),
                Calibration.of(forecasts),
                Metrics.auc(ofLoss, isLost),
                Metrics.aucStandardError(ofLoss, isLost),
                Metrics.liftAt10(ofLoss, isLost),
                ExpectedProfit.of(forecasts),
                ExpectedProfit.untold(forecasts),
                greens,
                reds,
                falseGreens,
                falseReds,
                reliability,
                tenths,
                Gains.of(forecasts));
    }
}
