package org.renewals.scoring.quality;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Expected maximum profit of retention offers made to the contracts most likely to be lost.
 *
 * <p>Verbraken, Verbeke and Baesens (IEEE TKDE 25(5), 2013): an offer to a contract that would be lost is accepted with
 * probability γ and then keeps its value less the offer; one that would be renewed anyway takes the offer and costs it; each
 * contact costs something. How far down the list offers are best made depends on γ, of which only a distribution is known:
 * the profit of the best cut for each γ is averaged over it. With the values of the contracts themselves in the place of a
 * mean one, and the offer a share of it, this is the measure for business customers of Janssens, Bogaert, Bagué and Van den
 * Poel (Annals of Operations Research 341, 2024).
 *
 * <p>The profit of offers to the first k contracts is γ·A(k) − C(k), a straight line in γ; the best for each γ lie on the
 * convex hull of the points (C, A), where the integral is a sum of incomplete beta functions.
 *
 * @param perContract yuan a contract of all, offered or not; not below 0
 * @param contacted share of the contracts offers are made to
 */
public record ExpectedProfit(double perContract, double contacted) {

    /** γ is beta distributed, with mean 0.3 (both papers). */
    private static final int ACCEPTS = 6;

    private static final int DECLINES = 14;

    /** Mean of γ. */
    public static final double MEAN_ACCEPTANCE = (double) ACCEPTS / (ACCEPTS + DECLINES);

    /** Price of an offer as a share of the value it is made for (both papers). */
    public static final double OFFER_SHARE = 0.05;

    /** Yuan: an account manager's contact. */
    public static final double CONTACT_COST = 200;

    /** What a contract is worth is a year of it (contract.md "revenue at risk"). */
    public static final int MONTHS = 12;

    /** A cut of the list: what is kept of it per unit of γ, what it costs, and how many contracts it has. */
    private record Cut(double kept, double cost, int contracts) {

        /** The γ from which on this cut is better than a smaller one. */
        double betterThan(Cut smaller) {
            return (cost - smaller.cost) / (kept - smaller.kept);
        }
    }

    public static ExpectedProfit of(Forecasts forecasts) {
        return of(forecasts, OFFER_SHARE, CONTACT_COST, MONTHS);
    }

    /**
     * @param offerShare 0 to 1
     * @param contactCost yuan
     * @param months of the monthly value that are at stake
     */
    public static ExpectedProfit of(Forecasts forecasts, double offerShare, double contactCost, int months) {
        Deque<Cut> hull = new ArrayDeque<>();
        hull.push(new Cut(0, 0, 0));
        double kept = 0;
        double cost = 0;
        for (int from = 0, to; from < forecasts.size(); from = to) {
            to = forecasts.endOfTie(from);
            for (int row = from; row < to; row++) {
                double value = forecasts.value(row) * months;
                cost += contactCost;
                if (forecasts.isRenewed(row)) {
                    cost += offerShare * value;
                } else {
                    kept += (1 - offerShare) * value;
                }
            }
            add(hull, new Cut(kept, cost, to));
        }
        return average(hull, forecasts.size());
    }

    /** The better of offering to everybody and to nobody for each γ: what can be had without knowing who is likely to leave. */
    public static double untold(Forecasts forecasts) {
        double kept = 0;
        double cost = 0;
        for (int row = 0; row < forecasts.size(); row++) {
            double value = forecasts.value(row) * MONTHS;
            cost += CONTACT_COST + (forecasts.isRenewed(row) ? OFFER_SHARE * value : 0);
            kept += forecasts.isRenewed(row) ? 0 : (1 - OFFER_SHARE) * value;
        }
        Deque<Cut> hull = new ArrayDeque<>();
        hull.push(new Cut(0, 0, 0));
        add(hull, new Cut(kept, cost, forecasts.size()));
        return average(hull, forecasts.size()).perContract;
    }

    /** Drops cuts that a smaller and this larger one together make pointless. */
    private static void add(Deque<Cut> hull, Cut cut) {
        if (cut.kept <= hull.element().kept) {
            return;
        }
        Cut last = hull.pop();
        while (!hull.isEmpty() && cut.betterThan(last) <= last.betterThan(hull.element())) {
            last = hull.pop();
        }
        hull.push(last);
        hull.push(cut);
    }

    private static ExpectedProfit average(Deque<Cut> hull, int contracts) {
        double profit = 0;
        double contacted = 0;
        double until = 1;
        while (hull.size() > 1) {
            Cut cut = hull.pop();
            double from = Math.min(1, Math.max(0, cut.betterThan(hull.element())));
            if (from < until) {
                double chance = beta(ACCEPTS, DECLINES, until) - beta(ACCEPTS, DECLINES, from);
                double gamma = ACCEPTS
                        / (double) (ACCEPTS + DECLINES)
                        * (beta(ACCEPTS + 1, DECLINES, until) - beta(ACCEPTS + 1, DECLINES, from));
                profit += cut.kept * gamma - cut.cost * chance;
                contacted += cut.contracts * chance;
                until = from;
            }
        }
        return new ExpectedProfit(profit / contracts, contacted / contracts);
    }

    /** Regularised incomplete beta function for whole parameters: the chance of at least {@code a} of a + b − 1 tries. */
    static double beta(int a, int b, double x) {
        int tries = a + b - 1;
        double ways = 1;
        double sum = 0;
        for (int hits = tries; hits >= a; hits--) {
            sum += ways * Math.pow(x, hits) * Math.pow(1 - x, tries - hits);
            ways = ways * hits / (tries - hits + 1);
        }
        return sum;
    }
}
