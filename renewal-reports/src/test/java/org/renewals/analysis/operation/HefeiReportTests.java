package org.renewals.analysis.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.Subject;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.ScopeMonth;
import org.renewals.analysis.figure.Value;
import org.renewals.analysis.reading.OperationReading;
import org.renewals.analysis.reading.Sentence;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The monthly report of Hefei (requirements.md section 3): every number it prints comes out of the figures as they are. */
class HefeiReportTests {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final Subject PROVINCE = new Subject(Subject.Kind.PROVINCE, 1, "P", "安徽", null, null);
    private static final Subject HEFEI = new Subject(Subject.Kind.CITY, 11, "C1", "合肥", 11, PROVINCE);

    private static final ScopeMonth FEBRUARY_ROW = month(MARCH.minusMonths(1), "7850.4", "20091.3", 1000, 591, 150);
    private static final ScopeMonth MARCH_ROW = month(MARCH, "8219.5", "21570.5", 1000, 656, 120);
    private static final MonthOverview OVERVIEW = new MonthOverview(
            HEFEI,
            MARCH,
            List.of(month(MARCH.minusMonths(2), "7992.0", "21853.8", 1000, 600, 160), FEBRUARY_ROW, MARCH_ROW),
            new BigDecimal("0.75"));

    private final ResourceBundleMessageSource bundle = bundle();
    private final Figures figures = Figures.summary(bundle, Locale.SIMPLIFIED_CHINESE);

    @ParameterizedTest
    @CsvSource({
        "TOTAL_INCOME, 2026-01, '7,992.0'",
        "TOTAL_INCOME, 2026-02, '7,850.4'",
        "TOTAL_INCOME, 2026-03, '8,219.5'",
        "OPERATING_INCOME, 2026-01, '21,853.8'",
        "OPERATING_INCOME, 2026-02, '20,091.3'",
        "OPERATING_INCOME, 2026-03, '21,570.5'",
        "INCOME_SHARE, 2026-01, 36.57",
        "INCOME_SHARE, 2026-02, 39.07",
        "INCOME_SHARE, 2026-03, 38.11",
        "EFFECTIVE_MEMBER_SHARE, 2026-02, 59.1",
        "EFFECTIVE_MEMBER_SHARE, 2026-03, 65.6"
    })
    void eachMonthReadsAsPrinted(Metric metric, YearMonth month, String printed) {
        Value value = OVERVIEW.at(month).orElseThrow().value(metric);
        assertThat(figures.number(value)).isEqualTo(printed);
    }

    @Test
    void amountsAreComparedInPercentAndSharesInPoints() {
        assertThat(figures.difference(OVERVIEW.change(Metric.TOTAL_INCOME))).isEqualTo("+369.1");
        assertThat(figures.change(OVERVIEW.change(Metric.TOTAL_INCOME))).isEqualTo("+4.70%");
        assertThat(figures.difference(OVERVIEW.change(Metric.OPERATING_INCOME))).isEqualTo("+1,479.2");
        assertThat(figures.change(OVERVIEW.change(Metric.OPERATING_INCOME))).isEqualTo("+7.36%");
        assertThat(figures.change(OVERVIEW.change(Metric.INCOME_SHARE))).isEqualTo("−0.97 PP");
        assertThat(figures.change(OVERVIEW.change(Metric.EFFECTIVE_MEMBER_SHARE)))
                .isEqualTo("+6.5 PP");
        assertThat(figures.change(OVERVIEW.gapToTarget())).isEqualTo("−9.4 PP");
    }

    /** The sample also prints the share's fall in %, which pages must not (contract.md section 4); the numbers give it. */
    @Test
    void theShareFellByTheSamplesPercentToo() {
        Change change = OVERVIEW.change(Metric.INCOME_SHARE);
        assertThat(change.relative()).isNull();
        BigDecimal march = MARCH_ROW.value(Metric.INCOME_SHARE).number();
        BigDecimal february = FEBRUARY_ROW.value(Metric.INCOME_SHARE).number();
        assertThat(march.subtract(february).movePointRight(2).divide(february, 2, RoundingMode.HALF_UP))
                .isEqualByComparingTo("-2.48");
    }

    @ParameterizedTest
    @CsvSource({
        "725.0, 1785.5, 695.30, 1700.0, 40.60, 40.90, −0.30 PP",
        "619.6, 1599.8, 537.90, 1500.0, 38.73, 35.86, +2.87 PP",
        "474.9, 1725.1, 599.84, 1600.0, 27.53, 37.49, −9.96 PP"
    })
    void countiesReadAsPrinted(
            String income,
            String base,
            String incomeBefore,
            String baseBefore,
            String share,
            String before,
            String gap) {
        Breakdown.Row county = new Breakdown.Row(
                HEFEI,
                month(MARCH, income, base, 100, 60, 5),
                month(MARCH.minusMonths(1), incomeBefore, baseBefore, 100, 60, 5),
                Value.notAvailable(Metric.DUE_CONTRACTS),
                null);
        assertThat(figures.number(county.value(Metric.INCOME_SHARE))).isEqualTo(share);
        assertThat(figures.number(county.previous().value(Metric.INCOME_SHARE))).isEqualTo(before);
        assertThat(figures.change(county.change(Metric.INCOME_SHARE))).isEqualTo(gap);
    }

