package org.renewals.scoring.tier;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.renewals.scoring.Points;
import org.renewals.scoring.Rounding;
import org.renewals.tier.TierClass;

/** The value score of one customer in one month; it knows its inputs and rules, so it can explain itself. */
public final class ValueScore {

    private final ValueRules rules;
    private final ValueInputs inputs;
    private final double[] points;
    private final double total;
    private final double contribution;
    private final double attribute;
    private final double influence;

    ValueScore(ValueRules rules, ValueInputs inputs, double[] points) {
        this.rules = rules;
        this.inputs = inputs;
        this.points = points;
        double contributed = points(IndicatorGroup.CONTRIBUTION);
        double attributed = points(IndicatorGroup.ATTRIBUTE);
        double influenced = points(IndicatorGroup.INFLUENCE);
        this.total = Rounding.settled(contributed + attributed + influenced);
        this.contribution = Rounding.settled(100 * contributed / rules.weight(IndicatorGroup.CONTRIBUTION));
        this.attribute = Rounding.settled(100 * attributed / rules.weight(IndicatorGroup.ATTRIBUTE));
        this.influence = Rounding.settled(100 * influenced / rules.weight(IndicatorGroup.INFLUENCE));
    }

    /** 0 to 100, not rounded to two decimals. */
    public double total() {
        return total;
    }

    /** c: points of the contribution indicators in % of what they can earn. */
    public double contribution() {
        return contribution;
    }

    /** a: points of the attribute indicators in % of what they can earn. */
    public double attribute() {
        return attribute;
    }

    /** Points of the influence indicators in % of what they can earn. */
    public double influence() {
        return influence;
    }

    public double points(Indicator indicator) {
        return points[indicator.position()];
    }

    public double points(IndicatorGroup group) {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            if (rules.groupOf(i) == group) {
                sum += points[i];
            }
        }
        return sum;
    }

    public TierClass tierClass() {
        return rules.classOf(total);
    }

    public ValueInputs inputs() {
        return inputs;
    }

    /** Name of the rules this score was computed with. */
    public String version() {
        return rules.version();
    }

    /** Indicators that earned nothing because their value is not known. */
    public Set<Indicator> missing() {
        Set<Indicator> missing = EnumSet.noneOf(Indicator.class);
        for (IndicatorRule rule : rules.indicators()) {
            if (inputs.isMissing(rule.indicator())) {
                missing.add(rule.indicator());
            }
        }
        return missing;
    }

    /** Points and reason of every indicator in the order of the table; made anew at each call. */
    public List<Points> explain() {
        return rules.indicators().stream()
                .map(rule -> rule.explain(inputs.get(rule.indicator())))
                .toList();
    }
}
