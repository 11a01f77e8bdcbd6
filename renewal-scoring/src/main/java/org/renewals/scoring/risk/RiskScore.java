package org.renewals.scoring.risk;

import java.util.List;
import org.renewals.scoring.Points;

/**
 * The risk points of one customer at the end of a month; it knows its inputs and rules, so it can explain itself.
 *
 * @param points sum over the rules, 0 or more
 */
public record RiskScore(RiskRules rules, RiskInputs inputs, int points) {

    public RiskLevel level() {
        return rules.levelOf(points);
    }

    /** Points and reason of every rule, in the order of the rules; made anew at each call. */
    public List<Points> explain() {
        return rules.rules().stream().map(rule -> rule.explain(inputs)).toList();
    }
}
