package org.renewals.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakPointsTests {

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "10, 0.25", "15, 0.375", "20, 0.5", "40, 0.75", "60, 0.875", "80, 1", "99, 1"})
    void risesInStraightLinesFromOneToTheNext(double value, double share) {
        assertThat(BreakPoints.of("users", 0, 10, 20, 40, 80).share(value)).isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource({"9, 0", "5, 0", "3, 0.25", "2.5, 0.375", "0.5, 1", "0, 1"})
    void fallingOnesEarnForLess(double value, double share) {
        BreakPoints churn = BreakPoints.of("churn", 5, 3, 2, 1, 0.5);
        assertThat(churn.isInverse()).isTrue();
        assertThat(churn.share(value)).isEqualTo(share);
    }

    @Test
    void whatIsMissingEarnsNothingEitherWay() {
        assertThat(BreakPoints.of("users", 0, 10, 20, 40, 80).share(Double.NaN)).isZero();
        assertThat(BreakPoints.of("churn", 5, 3, 2, 1, 0.5).share(Double.NaN)).isZero();
    }

    @Test
    void refusesWhatIsNotFiveNumbersOneWay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BreakPoints.of("users", 0, 10, 20, 20, 80))
                .withMessageContaining("users")
                .withMessageContaining("20.0, 20.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BreakPoints.of("users", 0, 10, 20, 40))
                .withMessageContaining("five");
        assertThatIllegalArgumentException().isThrownBy(() -> BreakPoints.of("users", 0, Double.NaN, 20, 40, 80));
        assertThatIllegalArgumentException().isThrownBy(() -> BreakPoints.of("users", 0, 10, 20, 40, 1.0 / 0));
    }
}
