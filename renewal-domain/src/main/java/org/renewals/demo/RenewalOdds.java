package org.renewals.demo;

import org.renewals.demo.Contract.LossReason;

/**
 * The probability that a contract is renewed: the logistic function of a sum of terms over {@link RenewalFacts}.
 *
 * <pre>
 * base            1.50 + industry readiness
 * income          8.0 · min(T, 0) + 2.0 · max(T, 0)          T income trend, held between −0.5 and 0.3
 * members         4.5 · min(M, 0) − 0.7 where M &lt; −0.12       M member trend, not below −0.5
 * activity        4.0 · (E − 0.64), between −0.9 and 0.6     E effective share; 0 without members
 * complaints      −0.55 · min(C, 4), and −0.40 · min(C, 3) more in the first two years
 * replies         −0.75 · min(L, 3)                          L late first replies
 * visits          −0.55 without one, 0.25 from two, 0.45 from four on
 * price           −7 · (V − 0.03), not below −1.1, doubled where it is the only product;
 *                 +0.30 where V &lt; −0.03                       V value change
 * breadth         0.45 · (min(B, 5) − 1)                     B products in use
 * arrears         −0.75 · months
 * satisfaction    0.55 · (S − 3.6)                           S last answer; 0 without one
 * tenure          0.40 · ln(1 + years)
 * terms           +0.25 from 36 months on, −0.15 up to 12; +0.60 auto-renewing; +0.90 captive
 * </pre>
 *
 * The facts are those at the end of the month before the decision; nothing later and nothing hidden enters.
 */
final class RenewalOdds {

    private static final double BASE = 1.50;

    private RenewalOdds() {}

    static double probability(RenewalFacts facts) {
        return 1 / (1 + StrictMath.exp(-logOdds(facts)));
    }

    private static double logOdds(RenewalFacts facts) {
        return BASE
                + facts.readiness
                + decline(facts)
                + activity(facts)
                + service(facts)
                + visits(facts)
                + price(facts)
                + 0.45 * (Math.min(facts.products, 5) - 1)
                - 0.75 * facts.arrearsMonths
                + 0.40 * StrictMath.log(1 + facts.tenureYears)
                + terms(facts);
    }

    private static double decline(RenewalFacts facts) {
        double income = Math.max(-0.5, Math.min(0.3, facts.incomeTrend));
        double members = Math.max(-0.5, Math.min(0, facts.memberTrend));
        return (income < 0 ? 8.0 : 2.0) * income + 4.5 * members - (members < -0.12 ? 0.7 : 0);
    }

    private static double activity(RenewalFacts facts) {
        return Double.isNaN(facts.effectiveShare)
                ? 0
                : Math.max(-0.9, Math.min(0.6, 4.0 * (facts.effectiveShare - 0.64)));
    }

    private static double service(RenewalFacts facts) {
        double complaints = -0.55 * Math.min(facts.complaints, 4);
        if (facts.tenureYears < 2) {
            complaints -= 0.40 * Math.min(facts.complaints, 3);
        }
        double satisfaction = Double.isNaN(facts.satisfaction) ? 0 : 0.55 * (facts.satisfaction - 3.6);
        return complaints - 0.75 * Math.min(facts.lateReplies, 3) + satisfaction;
    }

    private static double visits(RenewalFacts facts) {
        if (facts.visits == 0) {
            return -0.55;
        }
        if (facts.visits >= 4) {
            return 0.45;
        }
        return facts.visits >= 2 ? 0.25 : 0;
    }

    private static double price(RenewalFacts facts) {
        if (facts.valueChange < -0.03) {
            return 0.30;
        }
        double rise = Math.max(-1.1, Math.min(0, -7 * (facts.valueChange - 0.03)));
        return facts.products == 1 ? 2 * rise : rise;
    }

    private static double terms(RenewalFacts facts) {
        double term = facts.termMonths >= 36 ? 0.25 : facts.termMonths <= 12 ? -0.15 : 0;
        return term + (facts.autoRenews ? 0.60 : 0) + (facts.captive ? 0.90 : 0);
    }

    /** The reason a leaving customer names: what weighed most against the renewal, or one that no fact shows. */
    static LossReason reason(RenewalFacts facts, RandomStream random) {
        double service = service(facts);
        double price = price(facts);
        double decline = decline(facts);
        double worst = Math.min(service, Math.min(price, decline));
        if (worst > -0.5 || random.chance(0.2)) {
            double draw = random.uniform();
            return draw < 0.45 ? LossReason.COMPETITOR : draw < 0.75 ? LossReason.BUDGET : LossReason.NO_NEED;
        }
        if (worst == service) {
            return LossReason.SERVICE;
        }
        return worst == price ? LossReason.PRICE : LossReason.DECLINE;
    }
}
