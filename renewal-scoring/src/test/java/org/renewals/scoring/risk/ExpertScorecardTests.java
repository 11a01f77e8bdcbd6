package org.renewals.scoring.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.scoring.Points;

class ExpertScorecardTests {

    private static final ExpertScorecard CARD = ExpertScorecard.STANDARD;

    @ParameterizedTest
    @CsvSource({"0, 0.900", "30, 0.786", "60, 0.599", "85, 0.413", "140, 0.119"})
    void pointsBecomeALikelihood(int points, double likelihood) {
        assertThat(CARD.likelihood(points)).isCloseTo(likelihood, Offset.offset(0.0005));
    }

    @Test
    void theOddsHalveEveryTwentyThreePoints() {
        double odds = Math.exp(CARD.logOdds(10)) / Math.exp(CARD.logOdds(33));
        assertThat(odds).isCloseTo(2, Offset.offset(0.01));
    }

    @Test
    void aLearnedModelNeedsTwoHundredClosedContracts() {
        assertThat(ExpertScorecard.CLOSED_CONTRACTS_TO_LEARN_FROM).isEqualTo(200);
    }

    @Test
    void contributionsKeepTheRuleAndItsReason() {
        RiskScore score = RiskRules.STANDARD.score(
                new Facts().daysWithoutContact(90).openAnomaly(true).health(95).inputs());
        assertThat(CARD.contributions(score))
                .extracting(Points::rule)
                .containsExactly("score.risk.silence", "score.risk.open-anomaly");
        Points silence = CARD.contributions(score).get(0);
        assertThat(silence.earned()).isCloseTo(-0.9, Offset.offset(1e-12));
        assertThat(silence.reason()).isEqualTo(score.reasons().get(0).reason());
    }

    @Test
    void refusesACardThatRewardsRisk() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExpertScorecard("test", CARD.effectiveFrom(), 2.2, 0))
                .withMessageContaining("0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExpertScorecard("test", CARD.effectiveFrom(), Double.NaN, 0.03))
                .withMessageContaining("NaN");
    }

    @Property
    void everyPointLowersTheLikelihood(@ForAll @IntRange(max = 300) int points) {
        assertThat(CARD.likelihood(points)).isBetween(0.0, 1.0);
        assertThat(CARD.likelihood(points + 1)).isLessThan(CARD.likelihood(points));
    }

    @Property
    void interceptAndContributionsAddUpToTheLogOdds(@ForAll("inputs") RiskInputs inputs) {
        RiskScore score = RiskRules.STANDARD.score(inputs);
        double sum = CARD.intercept()
                + CARD.contributions(score).stream().mapToDouble(Points::earned).sum();
        assertThat(sum).isCloseTo(CARD.logOdds(score.points()), Offset.offset(1e-12));
    }

    @Provide
    Arbitrary<RiskInputs> inputs() {
        Arbitrary<Double> maybe = Arbitraries.of(0.0, 1.0, Double.NaN);
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 100),
                        Arbitraries.doubles().between(-0.5, 0.5),
                        Arbitraries.doubles().between(0, 0.1),
                        maybe,
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 4),
                        maybe,
                        Arbitraries.integers().between(0, 120))
                .as((health, income, churn, anomaly, complaints, arrears, contact, days) ->
                        RiskInputs.of(health, income, churn, anomaly, complaints, 0, arrears, contact, contact, days));
    }
}
