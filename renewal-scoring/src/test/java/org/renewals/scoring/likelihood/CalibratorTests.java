package org.renewals.scoring.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CalibratorTests {

    @Property
    void neverFalls(
            @ForAll @DoubleRange(min = 0, max = 5) double below,
            @ForAll @DoubleRange(min = 0, max = 5) double above,
            @ForAll @DoubleRange(min = -40, max = 40) double margin,
            @ForAll @DoubleRange(min = 0, max = 10) double more) {
        Calibrator calibrator = new Calibrator(below, above, 0.3);
        assertThat(calibrator.logOdds(margin + more)).isGreaterThanOrEqualTo(calibrator.logOdds(margin) - 1e-12);
    }

    @Property
    void theMeanSlopeLeadsFromOneMarginToTheOther(
            @ForAll @DoubleRange(min = 0, max = 5) double below,
            @ForAll @DoubleRange(min = 0, max = 5) double above,
            @ForAll @DoubleRange(min = -30, max = 30) double from,
            @ForAll @DoubleRange(min = -30, max = 30) double to) {
        Calibrator calibrator = new Calibrator(below, above, -1);
        assertThat(calibrator.logOdds(from) + calibrator.meanSlope(from, to) * (to - from))
                .isEqualTo(calibrator.logOdds(to), within(1e-9));
    }

    @Test
    void equalSlopesAreAStraightLine() {
        assertThat(Calibrator.NONE.logOdds(-3.7)).isEqualTo(-3.7);
        assertThat(new Calibrator(0.5, 0.5, 1).logOdds(2)).isEqualTo(2);
    }

    @Test
    void aBentOneHasItsSlopesFarFromEvenOdds() {
        Calibrator bent = new Calibrator(0.5, 2, 0);
        assertThat(bent.logOdds(-50) - bent.logOdds(-51)).isEqualTo(0.5, within(1e-9));
        assertThat(bent.logOdds(51) - bent.logOdds(50)).isEqualTo(2, within(1e-9));
        assertThat(bent.meanSlope(0, 0)).isEqualTo(1.25, within(1e-9));
    }

    @Test
    void refusesToFall() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Calibrator(-0.1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Calibrator(1, 1, Double.NaN));
    }
}
