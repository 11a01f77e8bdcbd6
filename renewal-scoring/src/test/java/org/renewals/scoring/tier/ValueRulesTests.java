package org.renewals.scoring.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.renewals.scoring.Points;
import org.renewals.scoring.Rounding;
import org.renewals.tier.Tier;
import org.renewals.tier.TierClass;

class ValueRulesTests {

    private static final ValueRules RULES = ValueRules.STANDARD;
    private static final double STEADY = 0.1;

    @Nested
    class Vectors {

        @Test
        void theHospitalIsA1() {
            ValueScore score = RULES.score(ValueInputsExamples.HOSPITAL);
            assertThat(Rounding.twoDecimals(score.total())).isEqualTo(81.93);
            assertThat(Rounding.twoDecimals(score.contribution())).isEqualTo(80.17);
            assertThat(RULES.tierOf(score, STEADY)).isEqualTo(Tier.A1);
        }

        @Test
        void theTraderIsB1() {
            ValueScore score = RULES.score(ValueInputsExamples.TRADER);
            assertThat(Rounding.twoDecimals(score.total())).isEqualTo(49.25);
            assertThat(Rounding.twoDecimals(score.contribution())).isEqualTo(60.08);
            assertThat(Rounding.twoDecimals(score.attribute())).isEqualTo(41.17);
            assertThat(RULES.tierOf(score, STEADY)).isEqualTo(Tier.B1);
        }

        @Test
        void theSchoolIsB2() {
            ValueScore score = RULES.score(ValueInputsExamples.SCHOOL);
            assertThat(Rounding.twoDecimals(score.total())).isEqualTo(49.84);
            assertThat(Rounding.twoDecimals(score.contribution())).isEqualTo(38.73);
            assertThat(Rounding.twoDecimals(score.attribute())).isEqualTo(67.26);
            assertThat(RULES.tierOf(score, STEADY)).isEqualTo(Tier.B2);
        }

        @Test
        void theShopIsC() {
            ValueScore score = RULES.score(ValueInputsExamples.SHOP);
            assertThat(Rounding.twoDecimals(score.total())).isEqualTo(4.66);
            assertThat(RULES.tierOf(score, STEADY)).isEqualTo(Tier.C);
        }
    }

    @Nested
    class Edges {

        @Test
        void everyBreakPointEarnsItsQuarterOfTheWeight() {
            for (IndicatorRule rule : RULES.indicators()) {
                for (int quarter = 0; quarter <= 4; quarter++) {
                    assertThat(rule.points(rule.breakPoints().get(quarter)))
                            .as("%s at break-point %s", rule.indicator(), quarter)
                            .isEqualTo(rule.weight() * quarter / 4);
                }
            }
        }

        @Test
        void halfWayBetweenTwoBreakPointsEarnsTheMiddle() {
            assertThat(points(Indicator.PERSONAL_BILLS, 50_000)).isEqualTo(20 * 0.625);
            assertThat(points(Indicator.MEMBER_CHURN, 1.5)).isEqualTo(7 * 0.625);
        }

        @Test
        void classesBeginAtSeventyAndForty() {
            assertThat(RULES.classOf(70)).isEqualTo(TierClass.A);
            assertThat(RULES.classOf(69.999999)).isEqualTo(TierClass.B);
            assertThat(RULES.classOf(40)).isEqualTo(TierClass.B);
            assertThat(RULES.classOf(39.999999)).isEqualTo(TierClass.C);
        }

        @Test
        void aScoreOfExactlySeventyIsClassAWhateverTheBinaryNoise() {
            ValueScore score = RULES.score(ValueInputs.of(80_000, 20_000, 40_000, 200, 60, 3, 4, 24, 1, 75, 0));
            assertThat(score.total()).isEqualTo(72);
            // 72 points less 2: V-net penetration from 60 % (3.75 points) down to 28 % (1.75 points)
            ValueScore seventy = RULES.score(score.inputs().with(Indicator.VNET_PENETRATION, 28));
            assertThat(seventy.total()).isEqualTo(70);
            assertThat(seventy.tierClass()).isEqualTo(TierClass.A);
        }

        @Test
        void a1NeedsSeventyPerCentOfTheContribution() {
            assertThat(RULES.tierOf(classAWithContribution(70), STEADY)).isEqualTo(Tier.A1);
            assertThat(RULES.tierOf(classAWithContribution(69.9), STEADY)).isEqualTo(Tier.A2);
        }

        @Test
        void a1NeedsASteadyIncome() {
            ValueScore hospital = RULES.score(ValueInputsExamples.HOSPITAL);
            assertThat(RULES.tierOf(hospital, 0.25)).isEqualTo(Tier.A1);
            assertThat(RULES.tierOf(hospital, 0.2501)).isEqualTo(Tier.A2);
        }

