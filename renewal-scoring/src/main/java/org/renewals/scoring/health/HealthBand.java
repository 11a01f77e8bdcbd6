package org.renewals.scoring.health;

import java.util.Locale;

/** How well a relationship stands, best first (requirements 5.6). */
public enum HealthBand {
    HEALTHY,
    WATCH,
    WARNING,
    CRITICAL;

    /** The word in files and in the database, such as {@code healthy}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of the band's name. */
    public String key() {
        return "score.health.band." + code();
    }
}
