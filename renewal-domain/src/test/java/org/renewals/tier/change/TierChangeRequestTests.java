package org.renewals.tier.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.access.NotAllowed;
import org.renewals.customer.CustomerExamples;
import org.renewals.shared.Refused;
import org.renewals.tier.Tier;

class TierChangeRequestTests {

    private static final int MANAGER = 11;
    private static final int CITY = 2;
    private static final Instant THEN = Instant.parse("2026-11-10T04:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-12T04:00:00Z");

    private static final Map<TierChangeStatus, Consumer<TierChangeRequest>> ENDS = Map.of(
            TierChangeStatus.APPROVED, request -> request.approve(CITY, null, LATER),
            TierChangeStatus.REJECTED, request -> request.reject(CITY, "too early", LATER),
            TierChangeStatus.WITHDRAWN, request -> request.withdraw(MANAGER, LATER));

    @Test
    void beginsSubmittedWithWhatTheCustomerIs() {
        TierChangeRequest request = submitted("  grew a lot\n");

        assertThat(request.status()).isEqualTo(TierChangeStatus.SUBMITTED);
        assertThat(request.fromTier()).isEqualTo(Tier.B2);
        assertThat(request.toTier()).isEqualTo(Tier.A2);
        assertThat(request.reason()).isEqualTo("grew a lot");
        assertThat(request.requestedBy()).isEqualTo(MANAGER);
        assertThat(request.requestedAt()).isEqualTo(THEN);
        assertThat(request.decidedBy()).isNull();
        assertThat(request.decidedAt()).isNull();
    }

    @ParameterizedTest
    @MethodSource("ends")
    void endsOnce(TierChangeStatus first, TierChangeStatus second) {
        TierChangeRequest request = submitted("grew");

        ENDS.get(first).accept(request);
        assertThat(request.status()).isEqualTo(first);
        assertThat(request.decidedAt()).isEqualTo(LATER);
        assertThat(request.decidedBy()).isEqualTo(first == TierChangeStatus.WITHDRAWN ? MANAGER : CITY);

        assertThatThrownBy(() -> ENDS.get(second).accept(request)).isInstanceOf(TierChangeRequest.NotOpen.class);
        assertThat(request.status()).isEqualTo(first);
    }

    static Stream<Arguments> ends() {
        return ENDS.keySet().stream()
                .flatMap(first -> ENDS.keySet().stream().map(second -> Arguments.of(first, second)));
    }

    @Test
    void isNeverDecidedByWhoAskedForIt() {
        TierChangeRequest request = submitted("grew");

        assertThatThrownBy(() -> request.approve(MANAGER, null, LATER)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> request.reject(MANAGER, "no", LATER)).isInstanceOf(NotAllowed.class);
        assertThat(request.status()).isEqualTo(TierChangeStatus.SUBMITTED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t\n", "\u3000"})
    void needsAReason(@Nullable String reason) {
        assertRefused(() -> submitted(reason), "tier.change.reason-missing");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t\n", "\u3000"})
    void needsACommentToBeRejected(@Nullable String comment) {
        assertRefused(() -> submitted("grew").reject(CITY, comment, LATER), "tier.change.comment-missing");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t\n"})
    void needsNoCommentToBeApproved(@Nullable String comment) {
        TierChangeRequest request = submitted("grew");
        request.approve(CITY, comment, LATER);
        assertThat(request.comment()).isNull();
    }

    @Test
    void countsCharactersAsPeopleDo() {
        String longest = "𠮷".repeat(TierChangeRequest.MAX_TEXT);

        assertThat(submitted(longest).reason()).isEqualTo(longest);
        assertRefused(() -> submitted(longest + "长"), "tier.change.reason-long", 2001, 2000);
        assertRefused(
                () -> submitted("grew").approve(CITY, longest + "长", LATER), "tier.change.comment-long", 2001, 2000);
    }

    @Test
    void refusesCharactersThatNobodyCanRead() {
        assertRefused(() -> submitted("grew\0"), "tier.change.control-character", "0000");
        assertThat(submitted("grew\r\nand\tgrew").reason()).isEqualTo("grew\r\nand\tgrew");
    }

    @Test
    void isRefusedForTheTierTheCustomerIsIn() {
        assertRefused(
                () -> new TierChangeRequest(CustomerExamples.in(Tier.B2), Tier.B2, "grew", MANAGER, THEN),
                "tier.change.same",
                "K1",
                Tier.B2);
    }

    private static TierChangeRequest submitted(@Nullable String reason) {
        return new TierChangeRequest(CustomerExamples.in(Tier.B2), Tier.A2, reason, MANAGER, THEN);
    }

    private static void assertRefused(Runnable verb, String key, Object... arguments) {
        assertThatThrownBy(verb::run).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.key()).isEqualTo(key);
            assertThat(refused.arguments()).containsExactly(arguments);
        });
    }
}
