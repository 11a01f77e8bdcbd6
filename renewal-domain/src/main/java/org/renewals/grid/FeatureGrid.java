package org.renewals.grid;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A grid without a place of its own (R098).
 *
 * @param orgKind {@code province}, {@code city} or {@code county}: where it lies, and so whom a rule of it can choose
 * @param cityId null where it lies across the province
 */
public record FeatureGrid(
        int id,
        String code,
        String name,
        String orgKind,
        int orgId,
        @Nullable Integer cityId) {

    /** Whom conditions would choose here; as {@link FeatureConditions#predicate}. */
    public String predicate(FeatureConditions conditions, String alias) {
        return FeatureRule.place(orgKind, alias) + conditions.predicate(alias);
    }

    /** The values for {@link #predicate}: exactly those it names. */
    public Map<String, Object> parameters(FeatureConditions conditions) {
        return FeatureRule.withPlace(conditions, orgKind, orgId);
    }
}
