package org.renewals.scoring.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SampleSizeTests {

    @Test
    void theVectorsOfTheRequirementsHold() {
        assertThat(SampleSize.perGroup(0.20, 0.30)).isEqualTo(294);
        assertThat(SampleSize.perGroup(0.80, 0.88)).isEqualTo(329);
    }

    @Property
    void aSmallerEffectNeedsMoreContracts(
            @ForAll @DoubleRange(min = 0.05, max = 0.9) double rate,
            @ForAll @DoubleRange(min = 0.01, max = 0.05) double effect) {
        assertThat(SampleSize.perGroup(rate, rate + effect))
                .isGreaterThan(SampleSize.perGroup(rate, rate + 2 * effect))
                .isEqualTo(SampleSize.perGroup(rate + effect, rate));
    }

    @Test
    void equalRatesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SampleSize.perGroup(0.8, 0.8));
        assertThatIllegalArgumentException().isThrownBy(() -> SampleSize.perGroup(0.8, 1.2));
    }
}
