package org.renewals.scoring.risk;

import java.time.YearMonth;
import java.util.List;
import org.renewals.scoring.Points;
import org.renewals.scoring.Versioned;

/**
 * One version of how risk points become the likelihood of a renewal while too few contracts have closed to learn from
 * (requirements 5.7): log-odds = a − b · points. It is a judgement, not a measurement, and is to be labelled so.
 *
 * @param version name stored with every likelihood
 * @param effectiveFrom first month computed with this version
 * @param intercept a, log-odds of a customer without points
 * @param perPoint b, what each point takes off the log-odds, above 0
 */
public record ExpertScorecard(String version, YearMonth effectiveFrom, double intercept, double perPoint)
        implements Versioned {

    /**
     * Closed contracts from which a learned model may take over, if it is better out of time (requirements 5.7). At the
     * usual one in ten, fewer hold less than twenty lost ones: too few to tell a better model from a lucky one.
     */
    public static final int CLOSED_CONTRACTS_TO_LEARN_FROM = 200;

    /**
     * Without points 0.90, the middle of the 85 to 95 % called healthy for business customers (requirements 4); at the
     * upper ends of the levels low, medium and high 0.79, 0.60 and 0.41. The odds halve every 23 points, about what the
     * strongest single rules give.
     */
    public static final ExpertScorecard STANDARD = new ExpertScorecard("expert-1", YearMonth.of(2000, 1), 2.2, 0.03);

    /**
     * @throws IllegalArgumentException if more points would not lower the likelihood, or a number is not finite
     */
    public ExpertScorecard {
        if (!Double.isFinite(intercept)) {
            throw new IllegalArgumentException(
                    "The log-odds without points in version " + version + " must be a finite number, got " + intercept);
        }
        if (!(perPoint > 0 && Double.isFinite(perPoint))) {
            throw new IllegalArgumentException(
                    "The log-odds of a point in version " + version + " must be above 0, got " + perPoint);
        }
    }

    public double logOdds(int points) {
        return intercept - perPoint * points;
    }

    /**
     * Likelihood of a renewal, above 0 and below 1.
     *
     * @param points risk points, 0 or more
     */
    public double likelihood(int points) {
        return 1 / (1 + Math.exp(-logOdds(points)));
    }

    /**
     * What each rule that gave points takes off the log-odds, strongest first: with the intercept they add up to {@link
     * #logOdds}. Rule, reason and what is known are those of the score.
     */
    public List<Points> contributions(RiskScore score) {
        return score.reasons().stream()
                .map(points -> new Points(
                        points.rule(),
                        -perPoint * points.earned(),
                        -perPoint * points.available(),
                        points.known(),
                        points.reason()))
                .toList();
    }

    /** The same of every rule, in the order of the rules: 0 where it gave no points. */
    public double[] contributionsByRule(RiskScore score) {
        return score.rules().rules().stream()
                .mapToDouble(rule -> -perPoint * rule.points(score.inputs()))
                .toArray();
    }
}
