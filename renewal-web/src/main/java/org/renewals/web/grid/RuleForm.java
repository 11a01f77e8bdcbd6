package org.renewals.web.grid;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.grid.FeatureConditions;
import org.renewals.shared.Refused;
import org.renewals.tier.Tier;

/**
 * A rule as typed.
 *
 * @param act {@code count} to see whom it would choose, {@code save}, or {@code retire}
 * @param basedOn id of the newest rule when the form was shown; 0 for none
 */
record RuleForm(
        @Nullable List<String> industry,
        @Nullable List<String> tier,
        @Nullable List<String> type,
        @Nullable String incomeFrom,
        @Nullable String incomeTo,
        @Nullable String employeesFrom,
        @Nullable String employeesTo,
        @Nullable String reason,
        @Nullable String act,
        @Nullable Integer basedOn) {

    private static final List<String> ACTS = List.of("count", "save", "retire");
    private static final int LONGEST_NUMBER = 12;

    /** What is set now. */
    static RuleForm of(@Nullable FeatureConditions conditions, int basedOn) {
        FeatureConditions set = conditions == null ? FeatureConditions.NONE : conditions;
        return new RuleForm(
                List.copyOf(set.industries()),
                set.tiers().stream().map(Tier::name).toList(),
                List.copyOf(set.gridTypes()),
                set.incomeFrom() == null ? null : plain(set.incomeFrom()),
                set.incomeTo() == null ? null : plain(set.incomeTo()),
                set.employeesFrom() == null ? null : set.employeesFrom().toString(),
                set.employeesTo() == null ? null : set.employeesTo().toString(),
                null,
                null,
                basedOn);
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    /** @throws Refused for an act there is none of */
    String wanted() {
        String wanted = Objects.requireNonNullElse(act, "count");
        if (!ACTS.contains(wanted)) {
            throw new Refused("lists.refused.value", "act", wanted, String.join(", ", ACTS));
        }
        return wanted;
    }

    /** @throws Refused for numbers that are none and tiers there are none of */
    FeatureConditions conditions() {
        return new FeatureConditions(
                set(industry),
                set(tier).stream().map(RuleForm::tier).collect(Collectors.toSet()),
                set(type),
                number("incomeFrom", incomeFrom, RuleForm::amount),
                number("incomeTo", incomeTo, RuleForm::amount),
                number("employeesFrom", employeesFrom, Integer::valueOf),
                number("employeesTo", employeesTo, Integer::valueOf));
    }

    public boolean has(@Nullable List<String> chosen, String value) {
        return chosen != null && chosen.contains(value);
    }

    private static Set<String> set(@Nullable List<String> values) {
        Set<String> set = new HashSet<>();
        if (values != null) {
            values.stream().filter(value -> !value.isBlank()).forEach(set::add);
        }
        return set;
    }

    private static Tier tier(String code) {
        return Arrays.stream(Tier.values())
                .filter(tier -> tier.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "lists.refused.value",
                        "tier",
                        code,
                        Arrays.stream(Tier.values()).map(Tier::name).collect(Collectors.joining(", "))));
    }

    /** Full-width digits and separators of thousands are what people type. */
    private static <N extends Number & Comparable<N>> @Nullable N number(
            String field, @Nullable String text, Function<String, N> read) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replace(",", "");
        try {
            if (plain.length() > LONGEST_NUMBER || plain.startsWith("-")) {
                throw new NumberFormatException(plain);
            }
            return read.apply(plain);
        } catch (NumberFormatException e) {
            throw new Refused("grids.rule.refused." + (field.startsWith("income") ? "amount" : "count"), text);
        }
    }

    private static BigDecimal amount(String text) {
        BigDecimal amount = new BigDecimal(text);
        if (amount.scale() > 2) {
            throw new NumberFormatException(text);
        }
        return amount;
    }
}
