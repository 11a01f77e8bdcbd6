package org.renewals.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTests {

    @Test
    void refusesMoreSeriesThanCanBeToldApart() {
        List<ChartSeries> seven =
                IntStream.range(0, 7).mapToObj(i -> series("s" + i, "1")).toList();

        assertThatThrownBy(() -> new Chart(ChartType.LINE, "t", "", 0, List.of("a"), seven))
                .hasMessageContaining("7 series, accepted are 1 to 6");
    }

    @Test
    void refusesAValueTooFewOrTooMany() {
        assertThatThrownBy(() -> new Chart(ChartType.LINE, "t", "", 0, List.of("a", "b"), List.of(series("s", "1"))))
                .hasMessageContaining("'s' has 1 values for 2 categories");
    }

    @Test
    void refusesToStackWhatIsNegative() {
        assertThatThrownBy(
                        () -> new Chart(ChartType.STACKED_BARS, "t", "", 0, List.of("a"), List.of(series("s", "-1"))))
                .hasMessageContaining("negative");
    }

    @Test
    void isEmptyOnlyWithoutAnyValue() {
        assertThat(chart(ChartType.LINE, (String) null).isEmpty()).isTrue();
        assertThat(chart(ChartType.LINE, "0").isEmpty()).isFalse();
    }

    @Test
    void barsBeginAtZeroAndLinesNeedNot() {
        assertThat(ValueScale.of(chart(ChartType.GROUPED_BARS, "980", "1020"))).isEqualTo(new ValueScale(0, 1250, 250));
        assertThat(ValueScale.of(chart(ChartType.LINE, "980", "1020"))).isEqualTo(new ValueScale(980, 1020, 10));
        assertThat(ValueScale.of(chart(ChartType.LINE, "100", "1020")).lower()).isZero();
    }

    @Test
    void theScaleHoldsNegativeValuesTotalsAndTargets() {
        ValueScale changes = ValueScale.of(chart(ChartType.HORIZONTAL_BARS, "-9.96", "2.87"));
        assertThat(changes.lower()).isEqualTo(-10);
        assertThat(changes.upper()).isEqualTo(5);

        Chart stacked = new Chart(
                ChartType.STACKED_BARS, "t", "", 0, List.of("a"), List.of(series("s", "60"), series("u", "70")));
        assertThat(ValueScale.of(stacked).upper()).isGreaterThanOrEqualTo(130);

        Chart target =
                chart(ChartType.LINE, "65.1", "65.6").highlighting(new Highlight.Line("t", new BigDecimal("75")));
        assertThat(ValueScale.of(target).upper()).isGreaterThan(75);
    }

    @Test
    void theScaleSurvivesOneValueAndNone() {
        for (Chart chart : List.of(
                chart(ChartType.LINE, "7"), chart(ChartType.LINE, "0", "0"), chart(ChartType.GROUPED_BARS, (String)
                        null))) {
            ValueScale scale = ValueScale.of(chart);
            assertThat(scale.upper()).isGreaterThan(scale.lower());
            assertThat(scale.step()).isPositive();
        }
    }

    @Test
    void gridLinesAreToldApartByTheirDigits() {
        assertThat(new ValueScale(0, 1, 0.25).decimals()).isEqualTo(2);
        assertThat(new ValueScale(0, 1, 0.2).decimals()).isEqualTo(1);
        assertThat(new ValueScale(0, 1000, 250).decimals()).isZero();
    }

    static Chart chart(ChartType type, String... values) {
        return new Chart(
                type,
                "title",
                "",
                0,
                Collections.nCopies(values.length, "category"),
                List.of(series("series", values)));
    }

    static ChartSeries series(String name, String... values) {
        return new ChartSeries(
                name,
                SeriesStyle.FIRST,
                Arrays.stream(values)
                        .map(v -> v == null ? null : new BigDecimal(v))
                        .toList());
    }
}
