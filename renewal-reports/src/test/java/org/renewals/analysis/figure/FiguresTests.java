package org.renewals.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The Hefei sample of requirements.md section 3, and what must never be written. */
class FiguresTests {

    private final Figures chinese = Figures.summary(bundle(), Locale.SIMPLIFIED_CHINESE);
    private final Figures english = Figures.summary(bundle(), Locale.ENGLISH);

    @Test
    void amountsAreInTenThousandYuanInChineseAndGroupedYuanInEnglish() {
        Value income = income("82195000");
        assertThat(chinese.full(income)).isEqualTo("8,219.5 万元");
        assertThat(english.full(income)).isEqualTo("82,195,000 yuan");
        assertThat(chinese.in(Figures.Money.FEN).full(income)).isEqualTo("82,195,000.00 元");
    }

    @Test
    void amountsAreComparedInPercent() {
        Change change = income("82195000").changeFrom(income("78504000"));
        assertThat(chinese.change(change)).isEqualTo("+4.70%");
        assertThat(chinese.difference(change)).isEqualTo("+369.1");
        assertThat(chinese.arrow(change)).isEqualTo("▲");
        assertThat(change.verdict()).isEqualTo(Change.Verdict.GOOD);
    }

    @Test
    void sharesAreComparedInPercentagePoints() {
        Value march = Value.share(Metric.INCOME_SHARE, new BigDecimal("8219.5"), new BigDecimal("21570.5"));
        Value february = Value.share(Metric.INCOME_SHARE, new BigDecimal("7850.4"), new BigDecimal("20091.3"));
        assertThat(english.full(march)).isEqualTo("38.11%");
        assertThat(english.change(march.changeFrom(february))).isEqualTo("−0.97 PP");
        assertThat(march.changeFrom(february).verdict()).isEqualTo(Change.Verdict.BAD);
    }

    @Test
    void theGapToATargetIsInPercentagePoints() {
        Value share = Value.share(Metric.EFFECTIVE_MEMBER_SHARE, new BigDecimal(656), new BigDecimal(1000));
        assertThat(chinese.change(share.gapTo(new BigDecimal("0.75")))).isEqualTo("−9.4 PP");
    }

    @Test
    void aShareOfNothingIsNotAvailable() {
        Value share = Value.share(Metric.INCOME_SHARE, BigDecimal.TEN, BigDecimal.ZERO);
        assertThat(english.full(share)).isEqualTo("n/a");
        assertThat(english.change(share.changeFrom(share))).isEqualTo("n/a");
    }

    @Test
    void growthFromNothingHasNoPercentageButADifference() {
        Change change = income("500").changeFrom(income("0"));
        assertThat(english.change(change)).isEqualTo("n/a");
        assertThat(english.difference(change)).isEqualTo("+500");
    }

    @Test
    void halvesAreRoundedUp() {
        assertThat(english.full(Value.share(Metric.INCOME_SHARE, new BigDecimal("0.12345"), BigDecimal.ONE)))
                .isEqualTo("12.35%");
        assertThat(english.amount(new BigDecimal("0.5"))).isEqualTo("1");
        assertThat(english.amount(new BigDecimal("-1.5"))).isEqualTo("−2");
    }

    @Test
    void whatRoundsToZeroHasNeitherSignNorArrowNorVerdict() {
        Change change = income("1000000").changeFrom(income("1000001"));
        assertThat(english.change(change)).isEqualTo("0.00%");
        assertThat(english.arrow(change)).isEmpty();
        assertThat(english.verdict(change)).isEqualTo(Change.Verdict.NEUTRAL);
    }

    @Test
    void risingRiskIsBadNews() {
        Change change = Value.of(Metric.AT_RISK, 12).changeFrom(Value.of(Metric.AT_RISK, 10));
        assertThat(change.verdict()).isEqualTo(Change.Verdict.BAD);
        assertThat(english.difference(change)).isEqualTo("+2");
    }

    @Test
    void oneIsSingularInEnglish() {
        assertThat(english.full(Value.of(Metric.ATTENTION, 1))).isEqualTo("1 customer");
        assertThat(english.full(Value.of(Metric.ATTENTION, 11))).isEqualTo("11 customers");
        assertThat(chinese.full(Value.of(Metric.ATTENTION, 1))).isEqualTo("1 户");
    }

    @Test
    void aSuppressedValueSaysSo() {
        assertThat(english.full(Value.suppressed(Metric.MEMBERS))).isEqualTo("withheld");
        assertThat(Value.suppressed(Metric.MEMBERS)
                        .changeFrom(Value.of(Metric.MEMBERS, 9))
                        .isKnown())
                .isFalse();
    }

    @Test
    void everyMetricHasNameUnitAndDefinitionInBothLanguages() {
        for (Metric metric : Metric.values()) {
            for (Figures figures : new Figures[] {chinese, english}) {
                assertThat(figures.name(metric)).isNotBlank();
                assertThat(figures.definition(metric)).isNotBlank();
                assertThat(figures.head(metric)).contains(figures.unit(metric));
            }
        }
    }

    private static Value income(String yuan) {
        return Value.of(Metric.TOTAL_INCOME, new BigDecimal(yuan));
    }

    private static ResourceBundleMessageSource bundle() {
        ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();
        bundle.setBasename("i18n/reports/messages");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        return bundle;
    }
}
