package org.renewals.scoring.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.scoring.Reason;

class CaptiveRulesTests {

    private static final CaptiveRules RULES = CaptiveRules.STANDARD;

    @ParameterizedTest
    @CsvSource({
        "true, 1, false, 0, true, flagged",
        "false, 60, true, 180, false, flagged-free",
        ", 35, true, 180, false, short",
        ", 36, true, , true, auto-renews",
        ", 36, false, 90, true, notice",
        ", 36, , 90, true, notice",
        ", 36, false, 89, false, easy-exit",
        ", 60, , , false, easy-exit"
    })
    void aLongTermThatIsHardToLeaveIsCaptive(
            Boolean flagged, int term, Boolean autoRenews, Integer notice, boolean captive, String reason) {
        CaptiveFacts facts = new CaptiveFacts(flagged, term, autoRenews, notice);
        assertThat(RULES.isCaptive(facts)).isEqualTo(captive);
        assertThat(RULES.explain(facts).key()).isEqualTo("score.captive." + reason);
    }

    @Test
    void theReasonHoldsTheNumbers() {
        assertThat(RULES.explain(new CaptiveFacts(null, 48, false, 120)))
                .isEqualTo(Reason.of("score.captive.notice", 48, 36, 120, 90));
    }

    @Test
    void refusesLimitsOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CaptiveRules("test", RULES.effectiveFrom(), 0, 90))
                .withMessageContaining("0, 90");
    }

    @Property
    void aLongerTermOrNoticeNeverFrees(
            @ForAll @IntRange(max = 72) int term,
            @ForAll @IntRange(max = 200) int notice,
            @ForAll boolean autoRenews,
            @ForAll @IntRange(max = 50) int more) {
        if (RULES.isCaptive(new CaptiveFacts(null, term, autoRenews, notice))) {
            assertThat(RULES.isCaptive(new CaptiveFacts(null, term + more, autoRenews, notice + more)))
                    .isTrue();
        }
    }
}
