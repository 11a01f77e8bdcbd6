package org.renewals.scoring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.renewals.scoring.health.HealthIndicator.COMPLAINT_RATE;
import static org.renewals.scoring.health.HealthIndicator.INCOME_TREND;
import static org.renewals.scoring.health.HealthIndicator.REPLY_IN_TIME;
import static org.renewals.scoring.health.HealthIndicator.SATISFACTION;
import static org.renewals.scoring.health.HealthIndicator.TRUST;
import static org.renewals.scoring.health.HealthInputs.MISSING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.scoring.Points;
import org.renewals.scoring.Reason;

class HealthRulesTests {

    private static final HealthRules RULES = HealthRules.STANDARD;

    /** Every indicator at its fourth break-point, which earns three quarters of the weight. */
    private static final HealthInputs SOUND = atBreakPoint(3);

    @Nested
    class Table {

        @Test
        void theDimensionsWeighWhatTheTableSays() {
            assertThat(Stream.of(HealthDimension.values()).map(RULES::weight))
                    .containsExactly(30.0, 20.0, 25.0, 15.0, 10.0);
        }

        @Test
        void theIndicatorsWeighWhatTheTableSays() {
            assertThat(RULES.indicators())
                    .extracting(HealthRule::weight)
                    .containsExactly(10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 8.0, 7.0, 6.0, 5.0, 4.0, 4.0, 6.0);
        }

        @Test
        void onlyComplaintsAreBetterWhenFewer() {
            assertThat(RULES.indicators())
                    .filteredOn(HealthRule::isInverse)
                    .extracting(HealthRule::indicator)
                    .containsExactly(COMPLAINT_RATE);
        }

        @Test
        void everyBreakPointEarnsItsQuarter() {
            for (int quarter = 0; quarter <= 4; quarter++) {
                HealthScore score = RULES.score(atBreakPoint(quarter));
                assertThat(score.total()).isEqualTo(25.0 * quarter);
                for (HealthDimension dimension : HealthDimension.values()) {
                    assertThat(score.of(dimension)).isEqualTo(25.0 * quarter);
                }
            }
        }
    }

    @Nested
    class Vectors {

        /** Worked out by hand from the table. */
        @Test
        void aCustomerInFull() {
            HealthScore score =
                    RULES.score(HealthInputs.of(-0.10, 0.985, 2, 0.70, -0.05, 85, 1, 0.85, 0.75, 0.5, 6, 1, 0.9));
            // 3.75 + 6.25 + 5 | 6.25 + 6.25 | 8.75 + 4 + 4.375 | 3.75 + 2.5 + 2 | 2 + 4.5
            assertThat(score.total()).isEqualTo(59.375);
            assertThat(score.completeness()).isEqualTo(100);
            assertThat(score.band()).contains(HealthBand.WARNING);
            assertThat(score.of(HealthDimension.TRANSACTION)).isEqualTo(50);
            assertThat(score.of(HealthDimension.USAGE)).isEqualTo(62.5);
            assertThat(score.of(HealthDimension.SERVICE)).isEqualTo(68.5);
            assertThat(score.of(HealthDimension.EMOTION)).isEqualTo(55);
            assertThat(score.of(HealthDimension.CO_CREATION)).isEqualTo(65);
        }

        /** The same customer without surveys and complaints: 38.5 points of 69. */
        @Test
        void theSameCustomerWithoutSurveysAndComplaints() {
            HealthScore score = RULES.score(
                    HealthInputs.of(-0.10, 0.985, 2, 0.70, -0.05, MISSING, MISSING, MISSING, MISSING, 0.5, 6, 1, 0.9));
            assertThat(score.completeness()).isEqualTo(69);
            assertThat(score.total()).isCloseTo(100 * 38.5 / 69, Offset.offset(1e-8));
            assertThat(score.of(HealthDimension.SERVICE)).isNaN();
            assertThat(score.of(HealthDimension.EMOTION)).isEqualTo(50);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100, HEALTHY",
        "80, HEALTHY",
        "79.99, WATCH",
        "60, WATCH",
        "59.99, WARNING",
        "40, WARNING",
        "39.99, CRITICAL",
        "0, CRITICAL"
    })
    void bandsChangeAtTheirEdges(double total, HealthBand band) {
        assertThat(RULES.bandOf(total)).isEqualTo(band);
    }

    @Nested
    class Missing {

