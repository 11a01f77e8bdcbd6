package org.renewals.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.renewals.shared.Refused;

class AnomalyAlertTests {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @ParameterizedTest
    @EnumSource
    void becomesWhatComesNextAndNothingElse(AlertState from) {
        for (AlertState to : AlertState.values()) {
            AnomalyAlert alert = alert(from);
            if (from.mayBecome(to)) {
                assertThat(alert.move(to, "looked into", NOVEMBER)).isEqualTo("looked into");
                assertThat(alert.state()).isEqualTo(to);
                assertThat(alert.closedMonth()).isEqualTo(to.isClosed() ? NOVEMBER : null);
            } else {
                assertThatExceptionOfType(Refused.class)
                        .isThrownBy(() -> alert.move(to, "looked into", NOVEMBER))
                        .satisfies(refused -> assertThat(refused.key()).isEqualTo("alert.not-next." + from.code()));
                assertThat(alert.state()).isEqualTo(from);
            }
        }
    }

    @Test
    void whatIsClosedHasNothingNext() {
        assertThat(AlertState.values())
                .filteredOn(state -> state.next().isEmpty())
                .containsExactly(AlertState.RESOLVED, AlertState.FALSE_ALARM);
    }

    @ParameterizedTest
    @CsvSource({"IN_PROGRESS, RESOLVED", "IN_PROGRESS, FALSE_ALARM", "ACKNOWLEDGED, FALSE_ALARM"})
    void closingNeedsAWord(AlertState from, AlertState to) {
        AnomalyAlert alert = alert(from);
        for (String nothing : new String[] {null, "", " \n"}) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> alert.move(to, nothing, NOVEMBER))
                    .satisfies(refused -> assertThat(refused.key()).isEqualTo("alert.comment-missing." + to.code()));
        }
        assertThat(alert.state()).isEqualTo(from);
        assertThat(alert.closedMonth()).isNull();
    }

    @Test
    void otherStepsGoWithout() {
        assertThat(alert(AlertState.OPEN).move(AlertState.ACKNOWLEDGED, " ", NOVEMBER))
                .isNull();
    }

    @Test
    void keepsACommentOfAtMostTwoThousandCharactersWithoutItsMargins() {
        String longest = "😀".repeat(AnomalyAlert.MAX_COMMENT);
        assertThat(alert(AlertState.OPEN).move(AlertState.ACKNOWLEDGED, "  " + longest + "\n", NOVEMBER))
                .isEqualTo(longest);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> alert(AlertState.OPEN).move(AlertState.ACKNOWLEDGED, longest + "x", NOVEMBER))
                .satisfies(refused -> {
                    assertThat(refused.key()).isEqualTo("alert.comment-long");
                    assertThat(refused.arguments()).containsExactly(2001, 2000);
                });
    }

    @Test
    void refusesWhatCannotBeWritten() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> alert(AlertState.OPEN).move(AlertState.ACKNOWLEDGED, "a\0b", NOVEMBER))
                .satisfies(refused -> {
                    assertThat(refused.key()).isEqualTo("alert.control-character");
                    assertThat(refused.arguments()).containsExactly("0000");
                });
    }

    private static AnomalyAlert alert(AlertState state) {
        return new AnomalyAlert(1, 1, AnomalyKind.CALL, OCTOBER, state);
    }
}
