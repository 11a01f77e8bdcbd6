package org.renewals.scoring.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ForecastQualityTests {

    @Test
    void tooFewCasesHaveCountsButNoFigures() {
        ForecastQuality few = ForecastQuality.of(Examples.graded(29), 0.5);
        assertThat(few.enough()).isFalse();
        assertThat(few.contracts()).isEqualTo(29);
        assertThat(few.own().brier()).isNaN();
        assertThat(few.auc()).isNaN();
        assertThat(few.gains().points()).isEmpty();
        assertThat(ForecastQuality.of(Examples.graded(30), 0.5).enough()).isTrue();
        double[] same = new double[100];
        Arrays.fill(same, 0.9);
        assertThat(ForecastQuality.of(Examples.of(same, "x".repeat(91) + "-".repeat(9)), 0.5)
                        .enough())
                .isFalse();
        assertThat(ForecastQuality.of(Examples.of(same, "x".repeat(90) + "-".repeat(10)), 0.5)
                        .enough())
                .isTrue();
    }

    @Test
    void nobodyIsAHandfulOfZeros() {
        ForecastQuality nobody = ForecastQuality.of(Examples.of(new double[0], ""), Double.NaN);
        assertThat(nobody.contracts()).isZero();
        assertThat(nobody.reliability().bins()).isEmpty();
    }

    @Test
    void falseGreensWereLostAndFalseRedsRenewed() {
        ForecastQuality quality = ForecastQuality.of(
                Examples.of(new double[] {0.1, 0.39, 0.4, 0.69, 0.7, 0.9, 0.95}, "xx---x-"), Double.NaN);
        assertThat(quality.greens()).isEqualTo(3);
        assertThat(quality.falseGreens()).isEqualTo(2);
        assertThat(quality.reds()).isEqualTo(2);
        assertThat(quality.falseReds()).isEqualTo(2);
    }

    @Test
    void honestProbabilitiesBeatBothRatesAndDistortedOnesPay() {
        ForecastQuality honest = ForecastQuality.of(Examples.drawn(9, 5000, 0, 1), 0.6);
        assertThat(honest.own().brier()).isLessThan(honest.base().brier());
        assertThat(honest.base().brier()).isLessThan(honest.lastYear().brier());
        assertThat(honest.own().logLoss()).isLessThan(honest.base().logLoss());
        assertThat(honest.ece()).isLessThan(0.03);
        ForecastQuality tooSure = ForecastQuality.of(Examples.drawn(9, 5000, 0, 2), 0.6);
        assertThat(tooSure.own().logLoss()).isGreaterThan(honest.own().logLoss());
        assertThat(tooSure.auc()).isEqualTo(honest.auc(), within(1e-9));
    }

    @Test
    void theOrderOfTheRowsChangesNothing() {
        double[] probabilities = {0.3, 0.5, 0.5, 0.8, 0.9, 0.2};
        ForecastQuality one = ForecastQuality.of(Examples.of(probabilities, "-x-xx-"), 0.5);
        ForecastQuality other =
                ForecastQuality.of(Examples.of(new double[] {0.9, 0.5, 0.2, 0.3, 0.5, 0.8}, "x---xx"), 0.5);
        assertThat(one.reliability()).isEqualTo(other.reliability());
        assertThat(one.expected()).isEqualTo(other.expected());
    }
}