        @Test
        void aMissingIndicatorTakesNoPart() {
            HealthScore score = RULES.score(SOUND.with(SATISFACTION, MISSING));
            assertThat(score.total()).isEqualTo(75);
            assertThat(score.completeness()).isEqualTo(90);
            assertThat(score.missing()).containsExactly(SATISFACTION);
            Points satisfaction = score.explain().get(SATISFACTION.position());
            assertThat(satisfaction.known()).isFalse();
            assertThat(satisfaction.earned()).isZero();
            assertThat(satisfaction.available()).isZero();
            assertThat(satisfaction.reason()).isEqualTo(Reason.of("score.health.satisfaction.missing", 10.0));
        }

        @Test
        void aZeroIsNotMissing() {
            assertThat(RULES.score(SOUND.with(TRUST, 0)).completeness()).isEqualTo(100);
            assertThat(RULES.score(SOUND.with(TRUST, 0)).total()).isEqualTo(70.5);
        }

        @Test
        void belowSixtyPerCentThereIsNoScore() {
            HealthInputs sixty = HealthInputs.of(
                    0, 0.99, 3, 0.75, 0, 80, MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, MISSING);
            HealthScore enough = RULES.score(sixty);
            assertThat(enough.completeness()).isEqualTo(60);
            assertThat(enough.total()).isEqualTo(75);
            assertThat(enough.reason()).isEqualTo(Reason.of("score.health.total", 75.0, 60.0));

            HealthScore tooLittle =
                    RULES.score(sixty.with(SATISFACTION, MISSING).with(COMPLAINT_RATE, 0));
            assertThat(tooLittle.completeness()).isEqualTo(58);
            assertThat(tooLittle.total()).isNaN();
            assertThat(tooLittle.isSufficient()).isFalse();
            assertThat(tooLittle.band()).isEmpty();
            assertThat(tooLittle.reason()).isEqualTo(Reason.of("score.health.insufficient", 58.0, 60.0));
        }

        @Test
        void nothingKnownIsNoScoreEither() {
            double[] nothing = new double[13];
            Arrays.fill(nothing, MISSING);
            HealthScore score = RULES.score(HealthInputs.of(nothing));
            assertThat(score.total()).isNaN();
            assertThat(score.completeness()).isZero();
            assertThat(score.explain()).hasSize(13).noneMatch(Points::known);
        }

        @Test
        void aCustomerWithoutAScoreHasNoBand() {
            assertThatIllegalArgumentException().isThrownBy(() -> RULES.bandOf(Double.NaN));
        }
    }

    @Nested
    class Falls {

        @ParameterizedTest
        @CsvSource({"95, 85, true", "95, 85.01, false", "50, 30, true", "70, 90, false", "80.3, 70.3, true"})
        void tenPointsRaiseAnAlertWhateverTheBand(double before, double now, boolean alert) {
            assertThat(RULES.fellSharply(before, now)).isEqualTo(alert);
            assertThat(RULES.alert(before, now).isPresent()).isEqualTo(alert);
        }

        @Test
        void theAlertNamesBothScores() {
            assertThat(RULES.alert(92, 80)).contains(Reason.of("score.health.fall", 92.0, 80.0, 12.0, 10.0));
        }

        @Test
        void withoutTwoScoresThereIsNoFall() {
            assertThat(RULES.fellSharply(Double.NaN, 10)).isFalse();
            assertThat(RULES.fellSharply(90, Double.NaN)).isFalse();
            assertThat(RULES.alert(Double.NaN, Double.NaN)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 0", "1, 10, 1", "2, 100, 2", "5, 1000, 0.5", "1, 0, 1"})
    void oneComplaintOfASmallGroupIsNotARate(int complaints, int members, double rate) {
        assertThat(HealthInputs.complaintRate(complaints, members)).isEqualTo(rate);
    }

    @Test
    void inputsSurviveStorage() {
        HealthInputs inputs = SOUND.with(REPLY_IN_TIME, MISSING);
        assertThat(HealthInputs.of(inputs.values())).isEqualTo(inputs);
        assertThat(inputs.values()).hasSize(13);
    }

    @Nested
    class Refusals {

        @Test
        void refusesTwelveInputsAndInfiniteOnes() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HealthInputs.of(new double[12]))
                    .withMessageContaining("12");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SOUND.with(TRUST, 1.0 / 0))
                    .withMessageContaining("missing");
        }

