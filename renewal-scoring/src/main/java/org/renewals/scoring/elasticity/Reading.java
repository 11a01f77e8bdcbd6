package org.renewals.scoring.elasticity;

import java.util.Locale;

/** What an elasticity of income says (requirements 5.4). */
public enum Reading {
    /** Below 0: a higher price loses income, a lower one gains it. */
    ELASTIC,
    /** 0 to 1: income follows the price, but less. */
    INELASTIC,
    /** Above 1: income moves further than the price, the quantity goes the same way. */
    OUTRUNS;

    static Reading of(double elasticity) {
        if (elasticity < 0) {
            return ELASTIC;
        }
        return elasticity <= 1 ? INELASTIC : OUTRUNS;
    }

    /** Message key of the reading. */
    public String key() {
        return "score.elasticity.reading." + name().toLowerCase(Locale.ROOT);
    }
}
