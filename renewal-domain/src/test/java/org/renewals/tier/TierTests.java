package org.renewals.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TierTests {

    @Test
    void ordersFromA1DownToC() {
        List<Tier> tiers = List.of(Tier.values());
        assertThat(tiers).containsExactly(Tier.A1, Tier.A2, Tier.B1, Tier.B2, Tier.C);
        for (int better = 0; better < 5; better++) {
            for (int worse = better + 1; worse < 5; worse++) {
                Tier above = tiers.get(better);
                Tier below = tiers.get(worse);
                assertThat(above.isAbove(below)).isTrue();
                assertThat(below.isBelow(above)).isTrue();
                assertThat(below.isAbove(above)).isFalse();
                assertThat(above.orBetter(below)).isEqualTo(above);
                assertThat(below.orBetter(above)).isEqualTo(above);
            }
        }
    }

    @Test
    void neitherLiesAboveNorBelowItself() {
        assertThat(Tier.B1.isAbove(Tier.B1)).isFalse();
        assertThat(Tier.B1.isBelow(Tier.B1)).isFalse();
    }

    @Test
    void leadsUpToABetterTierAndDownToAWorseOne() {
        assertThat(Tier.B2.directionTo(Tier.B1)).isEqualTo(Direction.UP);
        assertThat(Tier.A1.directionTo(Tier.C)).isEqualTo(Direction.DOWN);
    }

    @Test
    void refusesAChangeToTheSameTier() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tier.A2.directionTo(Tier.A2))
                .withMessageContaining("A2");
    }

    @Test
    void belongsToTheClassOfItsLetter() {
        for (Tier tier : Tier.values()) {
            assertThat(tier.name()).startsWith(tier.tierClass().name());
        }
    }
}
