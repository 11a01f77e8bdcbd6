package org.renewals.scoring.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.shared.Refused;

class FormulaOneTests {

    private static final FormulaOne FORMULA = FormulaOne.STANDARD;

    @Nested
    class Vectors {

        @Test
        void threeYears() {
            FormulaValue value = FORMULA.value(example(3));
            assertThat(value.total()).isEqualTo("245834.36");
            assertThat(value.version()).isEqualTo("formula-1");
            assertThat(value.entry()).isEqualByComparingTo("52000");
            assertThat(cents(value.incomes())).containsExactly("52380.95", "49886.62", "47511.07");
            assertThat(cents(List.of(value.renewal()))).containsExactly("44055.72");
        }

        @Test
        void twoYears() {
            assertThat(FORMULA.value(example(2)).total()).isEqualTo("200526.08");
        }

        @Test
        void noYearsAreTheTwoPurchases() {
            FormulaValue value = FORMULA.value(example(0));
            assertThat(value.incomes()).isEmpty();
            assertThat(value.total()).isEqualTo("103000.00");
        }

        @Test
        void withoutDiscountItIsASum() {
            assertThat(FORMULA.value(inputs(100, 40, 10, "0", 4, 50, "0")).total())
                    .isEqualTo("150.00");
        }

        @Test
        void theUsualDamageIsFifteenPerCent() {
            assertThat(example(3).reputationDamage()).isEqualByComparingTo("0.15");
        }
    }

    @Nested
    class Refusals {

        @ParameterizedTest
        @CsvSource({
            "-1, 0, 0.05, 3, 0, 0.15, score.formula.amount-negative, P0",
            "0, -1, 0.05, 3, 0, 0.15, score.formula.amount-negative, C0",
            "0, 0, 0.05, 3, -1, 0.15, score.formula.amount-negative, P1",
            "0, 0, -0.01, 3, 0, 0.15, score.formula.ratio-outside, r",
            "0, 0, 5, 3, 0, 0.15, score.formula.ratio-outside, r",
            "0, 0, 0.05, 3, 0, 1.01, score.formula.ratio-outside, x",
            "0, 0, 0.05, -1, 0, 0.15, score.formula.years-outside, -1",
            "0, 0, 0.05, 51, 0, 0.15, score.formula.years-outside, 51"
        })
        void nameTheParameter(
                int firstPrice,
                int firstCost,
                String rate,
                int years,
                int renewal,
                String damage,
                String key,
                String first) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> inputs(firstPrice, firstCost, 55_000, rate, years, renewal, damage))
                    .satisfies(refused -> {
                        assertThat(refused.key()).isEqualTo(key);
                        assertThat(refused.arguments().get(0)).hasToString(first);
                    });
        }

        @Test
        void theUsualDamageIsARatio() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new FormulaOne("test", FORMULA.effectiveFrom(), new BigDecimal("15")))
                    .withMessageContaining("15");
        }
    }

    /** R117: the larger P0 and the smaller C0, the larger the value, yuan for yuan. */
    @Property
    void risesWithTheFirstPriceAndFallsWithItsCost(
            @ForAll @IntRange(max = 1_000_000) int price,
            @ForAll @IntRange(max = 1_000_000) int cost,
            @ForAll @IntRange(min = 1, max = 10_000) int more) {
        BigDecimal value = total(price, cost, 55_000, 5, 3, 60_000);
        assertThat(total(price + more, cost, 55_000, 5, 3, 60_000)).isEqualTo(value.add(new BigDecimal(more)));
        assertThat(total(price, cost + more, 55_000, 5, 3, 60_000)).isEqualTo(value.subtract(new BigDecimal(more)));
    }

    /** R117: the longer the relation, the larger the value, exactly while R > (1 − x) · P1 · r. */
    @Property
    void risesWithTheYearsWhileIncomeOutweighsTheDeferredPurchase(
            @ForAll @IntRange(max = 100_000) int income,
            @ForAll @IntRange(max = 30) int percent,
            @ForAll @IntRange(max = 9) int years,
            @ForAll @IntRange(max = 1_000_000) int renewal) {
        BigDecimal difference = unrounded(income, percent, years + 1, renewal)
                .subtract(unrounded(income, percent, years, renewal))
                .setScale(15, RoundingMode.HALF_UP);
        BigDecimal deferred = new BigDecimal("0.85")
                .multiply(new BigDecimal(renewal))
                .movePointLeft(2)
                .multiply(new BigDecimal(percent));
        assertThat(difference.signum()).isEqualTo(new BigDecimal(income).compareTo(deferred));
    }

    @Property
    void theTermsAddUpToTheTotal(
            @ForAll @IntRange(min = -100_000, max = 100_000) int income,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll @IntRange(max = 50) int years) {
        BigDecimal sum = unrounded(income, percent, years, 60_000);
        assertThat(total(60_000, 8_000, income, percent, years, 60_000))
                .isEqualTo(sum.setScale(2, RoundingMode.HALF_UP));
    }

    private static FormulaInputs example(int years) {
        return FORMULA.inputs(
                new BigDecimal("60000"),
                new BigDecimal("8000"),
                new BigDecimal("55000"),
                new BigDecimal("0.05"),
                years,
                new BigDecimal("60000"));
    }

    private static FormulaInputs inputs(
            int firstPrice, int firstCost, int income, String rate, int years, int renewal, String damage) {
        return new FormulaInputs(
                new BigDecimal(firstPrice),
                new BigDecimal(firstCost),
                new BigDecimal(income),
                new BigDecimal(rate),
                years,
                new BigDecimal(renewal),
                new BigDecimal(damage));
    }

    private static BigDecimal total(int firstPrice, int firstCost, int income, int percent, int years, int renewal) {
        return FORMULA.value(inputs(firstPrice, firstCost, income, percent / 100.0 + "", years, renewal, "0.15"))
                .total();
    }

    private static BigDecimal unrounded(int income, int percent, int years, int renewal) {
        FormulaValue value = FORMULA.value(inputs(60_000, 8_000, income, percent / 100.0 + "", years, renewal, "0.15"));
        return value.incomes().stream().reduce(value.entry().add(value.renewal()), BigDecimal::add);
    }

    private static List<String> cents(List<BigDecimal> amounts) {
        return amounts.stream()
                .map(amount -> amount.setScale(2, RoundingMode.HALF_UP).toPlainString())
                .toList();
    }
}
