package org.renewals.scoring.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BandTests {

    @Test
    void boundsBelongToTheBetterBand() {
        assertThat(Band.of(0.70)).isEqualTo(Band.GREEN);
        assertThat(Band.of(0.6999)).isEqualTo(Band.AMBER);
        assertThat(Band.of(0.40)).isEqualTo(Band.AMBER);
        assertThat(Band.of(0.3999)).isEqualTo(Band.RED);
    }

    @Test
    void theEndsOfTheScaleHaveABand() {
        assertThat(Band.of(0)).isEqualTo(Band.RED);
        assertThat(Band.of(1)).isEqualTo(Band.GREEN);
    }

    @Test
    void binaryNoiseDoesNotMoveAContract() {
        assertThat(Band.of(0.1 + 0.6)).isEqualTo(Band.GREEN);
        assertThat(Band.of(0.7 - 1e-15)).isEqualTo(Band.GREEN);
    }

    @Test
    void whatIsNoProbabilityHasNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Band.of(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Band.of(1.01));
    }
}
