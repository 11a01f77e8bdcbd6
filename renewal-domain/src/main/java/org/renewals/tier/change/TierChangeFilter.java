package org.renewals.tier.change;

import org.jspecify.annotations.Nullable;

/**
 * Which requests a list is about; null restricts nothing.
 *
 * @param county code of the customer's county; a city's own code for customers that belong to it directly
 * @param manager login of the account manager who looks after the customer
 */
public record TierChangeFilter(
        @Nullable TierChangeStatus status,
        @Nullable String county,
        @Nullable String manager) {

    /** Every request of the scope. */
    public static final TierChangeFilter NONE = new TierChangeFilter(null, null, null);

    public TierChangeFilter {
        county = storable(county);
        manager = storable(manager);
    }

    public boolean isNarrowed() {
        return county != null || manager != null;
    }

    /** PostgreSQL refuses the character NUL; no code contains it. */
    private static @Nullable String storable(@Nullable String code) {
        return code == null || code.isBlank() ? null : code.replace('\0', ' ');
    }
}
