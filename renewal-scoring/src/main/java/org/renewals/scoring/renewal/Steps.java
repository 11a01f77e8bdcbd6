package org.renewals.scoring.renewal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.renewals.scoring.Reason;
import org.renewals.scoring.risk.RiskInputs;
import org.renewals.scoring.risk.RiskRule;
import org.renewals.scoring.risk.RiskRules;

/**
 * The steps within a manager's reach, the least effort first. Only what {@link ReasonGroup#isInfluenced} is touched, and what
 * follows from it in figures; nothing is made up where a value is not known.
 *
 * <ul>
 *   <li>complaints: none waits longer than 24 hours for its reply (R125)
 *   <li>visits: two, or four, in six months, the last of them within 30 days
 *   <li>payment: no arrears in the last three months
 *   <li>activity: the effective-member share 5, or 10, percentage points higher, to 100 % at most
 *   <li>satisfaction: one point more on the scale to 5
 *   <li>products: one more under contract
 *   <li>price: 5 % lower, which a manager may grant, or 10 %, which takes the city (requirements 5.7)
 * </ul>
 */
public final class Steps {

    private static final int VISITED_WITHIN_DAYS = 30;
    private static final int BEST_SATISFACTION = 5;

    private final List<ContractFeature> features;
    private final float[] values;
    private final List<Step> steps = new ArrayList<>();

    private Steps(List<ContractFeature> features, float[] values) {
        this.features = features;
        this.values = values;
    }

    /**
     * For a contract that a trained model has scored.
     *
     * @param features what the model looks at, in the order of the values
     */
    public static List<Step> ofContract(List<ContractFeature> features, float[] values) {
        Steps steps = new Steps(features, values);
        steps.answer();
        steps.visits(2);
        steps.visits(4);
        steps.arrears();
        steps.activity(5);
        steps.activity(10);
        steps.satisfaction();
        steps.product();
        steps.price(5);
        steps.price(10);
        return List.copyOf(steps.steps);
    }

    /**
     * For a contract that the expert scorecard has scored: what gave points and a manager can put right. Health, trends and
     * people do not turn within a month, and how many complaints there were cannot be undone.
     *
     * @param values as {@link RiskInputs#values} gives them
     */
    public static List<Step> ofScorecard(RiskRules rules, float[] values) {
        RiskInputs inputs = inputs(values);
        List<Step> steps = new ArrayList<>();
        for (RiskRule rule : rules.rules()) {
            if (rule.points(inputs) > 0) {
                switch (rule.key()) {
                    case "score.risk.open-anomaly" -> steps.add(toNothing("anomaly", 3));
                    case "score.risk.complaints" -> steps.add(toNothing("answer", 5));
                    case "score.risk.arrears" -> steps.add(toNothing("arrears", 6));
                    case "score.risk.silence" -> steps.add(toNothing("contact", 9));
                    default -> {
                        // not within reach
                    }
                }
            }
        }
        return steps;
    }

    /** The inputs of the risk rules from stored values. */
    public static RiskInputs inputs(float[] values) {
        double[] exact = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            exact[i] = values[i];
        }
        return RiskInputs.of(exact);
    }

    private static Step toNothing(String lever, int place) {
        return new Step(lever, Reason.of("score.renewal.step." + lever), Map.of(place, 0f));
    }

    private void answer() {
        if (value(ContractFeature.LATE_REPLIES) > 0) {
            add("answer", Map.of(ContractFeature.LATE_REPLIES, late -> 0));
        }
    }

    private void visits(int wanted) {
        double more = wanted - value(ContractFeature.VISITS);
        if (more > 0) {
            add(
                    "visits",
                    Map.of(
                            ContractFeature.VISITS,
                            visits -> wanted,
                            ContractFeature.VISITS_IN_WINDOW,
                            visits -> visits + more,
                            ContractFeature.DAYS_SINCE_VISIT,
                            days -> Math.min(days, VISITED_WITHIN_DAYS)),
                    (double) wanted);
        }
    }

    private void arrears() {
        if (value(ContractFeature.ARREARS_MONTHS) > 0) {
            add("arrears", Map.of(ContractFeature.ARREARS_MONTHS, months -> 0));
        }
    }

    private void activity(int points) {
        if (value(ContractFeature.EFFECTIVE_SHARE) < 1) {
            add(
                    "activity",
                    Map.of(ContractFeature.EFFECTIVE_SHARE, share -> Math.min(1, share + points / 100.0)),
                    points);
        }
    }

    private void satisfaction() {
        double answer = value(ContractFeature.SATISFACTION);
        if (answer < BEST_SATISFACTION) {
            double better = Math.min(BEST_SATISFACTION, answer + 1);
            add("satisfaction", Map.of(ContractFeature.SATISFACTION, before -> better), answer, better);
        }
    }

    private void product() {
        add("product", Map.of(ContractFeature.PRODUCTS, products -> products + 1));
    }

    /** What the customer has paid so far stays as it is; the new price is that of the renewal. */
    private void price(int percent) {
        double left = 1 - percent / 100.0;
        add(
                "price",
                Map.of(
                        ContractFeature.PRICE_CHANGE,
                        change -> (1 + change) * left - 1,
                        ContractFeature.MARGIN,
                        margin -> 1 - (1 - margin) / left,
                        ContractFeature.MONTHLY_VALUE,
                        value -> Math.log1p(Math.expm1(value) * left),
                        ContractFeature.VALUE_SHARE,
                        share -> share * left / (1 - share + share * left)),
                percent);
    }

    private void add(String lever, Map<ContractFeature, DoubleUnaryOperator> changes, Object... arguments) {
        Map<Integer, Float> after = new HashMap<>();
        changes.forEach((feature, change) -> {
            double before = value(feature);
            if (!Double.isNaN(before)) {
                after.put(features.indexOf(feature), (float) change.applyAsDouble(before));
            }
        });
        if (!after.isEmpty()) {
            steps.add(new Step(lever, Reason.of("score.renewal.step." + lever, arguments), after));
        }
    }

    /** NaN where it is not known or the model does not look at it, so that no comparison holds. */
    private double value(ContractFeature feature) {
        int place = features.indexOf(feature);
        return place < 0 ? Double.NaN : values[place];
    }
}
