package org.renewals.grid;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/**
 * A rule of a feature grid, as it holds from a month on.
 *
 * @param orgKind {@code province}, {@code city} or {@code county}: where the grid lies, and so whom it can choose
 * @param retired chooses nobody any more
 * @param actor who set it
 */
public record FeatureRule(
        int id,
        int gridId,
        String orgKind,
        int orgId,
        YearMonth effectiveFrom,
        boolean retired,
        FeatureConditions conditions,
        String reason,
        String actor,
        Instant setAt) {

    /** Whom the rule chooses among the assessments of a month; as {@link FeatureConditions#predicate}. */
    public String predicate(String alias) {
        return retired ? "false" : place(orgKind, alias) + conditions.predicate(alias);
    }

    /** The values for {@link #predicate}: exactly those it names. */
    public Map<String, Object> parameters() {
        return retired ? Map.of() : withPlace(conditions, orgKind, orgId);
    }

    static String place(String orgKind, String alias) {
        return switch (orgKind) {
            case "city" -> alias + ".city_id = :ruleOrg and ";
            case "county" -> alias + ".org_id = :ruleOrg and ";
            default -> "";
        };
    }

    static Map<String, Object> withPlace(FeatureConditions conditions, String orgKind, int orgId) {
        Map<String, Object> parameters = new HashMap<>(conditions.parameters());
        if (!orgKind.equals("province")) {
            parameters.put("ruleOrg", orgId);
        }
        return parameters;
    }
}