        @Test
        void anIncomeThatIsNotKnownToBeSteadyIsA2AtBest() {
            assertThat(RULES.tierOf(RULES.score(ValueInputsExamples.HOSPITAL), Double.NaN))
                    .isEqualTo(Tier.A2);
        }

        @Test
        void equalContributionAndAttributeIsTheContributionType() {
            // half of everything: c = a = 50
            ValueScore score = RULES.score(ValueInputs.of(20_000, 5_000, 10_000, 50, 40, 2, 3, 12, 2, 50, 50));
            assertThat(score.contribution()).isEqualTo(score.attribute()).isEqualTo(50);
            assertThat(RULES.tierOf(score, STEADY)).isEqualTo(Tier.B1);
        }

        @Test
        void nothingAndLessThanNothingEarnNothing() {
            assertThat(points(Indicator.GROUP_PAID, 0)).isZero();
            assertThat(points(Indicator.GROUP_PAID, -500)).isZero();
            assertThat(points(Indicator.INFORMATIZATION_LEVEL, 1)).isZero();
            assertThat(points(Indicator.MEMBER_CHURN, 80)).isZero();
        }

        /** Full points for all that is not a contribution, and the contribution asked for, in %. */
        private ValueScore classAWithContribution(double percent) {
            // 20 + 15 points are earned in full; the rest comes from informatization: a quarter of 20 points at 1,000
            double value = (percent / 100 * 55 - 35) / 20 / 0.25 * 1_000;
            ValueScore score = RULES.score(ValueInputs.of(300_000, value, 150_000, 1_000, 80, 5, 5, 60, 0, 100, 100));
            assertThat(score.tierClass()).isEqualTo(TierClass.A);
            assertThat(score.contribution()).isEqualTo(Rounding.settled(percent));
            return score;
        }
    }

    @Nested
    class Missing {

        @ParameterizedTest
        @EnumSource
        void aMissingIndicatorEarnsNothingAndIsNamed(Indicator indicator) {
            ValueScore full = RULES.score(ValueInputsExamples.HOSPITAL);
            ValueScore score = RULES.score(ValueInputsExamples.HOSPITAL.with(indicator, ValueInputs.MISSING));

            assertThat(score.missing()).containsExactly(indicator);
            assertThat(score.points(indicator)).isZero();
            assertThat(score.total()).isEqualTo(Rounding.settled(full.total() - full.points(indicator)));
            Points points = score.explain().get(indicator.position());
            assertThat(points.known()).isFalse();
            assertThat(points.earned()).isZero();
            assertThat(points.reason().key()).isEqualTo(indicator.key() + ".missing");
        }

        @Test
        void noChurnIsTheBestChurnButAnUnknownOneEarnsNothing() {
            assertThat(points(Indicator.MEMBER_CHURN, 0)).isEqualTo(7);
            assertThat(points(Indicator.MEMBER_CHURN, ValueInputs.MISSING)).isZero();
        }

        @Test
        void zeroIsNotMissing() {
            assertThat(RULES.score(ValueInputsExamples.SHOP).missing()).isEmpty();
        }

