package org.renewals.web.customer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.customer.FormulaBasis;
import org.renewals.analysis.customer.FormulaBasisQuery;
import org.renewals.analysis.figure.Figures;
import org.renewals.scoring.run.RuleBook;
import org.renewals.scoring.value.FormulaInputs;
import org.renewals.scoring.value.FormulaOne;
import org.renewals.scoring.value.FormulaValue;
import org.renewals.scoring.value.LifetimeRules;
import org.renewals.shared.Refused;
import org.renewals.web.support.FormError;
import org.springframework.stereotype.Component;

/** Computes the customer value by formula 1 (contract.md section 4) with the customer's own figures, or those typed. */
@Component
class ValueCards {

    private static final FormulaOne FORMULA = FormulaOne.STANDARD;

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,12}(\\.\\d{1,6})?");
    private static final BigDecimal MOST = new BigDecimal("999999999999");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int FACTOR_DECIMALS = 4;

    private final FormulaBasisQuery bases;
    private final RuleBook rules = RuleBook.standard();

    ValueCards(FormulaBasisQuery bases) {
        this.bases = bases;
    }

    /** For a reader whose grain covers the incomes. */
    ValueCard of(CustomerReading reading, ValueParameters typed) {
        FormulaBasis basis = bases.find(
                reading.scope(),
                reading.detail().profile(),
                reading.detail().grain(),
                reading.standpoint().month());
        return new Maker(reading, typed, basis).card();
    }

    private final class Maker {

        private final CustomerReading reading;
        private final CustomerWords words;
        private final ValueParameters typed;
        private final FormulaBasis basis;
        private final List<ValueCard.Field> fields = new ArrayList<>();
        private final List<FormError> errors = new ArrayList<>();
        private boolean changed;

        Maker(CustomerReading reading, ValueParameters typed, FormulaBasis basis) {
            this.reading = reading;
            this.words = reading.words();
            this.typed = typed;
            this.basis = basis;
        }

        ValueCard card() {
            BigDecimal rate = percentOfRules();
            BigDecimal firstPrice = amount("p0", "P0", typed.p0(), basis.firstPrice(), BigDecimal.ZERO, firstSource());
            BigDecimal firstCost =
                    amount("c0", "C0", typed.c0(), basis.firstCost(), BigDecimal.ZERO, firstCostSource());
            BigDecimal income =
                    amount("income", "R", typed.income(), basis.yearlyIncome(), MOST.negate(), incomeSource());
            BigDecimal discount = read(
                    "rate",
                    "r",
                    "customer.value.unit.percent",
                    typed.rate(),
                    rate,
                    BigDecimal.ZERO,
                    HUNDRED,
                    words.text("customer.value.source.rate", words.plain(rate.doubleValue())));
            BigDecimal years = years();
            BigDecimal renewal = amount("p1", "P1", typed.p1(), basis.renewalPrice(), BigDecimal.ZERO, renewalSource());
            BigDecimal damage = read(
                    "damage",
                    "x",
                    "customer.value.unit.ratio",
                    typed.damage(),
                    FORMULA.usualDamage(),
                    BigDecimal.ZERO,
                    BigDecimal.ONE,
                    words.text(
                            "customer.value.source.damage",
                            FORMULA.usualDamage().toPlainString()));
            FormulaValue value = firstPrice == null
                            || firstCost == null
                            || income == null
                            || discount == null
                            || years == null
                            || renewal == null
                            || damage == null
                    ? null
                    : FORMULA.value(new FormulaInputs(
                            firstPrice,
                            firstCost,
                            income,
                            discount.divide(HUNDRED, MathContext.DECIMAL64),
                            years.intValueExact(),
                            renewal,
                            damage));
            return new ValueCard(
                    words.text(FormulaOne.RECONSTRUCTION),
                    words.text("score.formula.total"),
                    fields,
                    errors,
                    value == null ? List.of() : terms(value),
                    value == null ? null : fen().amount(value.total()),
                    changed,
                    reading.link(CustomerTab.INCOMES, "value"),
                    kept());
        }

        private BigDecimal percentOfRules() {
            double ratio = rules.effectiveIn(reading.standpoint().month())
                    .map(set -> set.lifetime().yearlyDiscount())
                    .orElse(LifetimeRules.STANDARD.yearlyDiscount());
            return BigDecimal.valueOf(ratio).multiply(HUNDRED).stripTrailingZeros();
        }

        private @Nullable BigDecimal amount(
                String name, String symbol, @Nullable String text, BigDecimal own, BigDecimal least, String source) {
            return read(
                    name,
                    symbol,
                    symbol.equals("R") ? "customer.value.unit.yearly" : "customer.value.unit.yuan",
                    text,
                    own.setScale(2, RoundingMode.HALF_UP),
                    least,
                    MOST,
                    source);
        }

        private @Nullable BigDecimal years() {
            BigDecimal years = read(
                    "years",
                    "N",
                    "customer.value.unit.years",
                    typed.years(),
                    BigDecimal.valueOf(basis.years()),
                    BigDecimal.ZERO,
                    BigDecimal.valueOf(FormulaInputs.MOST_YEARS),
                    yearsSource());
            if (years != null && years.stripTrailingZeros().scale() > 0) {
                errors.add(FormError.of(
                        "value-years",
                        new Refused(
                                "customer.value.refused.whole", "N", years.toPlainString(), FormulaInputs.MOST_YEARS)));
                return null;
            }
            return years;
        }

        /** Adds the field, and an error where what was typed is no number between the bounds; null then. */
        private @Nullable BigDecimal read(
                String name,
                String symbol,
                String unit,
                @Nullable String text,
                BigDecimal own,
                BigDecimal least,
                BigDecimal most,
                String source) {
            boolean given = text != null && !text.isBlank();
            String shown = text == null || text.isBlank() ? plain(own) : text.strip();
            fields.add(new ValueCard.Field(
                    name, symbol, words.text("customer.value." + name), words.text(unit), shown, source));
            if (!given) {
                return own;
            }
            // full-width digits, and commas as amounts are shown with
            String number = Normalizer.normalize(shown, Normalizer.Form.NFKC).replace(",", "");
            BigDecimal value = NUMBER.matcher(number).matches() ? new BigDecimal(number) : null;
            if (value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                errors.add(FormError.of(
                        "value-" + name,
                        new Refused("customer.value.refused", symbol, shortened(shown), plain(least), plain(most))));
                return null;
            }
            changed |= value.compareTo(own) != 0;
            return value;
        }

        private List<ValueCard.Term> terms(FormulaValue value) {
            FormulaInputs inputs = value.inputs();
            BigDecimal growth = BigDecimal.ONE.add(inputs.discountRate());
            List<ValueCard.Term> terms = new ArrayList<>();
            terms.add(term("entry", "", value.entry(), BigDecimal.ONE, value.entry()));
            BigDecimal factor = BigDecimal.ONE;
            for (int year = 1; year <= inputs.years(); year++) {
                factor = factor.divide(growth, MathContext.DECIMAL64);
                terms.add(term(
                        "income",
                        Integer.toString(year),
                        inputs.yearlyIncome(),
                        factor,
                        value.incomes().get(year - 1)));
            }
            terms.add(term(
                    "renewal",
                    Integer.toString(inputs.years()),
                    BigDecimal.ONE.subtract(inputs.reputationDamage()).multiply(inputs.renewalPrice()),
                    factor,
                    value.renewal()));
            return terms;
        }

        private ValueCard.Term term(String key, String year, BigDecimal amount, BigDecimal factor, BigDecimal worth) {
            return new ValueCard.Term(
                    words.text("customer.value.term." + key),
                    year,
                    fen().amount(amount),
                    words.figures().decimal(factor, FACTOR_DECIMALS),
                    fen().amount(worth));
        }

        private String firstSource() {
            FormulaBasis.Term first = basis.first();
            return first == null
                    ? words.text("customer.value.source.no-contract")
                    : words.text(
                            "customer.value.source.first",
                            first.number(),
                            first.startsOn().toString(),
                            Integer.toString(first.monthsOfFirstYear()),
                            fen().amount(first.monthlyValue()));
        }

        private String firstCostSource() {
            FormulaBasis.Term first = basis.first();
            if (first == null) {
                return words.text("customer.value.source.no-contract");
            }
            return first.monthlyCost() == null
                    ? words.text("customer.value.source.no-cost", first.number())
                    : words.text(
                            "customer.value.source.first-cost",
                            first.number(),
                            Integer.toString(first.monthsOfFirstYear()),
                            fen().amount(first.monthlyCost()));
        }

        private String incomeSource() {
            return basis.incomeFrom() == null || basis.incomeTo() == null
                    ? words.text("customer.value.source.no-income", fen().amount(basis.monthlyCost()))
                    : words.text(
                            "customer.value.source.income",
                            Integer.toString(basis.incomeMonths()),
                            basis.incomeFrom().toString(),
                            basis.incomeTo().toString(),
                            fen().amount(basis.income()),
                            fen().amount(basis.monthlyCost()));
        }

        private String yearsSource() {
            return basis.lastEnd() == null
                    ? words.text("customer.value.source.none-running")
                    : words.text("customer.value.source.years", basis.lastEnd().toString());
        }

        private String renewalSource() {
            return basis.running().isEmpty()
                    ? words.text("customer.value.source.none-running")
                    : words.text(
                            "customer.value.source.renewal",
                            basis.running().stream()
                                    .map(FormulaBasis.Term::number)
                                    .collect(Collectors.joining(words.text("chart.and"))));
        }

        /** What the address says besides the parameters. */
        private List<ValueCard.Kept> kept() {
            List<ValueCard.Kept> kept = new ArrayList<>();
            kept.add(new ValueCard.Kept("tab", CustomerTab.INCOMES.code()));
            kept.add(new ValueCard.Kept("month", reading.standpoint().month().toString()));
            if (!reading.byManager()) {
                kept.add(new ValueCard.Kept(
                        reading.standpoint().subject().kind().code(),
                        reading.standpoint().subject().code()));
            }
            return kept;
        }

        private Figures fen() {
            return words.figures().in(Figures.Money.FEN);
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
