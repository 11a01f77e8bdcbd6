package org.renewals.scoring.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.renewals.alarm.AlertState;
import org.renewals.alarm.AnomalyKind;
import org.renewals.scoring.Reason;

class AnomalyRulesTests {

    private static final AnomalyRules RULES = AnomalyRules.STANDARD;

    /** The defaults of class A. */
    private static final Thresholds CLASS_A = new Thresholds(8, 20, 20);

    @Nested
    class Status {

        @ParameterizedTest
        @CsvSource({
            "100, 7, 7, false",
            "100, 8, 8, true",
            "100, 7, 2, true", // 7 % is 5 PP above 2 %
            "100, 7, 2.01, false",
            "100, 0, 0, false",
            "9, 1, 0, false", // one of nine: 11 %, but a single member
            "9, 2, 20, true",
            "10, 1, 10, true" // ten members are not few any more
        })
        void isAnomalousFromT1OrWithARiseOfFivePoints(
                double opening, double affected, double before, boolean anomalous) {
            AnomalyInputs inputs = status(opening, affected, before);
            assertThat(RULES.isAnomalous(AnomalyKind.STATUS, inputs, CLASS_A)).isEqualTo(anomalous);
            assertThat(RULES.detect(AnomalyKind.STATUS, inputs, CLASS_A).isPresent())
                    .isEqualTo(anomalous);
            assertThat(RULES.isAnomalous(AnomalyKind.CALL, inputs, CLASS_A)).isFalse();
        }

        @Test
        void saysWhichMembersAgainstWhichThreshold() {
            Finding finding = RULES.detect(AnomalyKind.STATUS, status(100, 12, 11), CLASS_A)
                    .orElseThrow();
            assertThat(finding.sign()).isEqualTo(AnomalySign.STATUS_SHARE);
            assertThat(finding.value()).isEqualTo(12);
            assertThat(finding.threshold()).isEqualTo(8);
            assertThat(finding.reason())
                    .isEqualTo(Reason.of("score.anomaly.status-share.reason", 12.0, 100.0, 12.0, 8.0));
        }

        @Test
        void saysByHowMuchTheShareRose() {
            Finding finding =
                    RULES.detect(AnomalyKind.STATUS, status(100, 7, 1), CLASS_A).orElseThrow();
            assertThat(finding.sign()).isEqualTo(AnomalySign.STATUS_RISE);
            assertThat(finding.reason()).isEqualTo(Reason.of("score.anomaly.status-rise.reason", 1.0, 7.0, 6.0, 5.0));
        }

        @Test
        void saysThatASingleMemberOfAFewIsNoAnomaly() {
            assertThat(RULES.explain(status(9, 1, 0), CLASS_A).get(0).reason())
                    .isEqualTo(Reason.of("score.anomaly.status-share.few", 1.0, 9.0, 10, 2));
        }

        @Test
        void aThresholdIsMetInSpiteOfBinaryNoise() {
            // 8.2 − 3.2 is 4.999999999999999
            assertThat(RULES.isAnomalous(AnomalyKind.STATUS, status(1000, 82, 3.2), new Thresholds(10, 20, 20)))
                    .isTrue();
        }

        @Test
        void aFirstMonthHasNoRise() {
            assertThat(RULES.isAnomalous(AnomalyKind.STATUS, status(100, 7, Double.NaN), CLASS_A))
                    .isFalse();
        }

        @Test
        void withoutOpeningMembersNothingIsKnown() {
            AnomalyInputs inputs = status(0, 3, 0);
            assertThat(RULES.isAnomalous(AnomalyKind.STATUS, inputs, CLASS_A)).isFalse();
            assertThat(RULES.explain(inputs, CLASS_A).get(0).reason())
                    .isEqualTo(Reason.of("score.anomaly.status-share.missing"));
        }
    }

    @Nested
    class Calls {

        @ParameterizedTest
        @CsvSource({
            "800, 1000, 0, true",
            "801, 1000, 0, false",
            "1200, 1000, 0, false",
            "0, 60, 0, true",
            "0, 59.9, 0, false", // from next to nothing to nothing
            "1000, 1000, 20, true",
            "1000, 1000, 19, false",
            "0, 0, 100, true"
        })
        void areAnomalousFromT2OrT3(double minutes, double before, double inactive, boolean anomalous) {
            AnomalyInputs inputs = calls(minutes, before, 100, inactive);
            assertThat(RULES.isAnomalous(AnomalyKind.CALL, inputs, CLASS_A)).isEqualTo(anomalous);
            assertThat(RULES.detect(AnomalyKind.CALL, inputs, CLASS_A).isPresent())
                    .isEqualTo(anomalous);
            assertThat(RULES.isAnomalous(AnomalyKind.STATUS, inputs, CLASS_A)).isFalse();
        }

