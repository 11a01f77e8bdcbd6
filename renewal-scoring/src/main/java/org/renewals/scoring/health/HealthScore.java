package org.renewals.scoring.health;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.renewals.scoring.Points;
import org.renewals.scoring.Reason;
import org.renewals.scoring.Rounding;

/**
 * The health score of one customer at the end of a month; it knows its inputs and rules, so it can explain itself.
 *
 * <p>The weight of what is not known is spread over what is, in proportion; the completeness tells how much that was.
 *
 * @param total 0 to 100, not rounded to two decimals; NaN if too little is known to make a score
 * @param completeness weight of the known indicators in % of all
 */
public record HealthScore(HealthRules rules, HealthInputs inputs, double total, double completeness) {

    /** False if too little is known: no score may be shown, only the completeness. */
    public boolean isSufficient() {
        return !Double.isNaN(total);
    }

    /** Empty if too little is known. */
    public Optional<HealthBand> band() {
        return isSufficient() ? Optional.of(rules.bandOf(total)) : Optional.empty();
    }

    /** Name of the rules this score was computed with. */
    public String version() {
        return rules.version();
    }

    /** Points of a dimension in % of what its known indicators can earn; NaN if none of them is known. */
    public double of(HealthDimension dimension) {
        double earned = 0;
        double known = 0;
        for (HealthRule rule : rules.indicators()) {
            double value = inputs.get(rule.indicator());
            if (rule.indicator().dimension() == dimension && !Double.isNaN(value)) {
                earned += rule.points(value);
                known += rule.weight();
            }
        }
        return known == 0 ? Double.NaN : Rounding.settled(HealthRules.ALL_POINTS * earned / known);
    }

    /** Indicators that take no part because their value is not known. */
    public Set<HealthIndicator> missing() {
        Set<HealthIndicator> missing = EnumSet.noneOf(HealthIndicator.class);
        for (HealthRule rule : rules.indicators()) {
            if (inputs.isMissing(rule.indicator())) {
                missing.add(rule.indicator());
            }
        }
        return missing;
    }

    /** How the score came about, or that too little is known, as one sentence. */
    public Reason reason() {
        return isSufficient()
                ? Reason.of("score.health.total", total, completeness)
                : Reason.of("score.health.insufficient", completeness, rules.completeFrom());
    }

    /**
     * Points and reason of every indicator in the order of the table, re-weighted so that they add up to the score and
     * what they can earn to 100; an indicator that is not known can earn nothing. Without a score the weights are those
     * of the table. Made anew at each call.
     */
    public List<Points> explain() {
        double stretch = isSufficient() ? HealthRules.ALL_POINTS / completeness : 1;
        return rules.indicators().stream()
                .map(rule -> explain(rule, inputs.get(rule.indicator()), stretch))
                .toList();
    }

    private static Points explain(HealthRule rule, double value, double stretch) {
        String key = rule.indicator().key();
        if (Double.isNaN(value)) {
            return new Points(key, 0, 0, false, Reason.of(key + ".missing", rule.weight()));
        }
        double earned = rule.points(value) * stretch;
        double available = rule.weight() * stretch;
        return new Points(key, earned, available, true, Reason.of(key + ".reason", value, earned, available));
    }
}
