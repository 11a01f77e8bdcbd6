package org.renewals.scoring.risk;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.renewals.scoring.Versioned;

/**
 * One version of the risk points and their levels (requirements 5.7). Immutable and safe to share between threads.
 *
 * @param version name stored with every score
 * @param effectiveFrom first month scored with this version
 * @param rules named rules, no name twice
 * @param lowTo most points of {@link RiskLevel#LOW}
 * @param mediumTo most points of {@link RiskLevel#MEDIUM}
 * @param highTo most points of {@link RiskLevel#HIGH}
 */
public record RiskRules(
        String version, YearMonth effectiveFrom, List<RiskRule> rules, int lowTo, int mediumTo, int highTo)
        implements Versioned {

    /** The table of requirements 5.7. */
    public static final RiskRules STANDARD = new RiskRules(
            "risk-1",
            YearMonth.of(2000, 1),
            List.of(
                    RiskRule.health(60, 25, 80, 10),
                    RiskRule.incomeDecline(0.20, 15),
                    RiskRule.memberChurn(0.02, 10),
                    RiskRule.openAnomaly(10),
                    RiskRule.complaints(2, 10),
                    RiskRule.arrears(2, 10),
                    RiskRule.keyContactChange(15),
                    RiskRule.competitorContact(15),
                    RiskRule.silence(60, 30)),
            30,
            60,
            85);

    /**
     * @throws IllegalArgumentException if a rule appears twice or the levels do not rise
     */
    public RiskRules {
        rules = List.copyOf(rules);
        Set<String> names = new HashSet<>();
        for (RiskRule rule : rules) {
            if (!names.add(rule.key())) {
                throw new IllegalArgumentException("Version " + version + " has the rule " + rule.key() + " twice");
            }
        }
        if (lowTo >= mediumTo || mediumTo >= highTo) {
            throw new IllegalArgumentException(
                    "The levels of version " + version + " must rise, got " + lowTo + ", " + mediumTo + ", " + highTo);
        }
    }

    public RiskScore score(RiskInputs inputs) {
        int points = 0;
        for (RiskRule rule : rules) {
            points += rule.points(inputs);
        }
        return new RiskScore(this, inputs, points);
    }

    public RiskLevel levelOf(int points) {
        if (points <= lowTo) {
            return RiskLevel.LOW;
        }
        if (points <= mediumTo) {
            return RiskLevel.MEDIUM;
        }
        return points <= highTo ? RiskLevel.HIGH : RiskLevel.VERY_HIGH;
    }
}
