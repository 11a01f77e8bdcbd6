package org.renewals.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RoundingTests {

    @Test
    void roundsHalfUp() {
        assertThat(Rounding.hundredths(4.655)).isEqualTo(466);
        assertThat(Rounding.hundredths(4.6549)).isEqualTo(465);
        assertThat(Rounding.hundredths(-4.655)).isEqualTo(-465);
        assertThat(Rounding.twoDecimals(81.925)).isEqualTo(81.93);
    }

    /** 1.005 is less than its decimal form in binary; it has to round like the decimal somebody wrote down. */
    @Property
    void roundsEveryDecimalAsItIsWritten(@ForAll @IntRange(min = 0, max = 100_000) int thousandths) {
        BigDecimal decimal = BigDecimal.valueOf(thousandths, 3);
        assertThat(Rounding.hundredths(decimal.doubleValue()))
                .isEqualTo(decimal.setScale(2, RoundingMode.HALF_UP)
                        .unscaledValue()
                        .longValueExact());
    }

    @Test
    void settlesBinaryNoiseButNothingThatMatters() {
        assertThat(Rounding.settled(0.1 + 0.2)).isEqualTo(0.3);
        assertThat(Rounding.settled(69.99999999999999)).isEqualTo(70);
        assertThat(Rounding.settled(69.99999999)).isLessThan(70);
        assertThat(Rounding.settled(Double.NaN)).isNaN();
    }
}