        @Test
        void sayHowFarTheMinutesFell() {
            Finding finding = RULES.detect(AnomalyKind.CALL, calls(700, 1000, 100, 50), CLASS_A)
                    .orElseThrow();
            assertThat(finding.sign()).isEqualTo(AnomalySign.CALL_DECLINE);
            assertThat(finding.value()).isEqualTo(30);
            assertThat(finding.reason())
                    .isEqualTo(Reason.of("score.anomaly.call-decline.reason", 700.0, 1000.0, -30.0, -20.0));
        }

        @Test
        void sayHowManyMembersAreInactive() {
            Finding finding = RULES.detect(AnomalyKind.CALL, calls(1000, 1000, 40, 10), CLASS_A)
                    .orElseThrow();
            assertThat(finding.sign()).isEqualTo(AnomalySign.INACTIVE_SHARE);
            assertThat(finding.reason())
                    .isEqualTo(Reason.of("score.anomaly.inactive-share.reason", 10.0, 40.0, 25.0, 20.0));
        }
    }

    @Test
    void whatIsNotKnownIsNoAnomalyAndSaysSo() {
        double nan = Double.NaN;
        AnomalyInputs nothing = AnomalyInputs.of(nan, nan, nan, nan, nan, nan, nan);
        assertThat(RULES.explain(nothing, CLASS_A)).hasSize(4).allSatisfy(finding -> {
            assertThat(finding.anomalous()).isFalse();
            assertThat(finding.value()).isNaN();
            assertThat(finding.reason().key()).isEqualTo(finding.sign().key() + ".missing");
        });
    }

