package org.renewals.scoring.model;

import java.util.Locale;

/** Who is held against the same outcomes when a model is trained. */
public enum Forecaster {
    /** The new model, as it is when trained without the rows it is measured on. */
    MODEL,
    /** The model in use then. */
    CHAMPION,
    /** The share renewed among what was decided before the held-out months, said of everybody. */
    BASE_RATE,
    /** The share renewed in the same months a year before, said of everybody. */
    LAST_YEAR;

    /** Last part of its message key. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
