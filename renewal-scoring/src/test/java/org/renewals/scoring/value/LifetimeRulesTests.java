package org.renewals.scoring.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LifetimeRulesTests {

    private static final LifetimeRules RULES = LifetimeRules.STANDARD;

    private static final Offset<Double> TENTH_OF_A_CENT = Offset.offset(0.001);

    @Test
    void withoutDiscountItIsMonthsTimesMargin() {
        LifetimeRules plain = new LifetimeRules("test", RULES.effectiveFrom(), 36, 0);
        LifetimeValue value = plain.value(List.of(new ContractOutlook(1_000, 400, 6, 0.5, 12)), 500);
        assertThat(value.underContract()).isEqualTo(6 * 600);
        // 12 months at 0.5, 12 at 0.25, the last 6 of 36 at 0.125
        assertThat(value.renewals()).isEqualTo((6 + 3 + 0.75) * 600);
        assertThat(value.total()).isEqualTo(3_600 + 5_850 - 500);
        assertThat(value.costsKnown()).isTrue();
    }

    @Test
    void aMonthIsDiscountedByATwelfthOfAYear() {
        LifetimeValue value = RULES.value(List.of(new ContractOutlook(1_000, 0, 12, 0, 12)), 0);
        double expected = 0;
        for (int month = 1; month <= 12; month++) {
            expected += 1_000 / Math.pow(1.05, month / 12.0);
        }
        assertThat(value.total()).isCloseTo(expected, TENTH_OF_A_CENT);
        assertThat(value.renewals()).isZero();
    }

    @Test
    void aCostThatIsNotKnownCountsAsNothingAndIsFlagged() {
        List<ContractOutlook> one = List.of(new ContractOutlook(1_000, Double.NaN, 12, 0.8, 12));
        assertThat(RULES.value(one, 0).costsKnown()).isFalse();
        assertThat(RULES.value(one, 0).total())
                .isEqualTo(RULES.value(List.of(new ContractOutlook(1_000, 0, 12, 0.8, 12)), 0)
                        .total());
        LifetimeValue without = RULES.value(List.of(new ContractOutlook(1_000, 100, 12, 0.8, 12)), Double.NaN);
        assertThat(without.costsKnown()).isFalse();
        assertThat(without.acquisitionCost()).isZero();
    }

    @Test
    void aCustomerWithoutContractsIsWorthWhatWinningItCost() {
        assertThat(RULES.value(List.of(), 300).total()).isEqualTo(-300);
    }

    @Test
    void aContractBeyondTheHorizonCountsUpToIt() {
        double all = RULES.monthsUnderContract(60);
        assertThat(RULES.monthsUnderContract(61)).isEqualTo(all);
        assertThat(RULES.monthsRenewed(60, 1, 12)).isZero();
        assertThat(RULES.monthsRenewed(500, 1, 12)).isZero();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContractOutlook(1, 0, -1, 0.5, 12))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContractOutlook(1, 0, 1, Double.NaN, 12))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContractOutlook(1, 0, 1, 1.5, 12))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContractOutlook(1, 0, 1, 0.5, 0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LifetimeRules("test", RULES.effectiveFrom(), 0, 0.05))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LifetimeRules("test", RULES.effectiveFrom(), 60, 5))
                .withMessageContaining("5.0");
    }

    /** The loop over terms against the definition, month by month. */
    @Property
    void agreesWithTheSumOverMonths(@ForAll("contracts") ContractOutlook contract) {
        double expected = 0;
        for (int month = 1; month <= 60; month++) {
            int renewals = month <= contract.monthsLeft()
                    ? 0
                    : (month - contract.monthsLeft() - 1) / contract.termMonths() + 1;
            expected +=
                    contract.monthlyMargin() * Math.pow(contract.likelihood(), renewals) / Math.pow(1.05, month / 12.0);
        }
        assertThat(RULES.value(List.of(contract), 0).total()).isCloseTo(expected, TENTH_OF_A_CENT);
    }

    @Property
    void aLikelierRenewalIsNeverWorthLess(
            @ForAll("contracts") ContractOutlook contract, @ForAll @DoubleRange(min = 0, max = 1) double other) {
        double less = Math.min(contract.likelihood(), other);
        double more = Math.max(contract.likelihood(), other);
        assertThat(RULES.monthsRenewed(contract.monthsLeft(), more, contract.termMonths()))
                .isGreaterThanOrEqualTo(RULES.monthsRenewed(contract.monthsLeft(), less, contract.termMonths()));
    }

    @Property
    void aMonthIsNeverWorthMoreThanAMonth(@ForAll("contracts") ContractOutlook contract) {
        double months = RULES.monthsUnderContract(contract.monthsLeft())
                + RULES.monthsRenewed(contract.monthsLeft(), contract.likelihood(), contract.termMonths());
        assertThat(months).isBetween(0.0, 60.0);
    }

    @Property(tries = 200)
    void contractsAddUp(@ForAll @Size(max = 6) List<@From("contracts") ContractOutlook> contracts) {
        double each = contracts.stream()
                .mapToDouble(contract -> RULES.value(List.of(contract), 0).total())
                .sum();
        assertThat(RULES.value(contracts, 1_000).total()).isCloseTo(each - 1_000, TENTH_OF_A_CENT);
    }

    @Provide
    Arbitrary<ContractOutlook> contracts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 100_000),
                        Arbitraries.integers().between(0, 100_000),
                        Arbitraries.integers().between(0, 80),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(1, 48))
                .as(ContractOutlook::new);
    }
}