    @Test
    void inputsSurviveStorage() {
        AnomalyInputs inputs = new AnomalyInputs(100, 8, 3, 900, 1000, 98, Double.NaN);
        assertThat(AnomalyInputs.of(inputs.values())).isEqualTo(inputs);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnomalyInputs.of(1, 2))
                .withMessageContaining("2");
    }

    @ParameterizedTest
    @CsvSource({"0, 20, 20, T1", "8, 101, 20, T2", "8, 20, NaN, T3"})
    void refusesAThresholdThatNothingOrEverythingMeets(double t1, double t2, double t3, String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Thresholds(t1, t2, t3))
                .withMessageStartingWith(name);
    }

    @Test
    void refusesLimitsOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnomalyRules("test", RULES.effectiveFrom(), 5, 10, 0, 60, 2))
                .withMessageContaining("5.0, 10, 0, 60.0, 2");
    }

    @Property
    void detectionAgreesWithItsExplanation(@ForAll("inputs") AnomalyInputs inputs, @ForAll("thresholds") Thresholds t) {
        List<Finding> findings = RULES.explain(inputs, t);
        for (AnomalyKind kind : AnomalyKind.values()) {
            boolean explained = findings.stream().anyMatch(each -> each.sign().kind() == kind && each.anomalous());
            assertThat(RULES.isAnomalous(kind, inputs, t)).isEqualTo(explained);
        }
    }

    @Property
    void stricterThresholdsNeverMissWhatLooserOnesFind(
            @ForAll("inputs") AnomalyInputs inputs,
            @ForAll("thresholds") Thresholds one,
            @ForAll("thresholds") Thresholds other) {
        Thresholds stricter = one.cappedAt(other);
        assertThat(stricter.isWithin(one)).isTrue();
        assertThat(stricter.isWithin(other)).isTrue();
        for (AnomalyKind kind : AnomalyKind.values()) {
            if (RULES.isAnomalous(kind, inputs, one)) {
                assertThat(RULES.isAnomalous(kind, inputs, stricter)).isTrue();
            }
        }
    }

    @Property
    void moreLostMembersNeverEndAnAnomaly(
            @ForAll("inputs") AnomalyInputs inputs,
            @ForAll("thresholds") Thresholds t,
            @ForAll @IntRange(min = 0, max = 50) int more) {
        AnomalyInputs worse = new AnomalyInputs(
                inputs.openingMembers(),
                inputs.affectedMembers() + more,
                inputs.shareBefore(),
                inputs.minutes(),
                inputs.minutesBefore(),
                inputs.members(),
                inputs.inactiveMembers());
        if (RULES.isAnomalous(AnomalyKind.STATUS, inputs, t)) {
            assertThat(RULES.isAnomalous(AnomalyKind.STATUS, worse, t)).isTrue();
        }
    }

    @Nested
    class Alerts {

        @Test
        void goFromOpenToAnEnd() {
            assertThat(AlertState.OPEN.next()).containsExactlyInAnyOrder(AlertState.ACKNOWLEDGED);
            assertThat(AlertState.ACKNOWLEDGED.next())
                    .containsExactlyInAnyOrder(AlertState.IN_PROGRESS, AlertState.FALSE_ALARM);
            assertThat(AlertState.IN_PROGRESS.next())
                    .containsExactlyInAnyOrder(AlertState.RESOLVED, AlertState.FALSE_ALARM);
            assertThat(AlertState.OPEN.mayBecome(AlertState.RESOLVED)).isFalse();
        }

        @ParameterizedTest
        @EnumSource(AlertState.class)
        void areClosedWhereNothingFollows(AlertState state) {
            assertThat(state.isClosed()).isEqualTo(state.next().isEmpty());
            assertThat(state.mayBecome(state)).isFalse();
        }

        @ParameterizedTest
        @CsvSource({
            "OPEN, 0, OPEN",
            "OPEN, 1, OPEN",
            "OPEN, 2, RESOLVED",
            "ACKNOWLEDGED, 2, RESOLVED",
            "IN_PROGRESS, 5, RESOLVED",
            "FALSE_ALARM, 2, FALSE_ALARM",
            "RESOLVED, 2, RESOLVED"
        })
        void areClosedAfterTwoNormalMonths(AlertState state, int normalMonths, AlertState after) {
            assertThat(RULES.afterNormalMonths(state, normalMonths)).isEqualTo(after);
        }
    }

    /** What is counted by steps is what the rules say, for every threshold that can be set. */
    @Property
    void howFarAMonthReachesTellsWhetherItIsAnomalous(
            @ForAll("inputs") AnomalyInputs inputs,
            @ForAll @IntRange(min = 1, max = ThresholdSteps.MOST) int t1,
            @ForAll @IntRange(min = 1, max = ThresholdSteps.MOST) int t2,
            @ForAll @IntRange(min = 1, max = ThresholdSteps.MOST) int t3) {
        Thresholds thresholds =
                new Thresholds(t1 * ThresholdSteps.STEP, t2 * ThresholdSteps.STEP, t3 * ThresholdSteps.STEP);
        AnomalyReach reach = RULES.reach(inputs);
        for (AnomalyKind kind : AnomalyKind.values()) {
            assertThat(reach.isAnomalous(kind, thresholds)).isEqualTo(RULES.isAnomalous(kind, inputs, thresholds));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, true", "100, true", "12.5, true", "0, false", "0.25, false", "100.5, false", "12.1, false"})
    void thresholdsAreSetInHalfPercents(double threshold, boolean possible) {
        assertThat(ThresholdSteps.isStep(threshold)).isEqualTo(possible);
        if (possible) {
            assertThat(ThresholdSteps.of(threshold) * ThresholdSteps.STEP).isEqualTo(threshold);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ThresholdSteps.of(threshold))
                    .withMessageContaining(String.valueOf(threshold));
        }
    }

    @Provide
    Arbitrary<AnomalyInputs> inputs() {
        Arbitrary<Double> members = Arbitraries.integers().between(0, 40).map(Integer::doubleValue);
        Arbitrary<Double> share = Arbitraries.integers().between(0, 100).map(Integer::doubleValue);
        Arbitrary<Double> minutes = Arbitraries.integers().between(0, 300).map(Integer::doubleValue);
        return Combinators.combine(
                        members,
                        members,
                        share.injectNull(0.1),
                        minutes.injectNull(0.1),
                        minutes,
                        members,
                        members.injectNull(0.1))
                .as((opening, affected, before, now, base, closing, inactive) -> new AnomalyInputs(
                        opening, affected, known(before), known(now), base, closing, known(inactive)));
    }

    @Provide
    Arbitrary<Thresholds> thresholds() {
        Arbitrary<Integer> percent = Arbitraries.integers().between(1, 100);
        return Combinators.combine(percent, percent, percent).as(Thresholds::new);
    }

    private static double known(Double value) {
        return value == null ? Double.NaN : value;
    }

    private static AnomalyInputs status(double opening, double affected, double before) {
        return new AnomalyInputs(opening, affected, before, 1000, 1000, opening, 0);
    }

    private static AnomalyInputs calls(double minutes, double before, double members, double inactive) {
        return new AnomalyInputs(members, 0, 0, minutes, before, members, inactive);
    }
}
