package org.renewals.scoring.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.renewals.scoring.Reason;
import org.renewals.scoring.risk.RiskRules;

class NextBandTests {

    private static final List<ContractFeature> FEATURES = List.of(
            ContractFeature.VISITS,
            ContractFeature.DAYS_SINCE_VISIT,
            ContractFeature.LATE_REPLIES,
            ContractFeature.ARREARS_MONTHS,
            ContractFeature.EFFECTIVE_SHARE,
            ContractFeature.SATISFACTION,
            ContractFeature.PRICE_CHANGE,
            ContractFeature.CITY);

    private static final float[] VALUES = {1, 74, 2, 1, 0.5f, Float.NaN, 0.12f, 3};

    @Test
    void namesTheSingleStepOfLeastEffort() {
        // both four visits and a lower price would do; visits take less
        NextBand next = next(values -> -0.3 + 0.4 * (values[0] - 1) + 10 * (0.12 - values[6]));

        assertThat(next.band()).isEqualTo(Band.GREEN);
        assertThat(next.steps()).containsExactly(Reason.of("score.renewal.step.visits", 4.0));
        assertThat(next.probability()).isCloseTo(1 / (1 + Math.exp(-0.9)), within(1e-6));
    }

    @Test
    void namesAPairWhereNoSingleStepIsEnough() {
        NextBand next = next(values -> -1.4 + 0.45 * (2 - values[2]) + 0.2 * (values[0] - 1));

        assertThat(next.band()).isEqualTo(Band.AMBER);
        assertThat(next.steps())
                .containsExactly(Reason.of("score.renewal.step.answer"), Reason.of("score.renewal.step.visits", 2.0));
    }

    @Test
    void findsStepsThatOnlyWorkTogether() {
        NextBand next = next(values -> values[2] == 0 && values[3] == 0 ? 2 : 0);

        assertThat(next.steps())
                .containsExactly(Reason.of("score.renewal.step.answer"), Reason.of("score.renewal.step.arrears"));
    }

    @Test
    void saysSoWhereNothingWithinReachLeadsThere() {
        NextBand next = next(values -> -4);

        assertThat(next.isWithinReach()).isFalse();
        assertThat(next.band()).isEqualTo(Band.AMBER);
        assertThat(next.probability()).isCloseTo(0.018, within(1e-3));
    }

    @Test
    void hasNothingToSayAboveTheBestBand() {
        assertThat(NextBand.of(VALUES, Steps.ofContract(FEATURES, VALUES), values -> 3))
                .isEmpty();
    }

    @Test
    void touchesOnlyWhatAManagerInfluencesAndOnlyWhatIsKnown() {
        List<Step> steps = Steps.ofContract(FEATURES, VALUES);

        assertThat(steps)
                .extracting(Step::lever)
                .containsExactly("answer", "visits", "visits", "arrears", "activity", "activity", "price", "price");
        for (Step step : steps) {
            assertThat(step.values().keySet())
                    .allMatch(place -> FEATURES.get(place).group().isInfluenced());
        }
        assertThat(steps.get(1).applied(VALUES)).startsWith(2, 30);
        assertThat(steps.get(6).applied(VALUES)[6]).isCloseTo(0.064f, within(1e-6f));
        assertThat(VALUES[6]).isEqualTo(0.12f);
    }

    @Test
    void alwaysKeepsSharesAndAnswersWithinTheirScale() {
        float[] best = {9, 1, 0, 0, 0.97f, 4.5f, 0, 3};

        List<Step> steps = Steps.ofContract(FEATURES, best);

        assertThat(steps)
                .extracting(Step::lever)
                .containsExactly("activity", "activity", "satisfaction", "price", "price");
        assertThat(steps.get(1).applied(best)[4]).isEqualTo(1f);
        assertThat(steps.get(2).applied(best)[5]).isEqualTo(5f);
    }

    @Test
    void advisesOnTheScorecardWhatGavePointsAndCanBePutRight() {
        float[] values = {55, -0.3f, 0.05f, 1, 1, 1, 3, 1, 1, 200};
        List<Step> steps = Steps.ofScorecard(RiskRules.STANDARD, values);
        ToDoubleFunction<float[]> logOdds = inputs ->
                2 - 0.02 * RiskRules.STANDARD.score(Steps.inputs(inputs)).points();

        assertThat(steps).extracting(Step::lever).containsExactly("anomaly", "answer", "arrears", "contact");
        NextBand next = NextBand.of(values, steps, logOdds).orElseThrow();
        assertThat(RiskRules.STANDARD.score(Steps.inputs(values)).points()).isEqualTo(140);
        assertThat(next.band()).isEqualTo(Band.AMBER);
        assertThat(next.steps()).containsExactly(Reason.of("score.renewal.step.contact"));
    }

    private static NextBand next(ToDoubleFunction<float[]> logOdds) {
        return NextBand.of(VALUES, Steps.ofContract(FEATURES, VALUES), logOdds).orElseThrow();
    }
}
