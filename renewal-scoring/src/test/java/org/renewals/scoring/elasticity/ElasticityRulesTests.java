package org.renewals.scoring.elasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.scoring.Reason;

class ElasticityRulesTests {

    private static final ElasticityRules RULES = ElasticityRules.STANDARD;

    private static final Offset<Double> NOISE = Offset.offset(1e-8);

    /** The vector of requirements 5.4: P 10 → 9, Q 1000 → 1150. */
    @Test
    void aPriceCutThatGainsIncomeIsElastic() {
        Elasticity elasticity = RULES.between(10_000, 1000, 10_350, 1150);
        assertThat(elasticity.income()).isCloseTo(-0.327, Offset.offset(0.0005));
        assertThat(elasticity.quantity()).isCloseTo(-1.326, Offset.offset(0.0005));
        assertThat(elasticity.reading()).contains(Reading.ELASTIC);
        assertThat(RULES.explain(elasticity))
                .isEqualTo(Reason.of(
                        "score.elasticity.reading.elastic.reason",
                        elasticity.income(),
                        elasticity.incomeChange(),
                        elasticity.priceChange()));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 10, 120, 10, 1, INELASTIC", // the quantity stands still: income goes with the price
        "100, 10, 100, 8, 0, INELASTIC", // income stands still
        "100, 10, 90, 8, -0.895, ELASTIC",
        "100, 10, 110, 10.5, 2.048, OUTRUNS"
    })
    void readsBelowNothingUpToOneAndAbove(
            double incomeBefore, double quantityBefore, double income, double quantity, double value, Reading reading) {
        Elasticity elasticity = RULES.between(incomeBefore, quantityBefore, income, quantity);
        assertThat(elasticity.income()).isCloseTo(value, Offset.offset(0.0005));
        assertThat(elasticity.reading()).contains(reading);
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, 10, 100, 10, NOT_KNOWN",
        "100, 10, 100, NaN, NOT_KNOWN",
        "0, 10, 100, 10, NO_INCOME",
        "100, 10, -5, 10, NO_INCOME",
        "0, 0, 100, 10, NO_INCOME",
        "100, 0, 100, 10, NO_QUANTITY",
        "100, 10, 100, 0, NO_QUANTITY",
        "100, 10, 101.9, 10, STEADY_PRICE",
        "100, 10, 200, 20, STEADY_PRICE"
    })
    void saysWhyThereIsNone(
            double incomeBefore, double quantityBefore, double income, double quantity, NotApplicable why) {
        Elasticity elasticity = RULES.between(incomeBefore, quantityBefore, income, quantity);
        assertThat(elasticity.isApplicable()).isFalse();
        assertThat(elasticity.notApplicable()).isEqualTo(why);
        assertThat(elasticity.income()).isNaN();
        assertThat(elasticity.quantity()).isNaN();
        assertThat(elasticity.reading()).isEmpty();
        assertThat(RULES.explain(elasticity).key()).isEqualTo(why.key());
    }

    @Test
    void aPriceChangeOfExactlyTwoPerCentCounts() {
        // (101 − 99) ÷ 100
        assertThat(RULES.between(99, 1, 101, 1).isApplicable()).isTrue();
        assertThat(RULES.between(99.001, 1, 101, 1).notApplicable()).isEqualTo(NotApplicable.STEADY_PRICE);
    }

    /** A large customer whose price fell and a small one whose price rose: the mean of both ratios would say nothing. */
    @Test
    void aScopeIsMadeOfSumsNotOfMeans() {
        List<Turnover> before = List.of(turnover("9000", "900"), turnover("1000", "100"));
        List<Turnover> now = List.of(turnover("9315", "1035"), turnover("1035", "115"));
        assertThat(RULES.ofSums(before, now)).isEqualTo(RULES.between(10_000, 1000, 10_350, 1150));

        List<Turnover> mixed = List.of(turnover("9350", "1050"), turnover("1000", "100"));
        assertThat(RULES.ofSums(before, mixed)).isEqualTo(RULES.between(10_000, 1000, 10_350, 1150));
    }

    @Test
    void sumsAreExact() {
        Turnover sum = Turnover.sum(List.of(turnover("0.10", "0.1"), turnover("0.20", "0.2")));
        assertThat(sum).isEqualTo(turnover("0.30", "0.3"));
        assertThat(RULES.ofSums(List.of(), List.of(sum)).notApplicable()).isEqualTo(NotApplicable.NO_INCOME);
    }

    @Test
    void everyIncomeHasItsDriver() {
        assertThat(IncomeKind.INFORMATIZATION.driver()).isEqualTo(IncomeKind.Driver.BILLED_UNITS);
        assertThat(IncomeKind.GROUP_PAID.driver()).isEqualTo(IncomeKind.Driver.MEMBERS);
        assertThat(IncomeKind.PERSONAL_BILLS.driver()).isEqualTo(IncomeKind.Driver.MINUTES);
    }

    @Test
    void refusesALeastChangeThatNothingOrEverythingMeets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ElasticityRules("test", RULES.effectiveFrom(), 0))
                .withMessageContaining("0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ElasticityRules("test", RULES.effectiveFrom(), 2))
                .withMessageContaining("below 2");
    }

    @Property
    void bothDirectionsGiveTheSame(
            @ForAll @DoubleRange(min = 1, max = 1e6) double r1,
            @ForAll @DoubleRange(min = 1, max = 1e5) double q1,
            @ForAll @DoubleRange(min = 1, max = 1e6) double r2,
            @ForAll @DoubleRange(min = 1, max = 1e5) double q2) {
        Elasticity there = RULES.between(r1, q1, r2, q2);
        Elasticity back = RULES.between(r2, q2, r1, q1);
        assertThat(back.notApplicable()).isEqualTo(there.notApplicable());
        Assume.that(there.isApplicable());
        assertThat(back.income()).isCloseTo(there.income(), NOISE);
        assertThat(back.quantity()).isCloseTo(there.quantity(), NOISE);
        assertThat(back.priceChange()).isCloseTo(-there.priceChange(), NOISE);
    }

    /** Yuan or fen, units or thousands of them. */
    @Property
    void unitsDoNotMatter(
            @ForAll @DoubleRange(min = 1, max = 1e6) double r1,
            @ForAll @DoubleRange(min = 1, max = 1e5) double q1,
            @ForAll @DoubleRange(min = 1, max = 1e6) double r2,
            @ForAll @DoubleRange(min = 1, max = 1e5) double q2) {
        Elasticity yuan = RULES.between(r1, q1, r2, q2);
        Elasticity fen = RULES.between(r1 * 100, q1 / 1000, r2 * 100, q2 / 1000);
        assertThat(fen.notApplicable()).isEqualTo(yuan.notApplicable());
        Assume.that(yuan.isApplicable());
        assertThat(fen.income()).isCloseTo(yuan.income(), NOISE);
        assertThat(fen.quantity()).isCloseTo(yuan.quantity(), NOISE);
    }

    /** As R = P · Q, arc changes add up as (p + q) ÷ (1 + p · q ÷ 4). */
    @Property
    void incomeAndQuantityElasticityFitTogether(
            @ForAll @DoubleRange(min = 1, max = 1000) double p1,
            @ForAll @DoubleRange(min = 1, max = 1000) double q1,
            @ForAll @DoubleRange(min = 1, max = 1000) double p2,
            @ForAll @DoubleRange(min = 1, max = 1000) double q2) {
        Elasticity elasticity = RULES.between(p1 * q1, q1, p2 * q2, q2);
        Assume.that(elasticity.isApplicable());
        double joint = 1 + elasticity.priceChange() * elasticity.quantityChange() / 4;
        assertThat(elasticity.income() * joint).isCloseTo(1 + elasticity.quantity(), Offset.offset(1e-6));
    }

    private static Turnover turnover(String income, String quantity) {
        return new Turnover(new BigDecimal(income), new BigDecimal(quantity));
    }
}
