package org.renewals.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.renewals.shared.Refused;
import org.renewals.tier.Tier;

class CustomerTests {

    private static final LocalDate UNTIL = LocalDate.of(2027, 5, 10);

    @Test
    void isHeldInATierUntilADay() {
        Customer customer = CustomerExamples.in(Tier.B2);

        assertThat(customer.holdTier(Tier.A2, UNTIL)).isEqualTo(Tier.B2);

        assertThat(customer.tier()).isEqualTo(Tier.A2);
        assertThat(customer.tierHeldUntil()).isEqualTo(UNTIL);
    }

    @Test
    void cannotBeMovedToTheTierItIsIn() {
        Customer customer = CustomerExamples.in(Tier.B2);

        assertRefused(() -> customer.holdTier(Tier.B2, UNTIL), "tier.change.same", "K1", Tier.B2);
        assertThat(customer.tierHeldUntil()).isNull();
    }

    @Test
    void cannotBeMovedBeforeItWasRated() {
        assertRefused(() -> CustomerExamples.in(null).holdTier(Tier.A1, UNTIL), "tier.change.unrated", "K1");
    }

    @Test
    void cannotBeMovedAfterItLeft() {
        Customer customer = CustomerExamples.with(Tier.B2, CustomerStatus.LEFT);

        assertRefused(() -> customer.holdTier(Tier.A1, UNTIL), "tier.change.customer-left", "K1");
    }

    @ParameterizedTest
    @EnumSource(value = CustomerStatus.class, names = "LEFT", mode = EnumSource.Mode.EXCLUDE)
    void canBeMovedInAnyOtherStatus(CustomerStatus status) {
        assertThat(CustomerExamples.with(Tier.C, status).checkTierMayBecome(Tier.B2))
                .isEqualTo(Tier.C);
    }

    private static void assertRefused(Runnable verb, String key, Object... arguments) {
        assertThatThrownBy(verb::run).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.key()).isEqualTo(key);
            assertThat(refused.arguments()).containsExactly(arguments);
        });
    }
}
