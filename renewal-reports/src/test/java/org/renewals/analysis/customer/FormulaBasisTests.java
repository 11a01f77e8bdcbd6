package org.renewals.analysis.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaBasisTests {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @Test
    void theFirstYearOfTheFirstContractIsTheFirstPurchase() {
        FormulaBasis basis = basis(term("A", "2024-01-01", "2026-12-31", 5_000, 700), List.of(), 0, 0);
        assertThat(basis.firstPrice()).isEqualByComparingTo("60000");
        assertThat(basis.firstCost()).isEqualByComparingTo("8400");
    }

    @Test
    void aShorterContractIsBoughtForItsTerm() {
        FormulaBasis basis = basis(term("A", "2024-01-01", "2024-06-30", 5_000, 700), List.of(), 0, 0);
        assertThat(basis.firstPrice()).isEqualByComparingTo("30000");
        assertThat(basis.firstCost()).isEqualByComparingTo("4200");
        assertThat(basis(term("A", "2024-01-01", "2024-01-10", 5_000, 700), List.of(), 0, 0)
                        .firstPrice())
                .as("not even a month")
                .isEqualByComparingTo("5000");
    }

    @Test
    void aYearOfTheMeanIncomeIsTakenNetOfWhatRunningContractsCost() {
        List<FormulaBasis.Term> running = List.of(
                term("A", "2025-01-01", "2026-12-31", 1_000, 100), term("B", "2025-01-01", "2028-01-31", 2_000, null));
        FormulaBasis basis = basis(running.get(0), running, 9_000, 9);
        assertThat(basis.yearlyIncome()).isEqualByComparingTo("10800");
        assertThat(basis.renewalPrice()).isEqualByComparingTo("36000");
        assertThat(basis.lastEnd()).isEqualTo("2028-01-31");
        assertThat(basis.years()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-15, 1", // undecided after its end
        "2026-10-31, 1",
        "2026-11-30, 1",
        "2027-10-31, 1",
        "2027-11-01, 2",
        "2029-10-31, 3",
        "2099-12-31, 50"
    })
    void yearsLastUntilTheLastContractEnds(String end, int years) {
        FormulaBasis.Term term = term("A", "2025-01-01", end, 1_000, null);
        assertThat(basis(term, List.of(term), 0, 0).years()).isEqualTo(years);
    }

    @Test
    void whoHasNothingIsWorthNothing() {
        FormulaBasis basis = basis(null, List.of(), 0, 0);
        assertThat(basis.firstPrice()).isZero();
        assertThat(basis.firstCost()).isZero();
        assertThat(basis.yearlyIncome()).isZero();
        assertThat(basis.renewalPrice()).isZero();
        assertThat(basis.years()).isZero();
        assertThat(basis.lastEnd()).isNull();
    }

    private static FormulaBasis basis(
            FormulaBasis.@Nullable Term first, List<FormulaBasis.Term> running, int income, int months) {
        return new FormulaBasis(
                OCTOBER,
                first,
                running,
                BigDecimal.valueOf(income),
                months,
                months == 0 ? null : OCTOBER.minusMonths(months - 1L),
                months == 0 ? null : OCTOBER);
    }

    private static FormulaBasis.Term term(String number, String from, String to, int value, @Nullable Integer cost) {
        return new FormulaBasis.Term(
                number,
                LocalDate.parse(from),
                LocalDate.parse(to),
                BigDecimal.valueOf(value),
                cost == null ? null : BigDecimal.valueOf(cost));
    }
}
