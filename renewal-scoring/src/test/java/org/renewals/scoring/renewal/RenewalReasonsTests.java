package org.renewals.scoring.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.renewals.scoring.Reason;
import org.renewals.scoring.risk.RiskInputs;
import org.renewals.scoring.risk.RiskRules;

class RenewalReasonsTests {

    private static final List<ContractFeature> ALL = List.of(ContractFeature.values());

    @Property
    void baseAndReasonsAddUpToTheLogOdds(@ForAll long seed) {
        Random random = new Random(seed);
        double[] contributions = random.doubles(ALL.size(), -8, 8)
                .map(each -> each * each * each)
                .toArray();
        float[] values = new float[ALL.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(4) == 0 ? Float.NaN : (float) (random.nextGaussian() * 10);
        }
        double base = random.nextGaussian();

        RenewalReasons reasons = RenewalReasons.of(ALL, values, contributions, base, (feature, level) -> null);

        assertThat(reasons.logOdds())
                .isCloseTo(base + Arrays.stream(contributions).sum(), within(1e-9));
        assertThat(reasons.reasons())
                .hasSize(ReasonGroup.values().length)
                .isSortedAccordingTo(
                        (one, other) -> Double.compare(Math.abs(other.contribution()), Math.abs(one.contribution())));
        assertThat(reasons.probability()).isBetween(0.0, 1.0);
    }

    @Test
    void tellsAGroupByTheFactThatWeighsMost() {
        RenewalReasons reasons = RenewalReasons.of(
                List.of(ContractFeature.INCOME_LEVEL, ContractFeature.INCOME_TREND, ContractFeature.VISITS),
                new float[] {9, -0.26f, 0},
                new double[] {0.2, -0.9, -0.4},
                1.5,
                (feature, level) -> null);

        assertThat(reasons.reasons())
                .extracting(RenewalReason::name)
                .containsExactly("score.renewal.income", "score.renewal.contact");
        assertThat(reasons.reasons().get(0).contribution()).isCloseTo(-0.7, within(1e-12));
        assertThat(reasons.reasons().get(0).reason())
                .isEqualTo(Reason.of("score.renewal.feature.income-trend.fall", 23.0));
        assertThat(reasons.reasons().get(1).reason()).isEqualTo(Reason.of("score.renewal.feature.visits.zero"));
        assertThat(reasons.speakingFor()).isEmpty();
        assertThat(reasons.speakingAgainst()).hasSize(2);
        assertThat(reasons.probability()).isCloseTo(1 / (1 + Math.exp(-0.4)), within(1e-12));
    }

    @Test
    void tellsTheScorecardByItsRules() {
        RiskInputs inputs = RiskInputs.of(55, -0.3, 0.01, 0, 0, 0, 0, 0, 0, Double.NaN);
        double[] contributions = {-1.25, -0.75, -0.0, 0, 0, 0, 0, 0, 0};

        RenewalReasons reasons = RenewalReasons.ofScorecard(RiskRules.STANDARD, inputs, contributions, 2.5);

        assertThat(reasons.logOdds()).isCloseTo(0.5, within(1e-12));
        assertThat(reasons.reasons().get(0).name()).isEqualTo("score.risk.health");
        assertThat(reasons.reasons().get(0).reason().key()).isEqualTo("score.risk.health.reason");
        assertThat(reasons.reasons())
                .filteredOn(reason -> reason.name().equals("score.risk.silence"))
                .extracting(reason -> reason.reason().key())
                .containsExactly("score.risk.silence.missing");
        assertThat(reasons.reasons().stream().map(RenewalReason::contribution).filter(each -> each == 0))
                .allMatch(each -> Double.compare(each, 0.0) == 0);
    }

    @Test
    void refusesAVectorOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalReasons.of(ALL, new float[3], new double[3], 0, (feature, level) -> null))
                .withMessage("3 values, expected are " + ALL.size());
        RiskInputs nothing = new RiskInputs(null, null, null, null, null, null, null, null, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalReasons.ofScorecard(RiskRules.STANDARD, nothing, new double[2], 0))
                .withMessage("2 contributions, expected are 9");
    }
}
