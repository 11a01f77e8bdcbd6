package org.renewals.scoring.health;

import java.util.Locale;

/** The five sides of a relationship that the health score weighs (requirements 5.6, R200). */
public enum HealthDimension {
    /** What is bought and kept. */
    TRANSACTION,
    /** Whether it is used. */
    USAGE,
    /** How well the customer is served. */
    SERVICE,
    /** Whether the customer trusts and knows us. */
    EMOTION,
    /** What is planned together, and whether the customer does its part. */
    CO_CREATION;

    /** The word in files and in the database, such as {@code co_creation}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of the dimension's name. */
    public String key() {
        return "score.health.dimension." + code().replace('_', '-');
    }
}