        @Test
        void refusesWeightsThatDoNotAddUp() {
            List<HealthRule> rules = new ArrayList<>(RULES.indicators());
            rules.set(0, HealthRule.of(INCOME_TREND, 12, 0, 1, 2, 3, 4));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> version(rules, 60, 80, 10))
                    .withMessageContaining("102");
        }

        @Test
        void refusesAMisplacedIndicator() {
            List<HealthRule> rules = new ArrayList<>(RULES.indicators());
            Collections.swap(rules, 0, 1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> version(rules, 60, 80, 10))
                    .withMessageContaining("[MEMBER_RETENTION, INCOME_TREND");
        }

        @Test
        void refusesLimitsThatCannotBeMet() {
            List<HealthRule> rules = RULES.indicators();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> version(rules, 101, 80, 10))
                    .withMessageContaining("101");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> version(rules, 60, 55, 10))
                    .withMessageContaining("55.0, 60.0, 40.0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> version(rules, 60, 80, 0))
                    .withMessageContaining("0.0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HealthRule.of(TRUST, 0, 0, 1, 2, 3, 4))
                    .withMessageContaining("TRUST");
        }

        private HealthRules version(List<HealthRule> rules, double completeFrom, double healthyFrom, double alertFrom) {
            return new HealthRules("test", RULES.effectiveFrom(), rules, completeFrom, healthyFrom, 60, 40, alertFrom);
        }
    }

    @Property
    void everyScoreLiesBetweenNothingAndAHundred(@ForAll("inputs") HealthInputs inputs) {
        HealthScore score = RULES.score(inputs);
        assertThat(score.completeness()).isBetween(0.0, 100.0);
        assertThat(score.isSufficient()).isEqualTo(score.completeness() >= 60);
        if (score.isSufficient()) {
            assertThat(score.total()).isBetween(0.0, 100.0);
        }
    }

    @Property
    void thePartsAddUpToTheScoreWhateverIsMissing(@ForAll("inputs") HealthInputs inputs) {
        HealthScore score = RULES.score(inputs);
        Assume.that(score.isSufficient());
        assertThat(score.explain().stream().mapToDouble(Points::earned).sum())
                .isCloseTo(score.total(), Offset.offset(1e-8));
        assertThat(score.explain().stream().mapToDouble(Points::available).sum())
                .isCloseTo(100, Offset.offset(1e-8));
    }

    @Property
    void theScoreLiesBetweenItsWorstAndItsBestDimension(@ForAll("inputs") HealthInputs inputs) {
        HealthScore score = RULES.score(inputs);
        Assume.that(score.isSufficient());
        double[] known = Stream.of(HealthDimension.values())
                .mapToDouble(score::of)
                .filter(each -> !Double.isNaN(each))
                .toArray();
        assertThat(score.total())
                .isBetween(
                        DoubleStream.of(known).min().orElseThrow() - 1e-8,
                        DoubleStream.of(known).max().orElseThrow() + 1e-8);
    }

    @Property
    void moreIsNeverWorseExceptForComplaints(
            @ForAll("inputs") HealthInputs inputs,
            @ForAll HealthIndicator indicator,
            @ForAll @DoubleRange(min = 0, max = 1) double step) {
        HealthScore before = RULES.score(inputs);
        Assume.that(before.isSufficient() && !inputs.isMissing(indicator));
        double change = RULES.score(inputs.with(indicator, inputs.get(indicator) + step * 5))
                        .total()
                - before.total();
        assertThat(indicator == COMPLAINT_RATE ? -change : change).isGreaterThanOrEqualTo(0);
    }

    @Provide
    Arbitrary<HealthInputs> inputs() {
        List<Arbitrary<Double>> each = RULES.indicators().stream()
                .map(rule -> {
                    double from = Collections.min(rule.breakPoints());
                    double to = Collections.max(rule.breakPoints());
                    return Arbitraries.doubles()
                            .between(-0.25, 1.25)
                            .ofScale(3)
                            .injectNull(0.15)
                            .map(place -> place == null ? MISSING : from + place * (to - from));
                })
                .toList();
        return Combinators.combine(each)
                .as(values -> HealthInputs.of(
                        values.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static HealthInputs atBreakPoint(int position) {
        return HealthInputs.of(RULES.indicators().stream()
                .mapToDouble(rule -> rule.breakPoints().get(position))
                .toArray());
    }
}