        @Test
        void aRateWithoutABaseIsRefused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ValueInputsExamples.SHOP.with(Indicator.MEMBER_CHURN, 1.0 / 0))
                    .withMessageContaining("missing");
        }
    }

    @Test
    void explainsEveryIndicatorWithItsNumbers() {
        List<Points> reasons = RULES.score(ValueInputsExamples.TRADER).explain();
        assertThat(reasons)
                .extracting(Points::rule)
                .containsExactlyElementsOf(
                        Stream.of(Indicator.values()).map(Indicator::key).toList());
        Points bills = reasons.get(0);
        assertThat(bills.earned()).isCloseTo(13.33, Offset.offset(0.005));
        assertThat(bills.available()).isEqualTo(20);
        assertThat(bills.known()).isTrue();
        assertThat(bills.reason().key()).isEqualTo("score.value.personal-bills.reason");
        assertThat(bills.reason().arguments()).containsExactly(60_000.0, bills.earned(), 20.0);
    }

    @Test
    void aScoreKnowsItsVersion() {
        assertThat(RULES.score(ValueInputsExamples.SHOP).version()).isEqualTo("value-1");
    }

    @Test
    void theGroupsWeighFiftyFiveThirtyFiveAndTen() {
        assertThat(RULES.weight(IndicatorGroup.CONTRIBUTION)).isEqualTo(55);
        assertThat(RULES.weight(IndicatorGroup.ATTRIBUTE)).isEqualTo(35);
        assertThat(RULES.weight(IndicatorGroup.INFLUENCE)).isEqualTo(10);
    }

    @Test
    void onlyChurnIsBetterWhenLower() {
        assertThat(RULES.indicators())
                .filteredOn(IndicatorRule::isInverse)
                .extracting(IndicatorRule::indicator)
                .containsExactly(Indicator.MEMBER_CHURN);
    }

    @Nested
    class Refusals {

        @Test
        void refusesWeightsThatDoNotAddUp() {
            List<IndicatorRule> rules = new ArrayList<>(RULES.indicators());
            rules.set(0, IndicatorRule.of(Indicator.PERSONAL_BILLS, 21, 0, 1, 2, 3, 4));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> version(rules))
                    .withMessageContaining("101");
        }

        @Test
        void refusesAMissingOrMisplacedIndicator() {
            List<IndicatorRule> ten = RULES.indicators().subList(0, 10);
            assertThatIllegalArgumentException().isThrownBy(() -> version(ten)).withMessageContaining("ECONOMIC_RANK");
            List<IndicatorRule> mixed = new ArrayList<>(RULES.indicators());
            Collections.swap(mixed, 3, 4);
            assertThatIllegalArgumentException().isThrownBy(() -> version(mixed));
        }

        @Test
        void refusesBreakPointsThatTurn() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> IndicatorRule.of(Indicator.EMPLOYEES, 8, 0, 10, 50, 50, 1_000))
                    .withMessageContaining("EMPLOYEES")
                    .withMessageContaining("50.0, 50.0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> IndicatorRule.of(Indicator.EMPLOYEES, 8, 0, 10, 50, 200));
        }

        @Test
        void refusesAWeightOfNothing() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> IndicatorRule.of(Indicator.EMPLOYEES, 0, 0, 10, 50, 200, 1_000))
                    .withMessageContaining("above 0");
        }

        @Test
        void refusesTenInputs() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ValueInputs.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
                    .withMessageContaining("10");
        }

        private ValueRules version(List<IndicatorRule> rules) {
            return new ValueRules("test", RULES.effectiveFrom(), rules, 70, 40, 70, 0.25);
        }
    }

    @Property
    void everyScoreLiesBetweenNothingAndAHundred(@ForAll("inputs") ValueInputs inputs) {
        ValueScore score = RULES.score(inputs);
        assertThat(score.total()).isBetween(0.0, 100.0);
        assertThat(score.contribution()).isBetween(0.0, 100.0);
        assertThat(score.attribute()).isBetween(0.0, 100.0);
        for (IndicatorRule rule : RULES.indicators()) {
            assertThat(score.points(rule.indicator())).isBetween(0.0, rule.weight());
        }
    }

    @Property
    void thePartsAddUpToTheTotal(@ForAll("inputs") ValueInputs inputs) {
        ValueScore score = RULES.score(inputs);
        double reasons = score.explain().stream().mapToDouble(Points::earned).sum();
        double groups = score.contribution() * 0.55 + score.attribute() * 0.35 + score.influence() * 0.10;
        assertThat(reasons).isCloseTo(score.total(), Offset.offset(1e-8));
        assertThat(groups).isCloseTo(score.total(), Offset.offset(1e-8));
    }

    @Property
    void moreIsNeverWorseExceptForChurn(
            @ForAll("inputs") ValueInputs inputs,
            @ForAll Indicator indicator,
            @ForAll @DoubleRange(min = 0, max = 1) double step) {
        Assume.that(!inputs.isMissing(indicator));
        double value = inputs.get(indicator);
        double more = RULES.score(inputs.with(indicator, value + step * 1000)).total();
        double before = RULES.score(inputs).total();
        if (indicator == Indicator.MEMBER_CHURN) {
            assertThat(more).isLessThanOrEqualTo(before);
        } else {
            assertThat(more).isGreaterThanOrEqualTo(before);
        }
    }

    @Property
    void thereIsNoJumpBetweenTwoCloseValues(
            @ForAll Indicator indicator, @ForAll @DoubleRange(min = -10, max = 400_000) double value) {
        IndicatorRule rule = RULES.indicators().get(indicator.position());
        double slope = 0;
        for (int i = 1; i < 5; i++) {
            double width =
                    Math.abs(rule.breakPoints().get(i) - rule.breakPoints().get(i - 1));
            slope = Math.max(slope, rule.weight() / 4 / width);
        }
        double step = 0.001;
        assertThat(Math.abs(rule.points(value + step) - rule.points(value))).isLessThanOrEqualTo(slope * step + 1e-9);
    }

    @Provide
    Arbitrary<ValueInputs> inputs() {
        List<Arbitrary<Double>> each = RULES.indicators().stream()
                .map(rule -> {
                    double from = Collections.min(rule.breakPoints());
                    double to = Collections.max(rule.breakPoints());
                    double margin = (to - from) / 4;
                    return Arbitraries.doubles()
                            .between(from - margin, to + margin)
                            .ofScale(3)
                            .injectNull(0.05)
                            .map(value -> value == null ? ValueInputs.MISSING : value);
                })
                .toList();
        return Combinators.combine(each)
                .as(values -> ValueInputs.of(
                        values.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static double points(Indicator indicator, double value) {
        return RULES.indicators().get(indicator.position()).points(value);
    }
}
