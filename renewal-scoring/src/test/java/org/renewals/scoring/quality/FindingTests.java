package org.renewals.scoring.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Gains, alarms, skill, and the sums that were forecast. */
class FindingTests {

    private static final double[] TENTHS = {0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95};

    @Test
    void gainsCountLossesFromTheLeastLikelyRenewalOn() {
        Gains gains = Gains.of(Examples.of(TENTHS, "-x-xxxxx-x", new double[] {70, 1, 20, 1, 1, 1, 1, 1, 10, 1}));
        assertThat(gains.points()).hasSize(10);
        assertThat(gains.points().get(0).looked()).isEqualTo(0.1);
        assertThat(gains.points().get(0).found()).isEqualTo(1 / 3.0, within(1e-12));
        assertThat(gains.points().get(0).foundValue()).isEqualTo(0.7, within(1e-12));
        assertThat(gains.points().get(0).lift()).isEqualTo(10 / 3.0, within(1e-12));
        assertThat(gains.points().get(2).found()).isEqualTo(2 / 3.0, within(1e-12));
        assertThat(gains.points().get(7).found()).isEqualTo(2 / 3.0, within(1e-12));
        assertThat(gains.points().get(9).found()).isEqualTo(1, within(1e-12));
    }

    @Test
    void aTieIsCutEvenlyWhateverTheOrderOfTheRows() {
        double[] same = new double[10];
        Arrays.fill(same, 0.5);
        for (String outcomes : new String[] {"--xxxxxxxx", "xxxxxxxx--"}) {
            assertThat(Gains.of(Examples.of(same, outcomes)).points())
                    .allMatch(point -> Math.abs(point.found() - point.looked()) < 1e-12);
        }
    }

    @Test
    void theTopTenthOfTheGainsIsTheLift() {
        Forecasts forecasts = Examples.drawn(3, 1000, 0, 1);
        double[] ofLoss =
                Arrays.stream(forecasts.probabilities()).map(p -> 1 - p).toArray();
        boolean[] lost = new boolean[forecasts.size()];
        for (int row = 0; row < lost.length; row++) {
            lost[row] = !forecasts.isRenewed(row);
        }
        assertThat(Gains.of(forecasts).points().get(0).lift()).isEqualTo(Metrics.liftAt10(ofLoss, lost), within(1e-9));
    }

    @Test
    void alarmsAreRaisedBelowTheThreshold() {
        Detection detection = Detection.below(0.45, Examples.of(TENTHS, "-x-xxxxx-x"));
        assertThat(detection).isEqualTo(new Detection(4, 2, 3));
        assertThat(detection.precision()).isEqualTo(0.5);
        assertThat(detection.recall()).isEqualTo(2 / 3.0);
        assertThat(detection.f1()).isEqualTo(4 / 7.0);
        assertThat(Detection.below(0, Examples.of(TENTHS, "-x-xxxxx-x")).precision())
                .isNaN();
        assertThat(Detection.below(0.5, Examples.of(TENTHS, "xxxxxxxxxx")).recall())
                .isNaN();
    }

    @Test
    void oneProbabilityForAllIsNoSkill() {
        boolean[] outcomes = {true, true, true, false};
        double[] rates = {0.75, 0.75, 0.75, 0.75};
        assertThat(Skill.brierOf(0.75, 0.75)).isEqualTo(Metrics.brier(rates, outcomes), within(1e-12));
        assertThat(Skill.logLossOf(0.75, 0.75)).isEqualTo(Metrics.logLoss(rates, outcomes), within(1e-12));
        double[] wrong = {0.4, 0.4, 0.4, 0.4};
        assertThat(Skill.brierOf(0.4, 0.75)).isEqualTo(Metrics.brier(wrong, outcomes), within(1e-12));
        assertThat(Skill.logLossOf(0.4, 0.75)).isEqualTo(Metrics.logLoss(wrong, outcomes), within(1e-12));
        assertThat(Skill.of(0.15, 0.1875)).isEqualTo(0.2, within(1e-12));
        assertThat(Skill.of(0.2, 0.1)).isEqualTo(-1);
        assertThat(Skill.of(0.2, 0)).isNaN();
        assertThat(Skill.logLossOf(1, 0.5)).isFinite();
    }

    @Test
    void errorsOfPeriodsDoNotCancelInTheAccuracyButDoInTheBias() {
        ForecastAccuracy accuracy = ForecastAccuracy.of(new double[] {110, 90, 60}, new double[] {100, 100, 50});
        assertThat(accuracy.accuracy()).isEqualTo(1 - 30 / 250.0, within(1e-12));
        assertThat(accuracy.bias()).isEqualTo(10 / 250.0, within(1e-12));
        assertThat(ForecastAccuracy.of(new double[] {5}, new double[] {0}).accuracy())
                .isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForecastAccuracy.of(new double[] {5}, new double[] {0, 1}));
    }
}
