package org.renewals.scoring.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class IncomeVariationTests {

    @Test
    void aConstantIncomeDoesNotVary() {
        assertThat(IncomeVariation.coefficient(500, 500, 500, 500, 500, 500)).isZero();
    }

    @Test
    void isTheDeviationOfAllSixMonthsOverTheirMean() {
        // mean 100, deviations ±20: standard deviation 20
        assertThat(IncomeVariation.coefficient(80, 120, 80, 120, 80, 120)).isCloseTo(0.2, Offset.offset(1e-12));
    }

    @Test
    void doesNotDependOnTheOrderOfMagnitudeOrOfMonths() {
        assertThat(IncomeVariation.coefficient(1, 2, 3, 4, 5, 6))
                .isCloseTo(IncomeVariation.coefficient(6e6, 1e6, 5e6, 2e6, 4e6, 3e6), Offset.offset(1e-12));
    }

    @Test
    void isNotKnownWhenAMonthIsMissing() {
        assertThat(IncomeVariation.coefficient(80, 120, Double.NaN, 120, 80, 120))
                .isNaN();
    }

    @Test
    void isNotKnownWithoutAnIncome() {
        assertThat(IncomeVariation.coefficient(0, 0, 0, 0, 0, 0)).isNaN();
        assertThat(IncomeVariation.coefficient(-10, 0, 5, 0, 0, 0)).isNaN();
    }

    @Test
    void refusesFiveMonths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IncomeVariation.coefficient(1, 2, 3, 4, 5))
                .withMessageContaining("6");
    }
}
