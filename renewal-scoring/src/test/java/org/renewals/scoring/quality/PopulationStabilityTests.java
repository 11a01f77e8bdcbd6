package org.renewals.scoring.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PopulationStabilityTests {

    @Test
    void isTheSumOverBinsOfAFewValues() {
        // shares with half a case: then 50.5/101 and 50.5/101, now 25.5/101 and 75.5/101
        double[] then = twoValues(50, 50);
        double[] now = twoValues(25, 75);
        double expected = (25.5 / 101 - 0.5) * Math.log(25.5 / 50.5) + (75.5 / 101 - 0.5) * Math.log(75.5 / 50.5);
        assertThat(PopulationStability.ofNumbers(then, now)).isEqualTo(expected, within(1e-12));
        assertThat(PopulationStability.ofCodes(then, now)).isEqualTo(expected, within(1e-12));
    }

    @Test
    void theSameIsNoShiftInWhateverOrder() {
        double[] values = new Random(4).doubles(5000).toArray();
        double[] reversed = values.clone();
        for (int i = 0; i < values.length; i++) {
            reversed[i] = values[values.length - 1 - i];
        }
        assertThat(PopulationStability.ofNumbers(values, reversed)).isZero();
    }

    @Test
    void growsWithTheShift() {
        double[] then = new Random(5).doubles(5000).toArray();
        double[] before = {0};
        for (double shift : new double[] {0.02, 0.1, 0.3, 0.6}) {
            double index = PopulationStability.ofNumbers(
                    then, Arrays.stream(then).map(v -> v + shift).toArray());
            assertThat(index).isGreaterThan(before[0]);
            before[0] = index;
        }
        assertThat(before[0]).isGreaterThan(PopulationStability.ACT);
    }

    @Test
    void whatIsMissingHasABinOfItsOwn() {
        double[] known = new Random(6).doubles(1000).toArray();
        double[] halfMissing = known.clone();
        Arrays.fill(halfMissing, 0, 500, Double.NaN);
        double[] allMissing = new double[1000];
        Arrays.fill(allMissing, Double.NaN);
        assertThat(PopulationStability.ofNumbers(known, halfMissing)).isGreaterThan(PopulationStability.ACT);
        assertThat(PopulationStability.ofNumbers(allMissing, known)).isGreaterThan(PopulationStability.ACT);
        assertThat(PopulationStability.ofCodes(allMissing, allMissing)).isZero();
    }

    @Test
    void anUnknownCodeCountsAndNoCaseIsNoFigure() {
        assertThat(PopulationStability.ofCodes(twoValues(50, 50), new double[] {3, 3, 3, 3}))
                .isGreaterThan(PopulationStability.ACT)
                .isFinite();
        assertThat(PopulationStability.ofNumbers(new double[0], new double[] {1}))
                .isNaN();
    }

    private static double[] twoValues(int ones, int twos) {
        return DoubleStream.concat(
                        DoubleStream.generate(() -> 1).limit(ones),
                        DoubleStream.generate(() -> 2).limit(twos))
                .toArray();
    }
}
