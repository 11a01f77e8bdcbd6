package org.renewals.scoring.plausibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.renewals.scoring.Reason;

class PlausibilityLimitsTests {

    private static final PlausibilityLimits LIMITS = PlausibilityLimits.STANDARD;

    @ParameterizedTest
    @CsvSource({
        "GROUP_PAID_INCOME, 0.15",
        "INFORMATIZATION_INCOME, 0.15",
        "CLASS_A_CUSTOMERS, 0.30",
        "CLASS_B_CUSTOMERS, 0.30",
        "CLASS_A_INCOME, 0.30",
        "CLASS_B_INCOME, 0.30",
        "PRODUCT_USERS, 0.50",
        "PRODUCT_INCOME, 0.50",
        "GROUP_SMS, 0.15",
        "SWITCHBOARD, 0.20",
        "RING_BACK, 0.20"
    })
    void headquartersLimitsHold(MonthTotal total, double limit) {
        assertThat(LIMITS.of(total)).contains(new PlausibilityLimit(total, limit));
    }

    @ParameterizedTest
    @EnumSource(MonthTotal.class)
    void everyTotalHasALimit(MonthTotal total) {
        assertThat(LIMITS.of(total)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 115, false",
        "100, 115.01, true",
        "100, 85, false",
        "100, 84.99, true",
        "1000, 0, true",
        "0.3, 0.345, false",
        "0, 500, false",
        "NaN, 500, false",
        "500, NaN, false"
    })
    void onlyWhatMovesFurtherThanTheLimitIsWorthALook(double previous, double current, boolean warned) {
        assertThat(LIMITS.check(MonthTotal.GROUP_PAID_INCOME, previous, current).isPresent())
                .isEqualTo(warned);
    }

    @Test
    void aWarningSaysWhichWay() {
        Warning fall = LIMITS.check(MonthTotal.PRODUCT_USERS, 1_000, 250).orElseThrow();
        assertThat(fall.total()).isEqualTo(MonthTotal.PRODUCT_USERS);
        assertThat(fall.change()).isEqualTo(-0.75);
        assertThat(fall.reason()).isEqualTo(Reason.of("score.plausibility.fell", 1_000.0, 250.0, 0.75, 0.5));
        assertThat(LIMITS.check(MonthTotal.PRODUCT_USERS, 1_000, 2_000)
                        .orElseThrow()
                        .reason())
                .isEqualTo(Reason.of("score.plausibility.rose", 1_000.0, 2_000.0, 1.0, 0.5));
    }

    @Test
    void aTotalWithoutALimitIsNotChecked() {
        PlausibilityLimits none = new PlausibilityLimits("test", LIMITS.effectiveFrom(), List.of());
        assertThat(none.check(MonthTotal.GROUP_SMS, 1, 100)).isEmpty();
    }

    @Test
    void refusesTwoLimitsForATotalAndALimitOfNothing() {
        PlausibilityLimit sms = new PlausibilityLimit(MonthTotal.GROUP_SMS, 0.15);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlausibilityLimits("test", LIMITS.effectiveFrom(), List.of(sms, sms)))
                .withMessageContaining("GROUP_SMS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlausibilityLimit(MonthTotal.GROUP_SMS, 0))
                .withMessageContaining("0.0");
    }

    /** Yuan or fen, and both ways alike. */
    @Property
    void unitsDoNotMatterAndBothWaysAreAlike(
            @ForAll MonthTotal total,
            @ForAll @DoubleRange(min = 1, max = 1e9) double previous,
            @ForAll @DoubleRange(min = 0, max = 1) double change) {
        boolean rose = LIMITS.check(total, previous, previous * (1 + change)).isPresent();
        assertThat(LIMITS.check(total, previous * 100, previous * (1 + change) * 100)
                        .isPresent())
                .isEqualTo(rose);
        assertThat(LIMITS.check(total, previous, previous * (1 - change)).isPresent())
                .isEqualTo(rose);
    }
}
