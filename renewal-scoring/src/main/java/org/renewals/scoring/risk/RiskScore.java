package org.renewals.scoring.risk;

import java.util.Comparator;
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

    /** Points of the rule of that name; 0 if these rules have none of that name. */
    public int earned(String key) {
        for (RiskRule rule : rules.rules()) {
            if (rule.key().equals(key)) {
                return rule.points(inputs);
            }
        }
        return 0;
    }

    /** Points and reason of the rules that gave points, strongest first; made anew at each call. */
    public List<Points> reasons() {
        return rules.rules().stream()
                .filter(rule -> rule.points(inputs) > 0)
                .map(rule -> rule.explain(inputs))
                .sorted(Comparator.comparingDouble(Points::earned).reversed())
                .toList();
    }

    /** Points and reason of every rule, in the order of the rules; made anew at each call. */
    public List<Points> explain() {
        return rules.rules().stream().map(rule -> rule.explain(inputs)).toList();
    }
}
