package org.renewals.tier.change;

/**
 * How many requests a city or an account manager has; nothing here tells of a customer.
 *
 * @param code of the city, or log-in of the manager
 * @param open submitted and not decided, at present
 * @param submitted in the month asked for; like the following
 */
public record TierChangeCount(
        String code, String name, long open, long submitted, long approved, long rejected, long withdrawn) {

    /** Both together, under this one's code and name. */
    public TierChangeCount plus(TierChangeCount other) {
        return new TierChangeCount(
                code,
                name,
                open + other.open,
                submitted + other.submitted,
                approved + other.approved,
                rejected + other.rejected,
                withdrawn + other.withdrawn);
    }
}
