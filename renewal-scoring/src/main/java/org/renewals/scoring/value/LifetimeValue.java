package org.renewals.scoring.value;

/**
 * What a customer's contracts are expected to bring within the horizon, in yuan of today.
 *
 * @param underContract from terms that run today
 * @param renewals from renewals, each as likely as it is
 * @param acquisitionCost C0, taken off
 * @param costsKnown false if a cost was missing and counted as 0, so that the value is too high rather than too low
 */
public record LifetimeValue(double underContract, double renewals, double acquisitionCost, boolean costsKnown) {

    public double total() {
        return underContract + renewals - acquisitionCost;
    }
}
