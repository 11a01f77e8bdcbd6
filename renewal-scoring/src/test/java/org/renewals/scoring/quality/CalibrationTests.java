package org.renewals.scoring.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTests {

    @Test
    void twoGroupsAreFittedExactly() {
        // said 0.2 of four of which one was renewed, 0.8 of four of which all but one were: logits ∓1.3863 became
        // ∓1.0986
        Calibration calibration =
                Calibration.of(Examples.of(new double[] {0.2, 0.2, 0.2, 0.2, 0.8, 0.8, 0.8, 0.8}, "x---xxx-"));
        assertThat(calibration.intercept()).isEqualTo(0, within(1e-9));
        assertThat(calibration.slope()).isEqualTo(Math.log(3) / Math.log(4), within(1e-9));
    }

    @Test
    void probabilitiesThatOutcomesWereDrawnWithNeedNoCorrection() {
        Calibration calibration = Calibration.of(Examples.drawn(1, 50_000, 0, 1));
        assertThat(calibration.intercept()).isEqualTo(0, within(0.05));
        assertThat(calibration.slope()).isEqualTo(1, within(0.03));
    }

    @Test
    void tellsThatAForecastWasTooSureAndTooHopeful() {
        // stated = 0.5 + 2 x true, so true = -0.25 + 0.5 x stated
        Calibration calibration = Calibration.of(Examples.drawn(2, 50_000, 0.5, 2));
        assertThat(calibration.intercept()).isEqualTo(-0.25, within(0.05));
        assertThat(calibration.slope()).isEqualTo(0.5, within(0.02));
    }

    @Test
    void cannotBeDeterminedFromOneProbabilityOneOutcomeOrWithoutAnError() {
        assertThat(Calibration.of(Examples.of(new double[] {0.5, 0.5, 0.5}, "x-x"))
                        .slope())
                .isNaN();
        assertThat(Calibration.of(Examples.of(new double[] {0.5, 0.6, 0.7}, "xxx"))
                        .slope())
                .isNaN();
        assertThat(Calibration.of(Examples.of(new double[] {0.1, 0.2, 0.7, 0.9}, "--xx"))
                        .slope())
                .isNaN();
    }
}
