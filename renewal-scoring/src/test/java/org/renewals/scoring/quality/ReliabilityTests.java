package org.renewals.scoring.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTests {

    @Test
    void binsHoldEquallyManyAndBeginWithTheLeastLikely() {
        Forecasts forecasts = Examples.graded(100);
        List<Reliability.Bin> bins = Reliability.of(forecasts).bins();
        assertThat(bins).hasSize(10).allMatch(bin -> bin.contracts() == 10);
        // 0.005, 0.015, … 0.095
        assertThat(bins.get(0).stated()).isEqualTo(0.05, within(1e-12));
        assertThat(bins.get(9).stated()).isEqualTo(0.95, within(1e-12));
        assertThat(bins.stream().mapToInt(Reliability.Bin::renewed).sum()).isEqualTo(forecasts.renewed());
    }

    @Test
    void equalProbabilitiesStayTogether() {
        Forecasts forecasts =
                Examples.of(new double[] {0.9, 0.2, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.2}, "-x-xxxxxxx--");
        assertThat(Reliability.of(forecasts).bins())
                .extracting(Reliability.Bin::contracts, Reliability.Bin::renewed)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 1), org.assertj.core.groups.Tuple.tuple(10, 7));
    }

    @Test
    void fewerContractsThanBinsAreABinEach() {
        assertThat(Reliability.of(Examples.of(new double[] {0.1, 0.5, 0.7}, "-x-"))
                        .bins())
                .hasSize(3);
    }

    @Test
    void tenthsOfTheScaleAreToldApartWhereTheyBegin() {
        List<Reliability.Bin> tenths =
                Reliability.byTenths(Examples.of(new double[] {0, 0.0999, 0.1, 0.95, 1}, "--xx-"));
        assertThat(tenths).hasSize(10);
        assertThat(tenths.get(0).contracts()).isEqualTo(2);
        assertThat(tenths.get(1).observed()).isEqualTo(1);
        assertThat(tenths.get(9).contracts()).isEqualTo(2);
        assertThat(tenths.get(9).stated()).isEqualTo(0.975, within(1e-12));
        assertThat(tenths.get(5).contracts()).isZero();
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Examples.of(new double[] {1.5}, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Examples.of(new double[] {Double.NaN}, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Examples.of(new double[] {0.5, 0.6}, "x"));
    }
}
