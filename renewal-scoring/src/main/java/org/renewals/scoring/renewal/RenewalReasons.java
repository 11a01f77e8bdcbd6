package org.renewals.scoring.renewal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.renewals.scoring.Points;
import org.renewals.scoring.risk.RiskInputs;
import org.renewals.scoring.risk.RiskRules;

/**
 * A likelihood of renewal taken apart: what every contract starts from and what each reason adds. All of it together is the
 * log-odds.
 *
 * @param base log-odds before anything is known of the contract
 * @param reasons the strongest first, whichever way it speaks; one for each group, or for each rule of the scorecard
 */
public record RenewalReasons(double base, List<RenewalReason> reasons) {

    private static final Comparator<RenewalReason> STRONGEST_FIRST = Comparator.comparingDouble(
                    (RenewalReason reason) -> Math.abs(reason.contribution()))
            .reversed()
            .thenComparing(RenewalReason::name);

    public RenewalReasons {
        reasons = reasons.stream().sorted(STRONGEST_FIRST).toList();
    }

    /**
     * The reasons of a trained model.
     *
     * @param features what the model looks at, in the order of values and contributions
     * @param values NaN where not known
     * @param contributions to the log-odds
     * @throws IllegalArgumentException if there are not as many of each
     */
    public static RenewalReasons of(
            List<ContractFeature> features, float[] values, double[] contributions, double base, CategoryWords words) {
        same("values", values.length, features.size());
        same("contributions", contributions.length, features.size());
        FeatureText text = new FeatureText(features, values, words);
        Map<ReasonGroup, Integer> leading = new EnumMap<>(ReasonGroup.class);
        Map<ReasonGroup, Double> sums = new EnumMap<>(ReasonGroup.class);
        for (int i = 0; i < contributions.length; i++) {
            int place = i;
            ReasonGroup group = features.get(i).group();
            sums.merge(group, contributions[i], Double::sum);
            leading.merge(
                    group,
                    place,
                    (one, other) -> Math.abs(contributions[other]) > Math.abs(contributions[one]) ? other : one);
        }
        List<RenewalReason> reasons = new ArrayList<>();
        leading.forEach((group, place) -> reasons.add(
                new RenewalReason(group.key(), group, sums.getOrDefault(group, 0.0), text.of(features.get(place)))));
        return new RenewalReasons(base, reasons);
    }

    /**
     * The reasons of the expert scorecard, which stands in for a model while too few contracts have closed.
     *
     * @param contributions of the rules to the log-odds, in the order of the rules
     * @throws IllegalArgumentException if there are not as many as rules
     */
    public static RenewalReasons ofScorecard(RiskRules rules, RiskInputs inputs, double[] contributions, double base) {
        List<Points> explained = rules.score(inputs).explain();
        same("contributions", contributions.length, explained.size());
        List<RenewalReason> reasons = new ArrayList<>();
        for (int i = 0; i < contributions.length; i++) {
            Points points = explained.get(i);
            // a rule without points takes nothing away; 0.0 - 0.0 would be told as minus zero
            reasons.add(new RenewalReason(points.rule(), null, contributions[i] + 0.0, points.reason()));
        }
        return new RenewalReasons(base, reasons);
    }

    /** Base and reasons together. */
    public double logOdds() {
        return base + reasons.stream().mapToDouble(RenewalReason::contribution).sum();
    }

    /** Of the renewal, 0 to 1: what the log-odds stand for. */
    public double probability() {
        return probability(logOdds());
    }

    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** What speaks for the renewal, the strongest first. */
    public List<RenewalReason> speakingFor() {
        return reasons.stream().filter(reason -> reason.contribution() > 0).toList();
    }

    /** What speaks against it, the strongest first. */
    public List<RenewalReason> speakingAgainst() {
        return reasons.stream().filter(reason -> reason.contribution() < 0).toList();
    }

    private static void same(String what, int number, int expected) {
        if (number != expected) {
            throw new IllegalArgumentException(number + " " + what + ", expected are " + expected);
        }
    }
}
