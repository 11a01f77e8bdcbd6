package org.renewals.scoring.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentilesTests {

    @ParameterizedTest
    @CsvSource({"0, 0", "10, 12.5", "15, 25", "20, 37.5", "40, 87.5", "41, 100"})
    void eachOfFourValuesHoldsAQuarter(double value, double percentile) {
        assertThat(Percentiles.ofValues(30, 10, 40, 20).of(value)).isEqualTo(percentile);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "5, 12.5", "10, 25", "100, 50", "1000, 75", "5500, 87.5", "10000, 100", "20000, 100"})
    void quantilesAreJoinedByStraightLines(double value, double percentile) {
        assertThat(Percentiles.ofQuantiles(0, 10, 100, 1_000, 10_000).of(value)).isEqualTo(percentile);
    }

    @Test
    void equalValuesShareTheMiddleOfTheirPlaces() {
        Percentiles percentiles = Percentiles.ofValues(0, 0, 0, 0, 0, 0, 10, 20);
        assertThat(percentiles.of(0)).isEqualTo(37.5);
        assertThat(percentiles.of(10)).isEqualTo(81.25);
        assertThat(Percentiles.ofQuantiles(0, 0, 0, 5, 9).of(0)).isEqualTo(25);
        assertThat(Percentiles.ofValues(7).of(7)).isEqualTo(50);
    }

    @Test
    void whatIsNotKnownHasNoPlace() {
        assertThat(Percentiles.ofValues(1, 2).of(Double.NaN)).isNaN();
    }

    @Test
    void refusesWhatHasNoOrder() {
        assertThatIllegalArgumentException().isThrownBy(Percentiles::ofValues).withMessageContaining("none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Percentiles.ofValues(1, Double.NaN))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Percentiles.ofQuantiles(1))
                .withMessageContaining("got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Percentiles.ofQuantiles(1, 3, 2))
                .withMessageContaining("3.0 before 2.0");
    }

    @Property
    void aHigherValueNeverStandsLower(
            @ForAll @Size(min = 1, max = 30) int[] sample,
            @ForAll @IntRange(min = -50, max = 50) int value,
            @ForAll @DoubleRange(min = 0, max = 20) double more) {
        Percentiles percentiles = Percentiles.ofValues(near(sample));
        assertThat(percentiles.of(value)).isBetween(0.0, 100.0);
        assertThat(percentiles.of(value + more)).isGreaterThanOrEqualTo(percentiles.of(value));
    }

    /** Whatever the values, half of all places lie below the middle. */
    @Property
    void allCustomersTogetherStandInTheMiddle(@ForAll @Size(min = 1, max = 30) int[] sample) {
        double[] values = near(sample);
        Percentiles percentiles = Percentiles.ofValues(values);
        double sum = 0;
        for (double value : values) {
            sum += percentiles.of(value);
        }
        assertThat(sum / values.length).isCloseTo(50, Offset.offset(1e-9));
    }

    /** Into a narrow range, so that there are ties. */
    private static double[] near(int[] sample) {
        double[] values = new double[sample.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = sample[i] % 40;
        }
        return values;
    }
}
