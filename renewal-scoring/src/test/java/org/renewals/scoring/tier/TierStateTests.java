package org.renewals.scoring.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.renewals.tier.Tier.A1;
import static org.renewals.tier.Tier.A2;
import static org.renewals.tier.Tier.B1;
import static org.renewals.tier.Tier.B2;
import static org.renewals.tier.Tier.C;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.renewals.tier.Tier;

class TierStateTests {

    @Test
    void theFirstMonthIsTakenAsItIs() {
        assertThat(suggested(B2)).isEqualTo(B2);
    }

    @Test
    void anUpgradeCountsAtOnce() {
        assertThat(suggested(C, A1)).isEqualTo(A1);
    }

    @Test
    void oneWeakMonthDoesNotDowngrade() {
        assertThat(suggested(A1, C)).isEqualTo(A1);
        assertThat(suggested(A1, C, A1)).isEqualTo(A1);
        assertThat(suggested(A1, C, A1, C)).isEqualTo(A1);
    }

    @Test
    void theSecondWeakMonthInARowDowngrades() {
        assertThat(suggested(A1, B1, B1)).isEqualTo(B1);
    }

    @Test
    void aDowngradeLeadsToTheBetterOfTheTwoWeakMonths() {
        assertThat(suggested(A1, B1, C)).isEqualTo(B1);
        assertThat(suggested(A1, C, B1)).isEqualTo(B1);
    }

    @Test
    void aFallThatGoesOnIsFollowedMonthByMonth() {
        assertThat(suggested(A1, A2, B1, B2, C)).isEqualTo(B2);
        assertThat(suggested(A1, A2, B1, B2, C, C)).isEqualTo(C);
    }

    @Test
    void aStrongMonthInBetweenStartsTheCountAnew() {
        assertThat(suggested(B1, C, B1, C)).isEqualTo(B1);
        assertThat(suggested(B1, C, A2, C)).isEqualTo(A2);
    }

    @Test
    void saysThatADowngradeWaits() {
        assertThat(TierState.first(B1).downgradeWaits()).isFalse();
        assertThat(TierState.first(B1).next(B2).downgradeWaits()).isTrue();
        assertThat(TierState.first(B1).next(B2).next(B2).downgradeWaits()).isFalse();
    }

    @Test
    void refusesAStateWithAWaitingUpgrade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TierState(B1, A1))
                .withMessageContaining("A1");
    }

    @Property
    void neverLiesBelowTheBetterOfTheLastTwoMonths(@ForAll @NotEmpty List<Tier> months) {
        TierState state = run(months);
        Tier last = months.get(months.size() - 1);
        assertThat(state.computed()).isEqualTo(last);
        Tier better = months.size() == 1 ? last : last.orBetter(months.get(months.size() - 2));
        assertThat(state.suggested().isBelow(better)).isFalse();
    }

    @Property
    void twoEqualMonthsInARowSettleIt(@ForAll @NotEmpty List<Tier> months) {
        Tier last = months.get(months.size() - 1);
        assertThat(run(months).next(last).suggested()).isEqualTo(last);
    }

    private static Tier suggested(Tier... months) {
        return run(List.of(months)).suggested();
    }

    private static TierState run(List<Tier> months) {
        TierState state = TierState.first(months.get(0));
        for (Tier month : months.subList(1, months.size())) {
            state = state.next(month);
        }
        return state;
    }
}
