package org.renewals.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleVersionsTests {

    private static final Rules FIRST = new Rules("first", YearMonth.of(2025, 1));
    private static final Rules SECOND = new Rules("second", YearMonth.of(2026, 7));

    private final RuleVersions<Rules> versions = new RuleVersions<>(List.of(SECOND, FIRST));

    @Test
    void anOldMonthKeepsTheVersionOfItsTime() {
        assertThat(versions.effectiveIn(YearMonth.of(2025, 1))).contains(FIRST);
        assertThat(versions.effectiveIn(YearMonth.of(2026, 6))).contains(FIRST);
        assertThat(versions.effectiveIn(YearMonth.of(2026, 7))).contains(SECOND);
        assertThat(versions.effectiveIn(YearMonth.of(2030, 1))).contains(SECOND);
    }

    @Test
    void noVersionIsEffectiveBeforeTheFirst() {
        assertThat(versions.effectiveIn(YearMonth.of(2024, 12))).isEmpty();
    }

    @Test
    void findsAVersionByTheNameStoredWithAResult() {
        assertThat(versions.named("first")).contains(FIRST);
        assertThat(versions.named("third")).isEmpty();
    }

    @Test
    void refusesTwoVersionsOfOneName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleVersions<>(List.of(FIRST, new Rules("first", YearMonth.of(2026, 1)))))
                .withMessageContaining("first");
    }

    @Test
    void refusesTwoVersionsForOneMonth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleVersions<>(List.of(FIRST, new Rules("other", YearMonth.of(2025, 1)))))
                .withMessageContaining("2025-01");
    }

    @Test
    void refusesToBeEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RuleVersions<>(List.of()));
    }

    private record Rules(String version, YearMonth effectiveFrom) implements Versioned {}
}