    @Test
    void theRemainingCountiesMakeUpTheRest() {
        assertThat(figures.full(month(MARCH, "6400.0", "16460.1", 700, 460, 0).value(Metric.INCOME_SHARE)))
                .isEqualTo("38.88%");
    }

    @Test
    void promotionIsHeldAgainstTheYearAndTheProvince() {
        ProductProgress.Row province = row(PROVINCE, "263", "1000");
        ProductProgress.Row hefei = row(HEFEI, "95", "400");
        ProductProgress whole = new ProductProgress(
                "SCHOOL_MSG", "校讯通", MARCH, List.of(), province, List.of(hefei), province.completion());
        assertThat(figures.full(province.completion())).isEqualTo("26.3%");
        assertThat(whole.schedule()).isEqualByComparingTo("0.25");
        assertThat(figures.change(whole.gapToSchedule(province))).isEqualTo("+1.3 PP");
        assertThat(figures.change(whole.gapToSchedule(hefei))).isEqualTo("−1.3 PP");
        assertThat(figures.change(whole.gapToAverage(hefei))).isEqualTo("−2.6 PP");
        assertThat(whole.behind()).isEqualTo(1);
    }

    @Test
    void aYearWithAHoleHasNoCompletion() {
        ProductProgress.Row unknown =
                new ProductProgress.Row(HEFEI, Value.notAvailable(Metric.PRODUCT_YEAR_INCOME), yuan("400"), null);
        ProductProgress progress = new ProductProgress(
                "SCHOOL_MSG",
                "校讯通",
                MARCH,
                List.of(MARCH.minusMonths(2)),
                unknown,
                List.of(),
                Value.notAvailable(Metric.PRODUCT_COMPLETION));
        assertThat(figures.number(unknown.completion())).isEqualTo("不适用");
        assertThat(progress.gapToSchedule(unknown).isKnown()).isFalse();
        assertThat(text(Locale.ENGLISH, progress))
                .contains(
                        "校讯通: the income since January is not known, because these months have not been computed: 2026-01.");
    }

    @Test
    void theMonthIsToldWithoutSayingMoreThanTheNumbers() {
        ProductProgress.Row hefei = row(HEFEI, "95", "400");
        ProductProgress progress = new ProductProgress(
                "SCHOOL_MSG",
                "校讯通",
                MARCH,
                List.of(),
                hefei,
                List.of(),
                Value.share(Metric.PRODUCT_COMPLETION, new BigDecimal(263), new BigDecimal(1000)));
        assertThat(text(Locale.SIMPLIFIED_CHINESE, progress))
                .isEqualTo("集团整体收入 8,219.5 万元，环比增加 369.1 万元（+4.70%）。运营收入（不含非签约）21,570.5 万元，环比增加 1,479.2 万元（+7.36%）。"
                        + "整体收入占比降至 38.11%（−0.97 PP）。集团整体收入虽有增长，但增速低于运营收入。有效成员占比 65.6%，环比上升（+6.5 PP）。"
                        + "距考核指标 75% 差 −9.4 PP。在全省 16 个地市中列第 3 位，全省为 64.0%。三无用户 120 人，比上月减少 30 人。"
                        + "剔除三无用户后，有效成员占比为 74.5%，目前为 65.6%。校讯通本年累计收入 95.0 万元，完成年度目标的 23.8%，时间进度 25.0%（−1.3 PP）。"
                        + "全省平均完成 26.3%（−2.6 PP）。");
        assertThat(text(Locale.ENGLISH, progress))
                .contains(
                        "Group income grew, but more slowly than operating income.",
                        "That is place 3 of 16 cities; the province stands at 64.0%.")
                .doesNotContain("{", "n/a");
    }

    private String text(Locale locale, ProductProgress progress) {
        Standing standing = new Standing(
                3, 16, Value.share(Metric.EFFECTIVE_MEMBER_SHARE, new BigDecimal(64), new BigDecimal(100)));
        return String.join(
                "",
                OperationReading.tell(
                                bundle, Figures.summary(bundle, locale), OVERVIEW, null, standing, List.of(progress))
                        .stream()
                        .map(Sentence::text)
                        .toList());
    }

    private static ProductProgress.Row row(Subject subject, String income, String target) {
        return new ProductProgress.Row(subject, Value.of(Metric.PRODUCT_YEAR_INCOME, yuan(income)), yuan(target), null);
    }

    private static BigDecimal yuan(String tenThousands) {
        return new BigDecimal(tenThousands).multiply(TEN_THOUSAND);
    }

    /** A month in which nothing but the sample's figures is known; amounts in ten thousand yuan. */
    private static ScopeMonth month(
            YearMonth month, String income, String base, long members, long effective, long inactive) {
        return new ScopeMonth(
                month,
                false,
                40,
                0,
                0,
                members,
                effective,
                inactive,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                yuan(income),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                yuan(base),
                0,
                0,
                0,
                0,
                40,
                0,
                0,
                40,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ResourceBundleMessageSource bundle() {
        ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();
        bundle.setBasename("i18n/reports/messages");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        return bundle;
    }
}
