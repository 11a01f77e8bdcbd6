package org.renewals.scoring.elasticity;

import java.util.Locale;

/** Why two months have no elasticity. */
public enum NotApplicable {
    /** A figure of either month is missing. */
    NOT_KNOWN,
    /** The income of either month is not above 0. */
    NO_INCOME,
    /** The quantity of either month is not above 0, so that there is no price. */
    NO_QUANTITY,
    /** The price hardly changed, so that the quotient would be noise. */
    STEADY_PRICE;

    /** Message key of the reason. */
    public String key() {
        return "score.elasticity.none." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
