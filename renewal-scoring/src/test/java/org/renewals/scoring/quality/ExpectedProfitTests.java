package org.renewals.scoring.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExpectedProfitTests {

    @Test
    void theIncompleteBetaFunctionIsABinomialTail() {
        // I_x(1, n) = 1 - (1 - x)^n and I_x(n, 1) = x^n
        assertThat(ExpectedProfit.beta(1, 5, 0.3)).isEqualTo(1 - Math.pow(0.7, 5), within(1e-12));
        assertThat(ExpectedProfit.beta(5, 1, 0.3)).isEqualTo(Math.pow(0.3, 5), within(1e-12));
        assertThat(ExpectedProfit.beta(6, 14, 0)).isZero();
        assertThat(ExpectedProfit.beta(6, 14, 1)).isEqualTo(1, within(1e-12));
        assertThat(ExpectedProfit.beta(6, 14, 0.3)).isEqualTo(1 - ExpectedProfit.beta(14, 6, 0.7), within(1e-12));
    }

    @Test
    void knowingEveryLossIsWorthTheMeanAcceptanceOfEachLessItsContact() {
        // both losses on top and free contacts: offers to the two for any acceptance, 0.3 x 0.95 x 1200 a year each
        Forecasts forecasts = Examples.of(new double[] {0.1, 0.2, 0.8, 0.9}, "--xx");
        ExpectedProfit profit = ExpectedProfit.of(forecasts, 0.05, 0, 12);
        assertThat(profit.perContract()).isEqualTo(0.3 * 0.95 * 1200 * 2 / 4, within(1e-9));
        assertThat(profit.contacted()).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void agreesWithAveragingTheBestCutOverTheDistribution() {
        Forecasts forecasts = Examples.drawn(7, 300, 0, 1);
        ExpectedProfit profit = ExpectedProfit.of(forecasts, 0.05, 40, 1);
        double sum = 0;
        double looked = 0;
        int steps = 4000;
        for (int step = 0; step < steps; step++) {
            double gamma = (step + 0.5) / steps;
            double chance = ExpectedProfit.beta(6, 14, (step + 1.0) / steps)
                    - ExpectedProfit.beta(6, 14, step / (double) steps);
            double running = 0;
            double best = 0;
            int bestCut = 0;
            for (int row = 0; row < forecasts.size(); row++) {
                running += forecasts.isRenewed(row)
                        ? -0.05 * forecasts.value(row) - 40
                        : gamma * 0.95 * forecasts.value(row) - 40;
                if (running > best) {
                    best = running;
                    bestCut = row + 1;
                }
            }
            sum += best * chance;
            looked += bestCut * chance;
        }
        assertThat(profit.perContract()).isEqualTo(sum / forecasts.size(), within(0.01));
        assertThat(profit.contacted()).isEqualTo(looked / forecasts.size(), within(0.01));
    }

    @Test
    void isWorthNothingWhereContactsCostMoreThanContractsEarn() {
        Forecasts forecasts = Examples.of(new double[] {0.1, 0.9}, "-x");
        assertThat(ExpectedProfit.of(forecasts, 0.05, 10_000, 12)).isEqualTo(new ExpectedProfit(0, 0));
    }

    @Test
    void aBetterOrderIsWorthMoreAndNoOrderAsMuchAsNotKnowing() {
        Forecasts honest = Examples.drawn(8, 2000, 0, 1);
        Forecasts upsideDown = Examples.drawn(8, 2000, 0, -1);
        Forecasts silent = Examples.drawn(8, 2000, 0, 0);
        double known = ExpectedProfit.of(honest).perContract();
        double untold = ExpectedProfit.untold(honest);
        assertThat(known).isGreaterThan(untold);
        assertThat(ExpectedProfit.of(upsideDown).perContract()).isLessThan(known);
        assertThat(ExpectedProfit.of(silent).perContract()).isEqualTo(untold, within(1e-6));
        assertThat(untold).isNotNegative();
    }
}
