package org.renewals.demo;

import org.jspecify.annotations.Nullable;

/** A customer's use of one product, under one contract after the other, and its figures of the current month. */
final class Subscription {

    /** What is left of the use in the months after the end of a lost contract. */
    private static final double[] RUN_OFF = {0.30, 0.08};

    private static final double[] RAMP_UP = {0.55, 0.80, 0.95};

    final Product product;
    final int startMonth;
    Contract contract;

    /** Signed, but not begun. */
    @Nullable
    Contract next;

    private final double business;
    private final double price;
    private final double answer;
    private final double unitsAtSigning;
    private final double usersAtSigning;
    private final boolean established;
    private int monthsAfterLoss;
    private boolean over;

    long users;
    long units;
    long incomeFen;

    /**
     * @param business use that goes with the customer's business at signing
     * @param established in full use from the first month on
     */
    Subscription(
            Contract contract,
            int startMonth,
            double business,
            PriceList prices,
            double units,
            double users,
            boolean established) {
        this.product = contract.product;
        this.contract = contract;
        this.startMonth = startMonth;
        this.business = business;
        this.price = prices.price(product, startMonth);
        this.answer = prices.answer(product, startMonth);
        this.unitsAtSigning = units;
        this.usersAtSigning = users;
        this.established = established;
    }

    boolean isOver() {
        return over;
    }

    /** In use and neither lost nor running off. */
    boolean isActive() {
        return !over && monthsAfterLoss == 0;
    }

    void end() {
        over = true;
        users = 0;
        units = 0;
        incomeFen = 0;
    }

    /** Moves to the next contract, or counts the months after a loss. */
    void enter(int month, Timeline timeline) {
        if (next != null && timeline.monthOf(next.startsOn) <= month) {
            contract = next;
            next = null;
        } else if (contract.outcome == Contract.Outcome.LOST && timeline.monthOf(contract.endsOn) < month) {
            monthsAfterLoss++;
            if (monthsAfterLoss > RUN_OFF.length) {
                end();
            }
        }
    }

    /**
     * Computes the figures of the month: the fee is partly fixed and partly follows the use, and the use follows the
     * customer's business, the season and the list price.
     *
     * @param businessNow use that goes with the customer's business now
     * @param factor seasonal factor with the month's noise
     */
    void use(int month, double businessNow, PriceList prices, double factor) {
        double growth = businessNow / business;
        double presence = 1;
        if (monthsAfterLoss > 0) {
            presence = RUN_OFF[monthsAfterLoss - 1];
        } else if (!established && month - startMonth < RAMP_UP.length) {
            presence = RAMP_UP[month - startMonth];
        }
        double priceRatio = prices.price(product, month) / price;
        double fixed = product.fixedShare();
        double volume = growth * factor * prices.answer(product, month) / answer;
        users = Math.max(1, Math.round(usersAtSigning * growth * presence));
        units = Math.max(1, Math.round(unitsAtSigning * presence * (fixed / priceRatio + (1 - fixed) * volume)));
        incomeFen = Math.round(contract.monthlyFen * presence * (fixed + (1 - fixed) * volume * priceRatio));
    }
}
