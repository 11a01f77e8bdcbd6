package org.renewals.reports.monthly;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.content.Block;
import org.renewals.reports.content.Content;
import org.renewals.reports.content.Row;
import org.renewals.reports.text.ReportTexts;

class ChaptersTests {

    private final Wording wording = new Wording(new ReportTexts(), Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC);
    private final Wording english = new Wording(new ReportTexts(), Locale.ENGLISH, ZoneOffset.UTC);

    @Test
    void aSentenceSaysRoseOrFellOnlyIfThatIsPrinted() {
        assertThat(sentence("100000", "104000")).isEqualTo("集团整体收入 10.4 万元，环比上升 4.00%。");
        assertThat(sentence("104000", "100000")).isEqualTo("集团整体收入 10.0 万元，环比下降 3.85%。");
        assertThat(sentence("100000.00", "100000.01")).isEqualTo("集团整体收入 10.0 万元，与上月持平。");
        assertThat(sentence("100000", "100000")).isEqualTo("集团整体收入 10.0 万元，与上月持平。");
    }

    @Test
    void withoutAnEarlierValueNothingIsClaimed() {
        Value now = Value.of(Metric.TOTAL_INCOME, new BigDecimal("100000"));

        assertThat(wording.sentence(now, now.changeFrom(null))).isEqualTo("集团整体收入 10.0 万元，没有更早的月份可比。");
        Value none = Value.notAvailable(Metric.TOTAL_INCOME);
        assertThat(wording.sentence(none, none.changeFrom(now))).isEqualTo("集团整体收入：不适用。");
    }

    @Test
    void sharesAreComparedInPercentagePoints() {
        Value now = Value.share(Metric.INCOME_SHARE, new BigDecimal("38.11"), new BigDecimal("100"));
        Value before = Value.share(Metric.INCOME_SHARE, new BigDecimal("39.08"), new BigDecimal("100"));

        assertThat(wording.sentence(now, now.changeFrom(before))).isEqualTo("整体收入占比 38.11%，环比下降 0.97 PP。");
        assertThat(english.sentence(now, now.changeFrom(before)))
                .isEqualTo("Income share: 38.11%, down 0.97 PP on the month before.");
    }

    @Test
    void fromZeroTheDifferenceIsQuotedInsteadOfAPercentage() {
        Value now = Value.of(Metric.UPGRADES, 7);

        assertThat(wording.sentence(now, now.changeFrom(Value.of(Metric.UPGRADES, 0))))
                .isEqualTo("升级 7 户，环比上升 7。");
    }

    @Test
    void informatizationIsNeverStackedOrAdded() {
        Content content = new Content("");
        new IncomeChapter(wording).write(SampleMonth.province(), content);

        String name = wording.name(Metric.INFORMATIZATION);
        assertThat(content.charts().values())
                .filteredOn(chart ->
                        chart.series().stream().anyMatch(series -> series.name().equals(name)))
                .isNotEmpty()
                .allSatisfy(chart -> assertThat(chart.type()).isEqualTo(ChartType.GROUPED_BARS));
        assertThat(tables(content).get(0).rows())
                .filteredOn(row -> row.cells().get(0).text().equals(name))
                .singleElement()
                .satisfies(row -> assertThat(row.kind()).isEqualTo(Row.Kind.PART));
    }

    @Test
    void theBarsOfTheChartAreTheFiguresOfTheTable() {
        Content content = new Content("");
        new TierChapter(wording).write(SampleMonth.province(), content);

        Chart byCity = content.charts().values().stream()
                .filter(chart -> chart.type() == ChartType.STACKED_BARS)
                .findFirst()
                .orElseThrow();
        Map<String, Row> rows = tables(content).get(2).rows().stream()
                .collect(Collectors.toMap(row -> row.cells().get(0).text(), row -> row));
        assertThat(byCity.categories()).hasSizeGreaterThan(10);
        for (int city = 0; city < byCity.categories().size(); city++) {
            Row row = Objects.requireNonNull(rows.get(byCity.categories().get(city)));
            for (int tier = 0; tier < byCity.series().size(); tier++) {
                BigDecimal drawn = Objects.requireNonNull(
                        byCity.series().get(tier).values().get(city));
                assertThat(row.cells().get(tier + 1).text())
                        .isEqualTo(wording.figures().count(drawn.longValue()));
            }
        }
    }

    @Test
    void amountsInEnglishChartsAreThousands() {
        Content content = new Content("");
        new IncomeChapter(english).write(SampleMonth.province(), content);

        Chart incomes = content.charts().values().iterator().next();
        assertThat(incomes.unit()).isEqualTo("thousand yuan");
        BigDecimal shown =
                Objects.requireNonNull(incomes.series().get(0).values().get(5));
        BigDecimal exact =
                SampleMonth.province().overview().value(Metric.GROUP_PAID).number();
        assertThat(shown).isEqualByComparingTo(exact.movePointLeft(3));
    }

    @Test
    void managersHaveNoOperatingIncomeAndSoNoShareColumns() {
        Content content = new Content("");
        new IncomeChapter(wording).write(SampleMonth.city(), content);

        Block.Table byManager = tables(content).get(2);
        assertThat(byManager.columns())
                .noneMatch(column -> column.head().equals(wording.name(Metric.INCOME_SHARE)))
                .anyMatch(column -> column.head().equals(wording.name(Metric.TOTAL_INCOME)));
    }

    @Test
    void thoseWithMostToDoComeFirst() {
        Content content = new Content("");
        new RiskChapter(wording).write(SampleMonth.province(), content);

        List<Long> attention = tables(content).get(1).rows().stream()
                .filter(row -> row.kind() == Row.Kind.NORMAL)
                .map(row -> Long.valueOf(row.cells().get(1).text()))
                .toList();
        assertThat(attention).hasSize(16).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    private String sentence(String before, String now) {
        Value value = Value.of(Metric.TOTAL_INCOME, new BigDecimal(now));
        return wording.sentence(value, value.changeFrom(Value.of(Metric.TOTAL_INCOME, new BigDecimal(before))));
    }

    private static List<Block.Table> tables(Content content) {
        return content.blocks().stream()
                .filter(Block.Table.class::isInstance)
                .map(Block.Table.class::cast)
                .toList();
    }
}
