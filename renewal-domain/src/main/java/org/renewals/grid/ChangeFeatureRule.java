package org.renewals.grid;

/**
 * An order to let a feature grid choose by another rule.
 *
 * @param grid code
 * @param conditions not looked at where the rule is to end
 * @param retire whether the grid is to choose nobody any more
 * @param basedOn id of the rule the orderer saw as the newest; 0 for none
 */
public record ChangeFeatureRule(
        String grid, FeatureConditions conditions, boolean retire, String reason, int basedOn) {}
