package org.renewals.scoring.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.customer.CustomerStatus;
import org.renewals.scoring.Reason;
import org.renewals.scoring.risk.RiskLevel;

class LifecycleRulesTests {

    private static final LifecycleRules RULES = LifecycleRules.STANDARD;

    @ParameterizedTest
    @CsvSource({
        "LEFT, 40, 0.2, 0.1, VERY_HIGH, LEFT",
        "PROSPECT, NaN, NaN, NaN, , PROSPECT",
        "SILENT, 40, 0.2, 0.1, LOW, AT_RISK",
        "ACTIVE, 40, 0.2, 0.1, HIGH, AT_RISK",
        "ACTIVE, 2, 0.2, 0.1, VERY_HIGH, AT_RISK",
        "ACTIVE, 40, 0, 0, MEDIUM, MATURE",
        "ACTIVE, 5, -0.5, 0, LOW, ONBOARDING",
        "ACTIVE, 6, -0.5, 0, LOW, DECLINING",
        "ACTIVE, 40, -0.1, 0, LOW, DECLINING",
        "ACTIVE, 40, -0.0999, 0, LOW, MATURE",
        "ACTIVE, 40, 0.2, -0.1, LOW, DECLINING",
        "ACTIVE, 40, 0.05, 0, LOW, GROWING",
        "ACTIVE, 40, 0.0499, 0, LOW, MATURE",
        "ACTIVE, NaN, 0.3, 0, LOW, GROWING",
        "ACTIVE, 40, NaN, NaN, , MATURE",
        ", NaN, NaN, NaN, , MATURE"
    })
    void theFirstStageThatFitsCounts(
            CustomerStatus status, double months, double income, double members, RiskLevel risk, LifecycleStage stage) {
        LifecycleFacts facts = new LifecycleFacts(status, months, income, members, risk);
        assertThat(RULES.stageOf(facts)).isEqualTo(stage);
        assertThat(RULES.explain(facts).key()).startsWith(stage.key());
    }

    @Test
    void aLimitIsMetInSpiteOfBinaryNoise() {
        assertThat(RULES.stageOf(active(40, 0.63 / 0.7 - 1, 0))).isEqualTo(LifecycleStage.DECLINING);
        assertThat(RULES.stageOf(active(40, 0.84 / 0.8 - 1, 0))).isEqualTo(LifecycleStage.GROWING);
    }

    @Test
    void theReasonNamesWhatFell() {
        assertThat(RULES.explain(active(40, -0.2, -0.3)))
                .isEqualTo(Reason.of("score.lifecycle.declining.reason", -0.2, -0.1));
        assertThat(RULES.explain(active(40, 0.2, -0.3)))
                .isEqualTo(Reason.of("score.lifecycle.declining.members", -0.3, -0.1));
        assertThat(RULES.explain(active(3, 0, 0))).isEqualTo(Reason.of("score.lifecycle.onboarding.reason", 3.0, 6));
        assertThat(RULES.explain(active(40, Double.NaN, 0))).isEqualTo(Reason.of("score.lifecycle.mature.missing"));
    }

    @Test
    void refusesLimitsOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LifecycleRules("test", RULES.effectiveFrom(), 6, RiskLevel.HIGH, 0.1, 0))
                .withMessageContaining("6, 0.1, 0.0");
    }

    /** From declining over mature to growing, never back. */
    @Property
    void moreIncomeNeverLeadsBack(
            @ForAll @IntRange(min = 6, max = 100) int months,
            @ForAll @DoubleRange(min = -1, max = 1) double income,
            @ForAll @DoubleRange(min = 0, max = 1) double more) {
        assertThat(rank(RULES.stageOf(active(months, income + more, 0))))
                .isGreaterThanOrEqualTo(rank(RULES.stageOf(active(months, income, 0))));
    }

    private static int rank(LifecycleStage stage) {
        return switch (stage) {
            case DECLINING -> 0;
            case MATURE -> 1;
            case GROWING -> 2;
            default -> throw new AssertionError(stage);
        };
    }

    private static LifecycleFacts active(double months, double income, double members) {
        return new LifecycleFacts(CustomerStatus.ACTIVE, months, income, members, RiskLevel.LOW);
    }
}
