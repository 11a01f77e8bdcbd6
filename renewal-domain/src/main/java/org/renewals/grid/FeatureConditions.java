package org.renewals.grid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.renewals.shared.Refused;
import org.renewals.tier.Tier;

/**
 * What the customers of a feature grid have in common (R098); all conditions hold at once, an empty set or null restricts
 * nothing. The SQL of {@link #predicate} is the only reading of them: the monthly run counts by it, lists show by it.
 *
 * @param gridTypes types of the micro-grid the customer lies in
 * @param incomeFrom total income of the month, yuan; both ends included, like those of employees
 */
public record FeatureConditions(
        Set<String> industries,
        Set<Tier> tiers,
        Set<String> gridTypes,
        @Nullable BigDecimal incomeFrom,
        @Nullable BigDecimal incomeTo,
        @Nullable Integer employeesFrom,
        @Nullable Integer employeesTo) {

    /** Nobody in particular. */
    public static final FeatureConditions NONE =
            new FeatureConditions(Set.of(), Set.of(), Set.of(), null, null, null, null);

    /** @throws Refused if a range ends before it begins */
    public FeatureConditions {
        industries = Set.copyOf(industries);
        tiers = Set.copyOf(tiers);
        gridTypes = Set.copyOf(gridTypes);
        if (incomeFrom != null && incomeTo != null && incomeFrom.compareTo(incomeTo) > 0) {
            throw new Refused("grid.rule.range", incomeFrom.toPlainString(), incomeTo.toPlainString());
        }
        if (employeesFrom != null && employeesTo != null && employeesFrom > employeesTo) {
            throw new Refused("grid.rule.range", employeesFrom, employeesTo);
        }
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Whether they tell something of single customers' incomes. */
    public boolean lookAtIncome() {
        return incomeFrom != null || incomeTo != null;
    }

    /**
     * The conditions over assessments of a month.
     *
     * @param alias of a table with the columns of {@code assessment}; a constant of the program, never input
     * @return SQL without a leading {@code and}, with the named parameters of {@link #parameters}
     */
    public String predicate(String alias) {
        List<String> conditions = new ArrayList<>();
        if (!industries.isEmpty()) {
            conditions.add(alias + ".industry = any(cast(:ruleIndustries as text[]))");
        }
        if (!tiers.isEmpty()) {
            conditions.add(alias + ".tier = any(cast(:ruleTiers as text[]))");
        }
        if (!gridTypes.isEmpty()) {
            conditions.add(alias + ".grid_id in (select g.id from grid g where g.kind = 'micro'"
                    + " and g.subtype = any(cast(:ruleGridTypes as text[])))");
        }
        if (incomeFrom != null) {
            conditions.add(alias + ".total_income >= :ruleIncomeFrom");
        }
        if (incomeTo != null) {
            conditions.add(alias + ".total_income <= :ruleIncomeTo");
        }
        // employees are the fourth of the eleven inputs of the value score
        if (employeesFrom != null) {
            conditions.add(alias + ".inputs[4] >= :ruleEmployeesFrom");
        }
        if (employeesTo != null) {
            conditions.add(alias + ".inputs[4] <= :ruleEmployeesTo");
        }
        return conditions.isEmpty() ? "false" : String.join(" and ", conditions);
    }

    /** The values for {@link #predicate}: exactly those it names. */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        if (!industries.isEmpty()) {
            parameters.put("ruleIndustries", industries.toArray(String[]::new));
        }
        if (!tiers.isEmpty()) {
            parameters.put("ruleTiers", tiers.stream().map(Tier::name).toArray(String[]::new));
        }
        if (!gridTypes.isEmpty()) {
            parameters.put("ruleGridTypes", gridTypes.toArray(String[]::new));
        }
        putKnown(parameters, "ruleIncomeFrom", incomeFrom);
        putKnown(parameters, "ruleIncomeTo", incomeTo);
        putKnown(parameters, "ruleEmployeesFrom", employeesFrom);
        putKnown(parameters, "ruleEmployeesTo", employeesTo);
        return parameters;
    }

    private static void putKnown(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
