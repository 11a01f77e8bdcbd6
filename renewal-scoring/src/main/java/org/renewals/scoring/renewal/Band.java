package org.renewals.scoring.renewal;

import java.util.Locale;
import org.renewals.scoring.Rounding;

/**
 * How a likelihood of renewal is read at a glance. Health is read by 70 and 40 of 100 (requirements section 5, "Renewal and
 * health"), so the likelihood is too; the one place for these bounds.
 */
public enum Band {
    /** Likely to be renewed: nothing but the usual is done. False greens are what the judgement looks for first. */
    GREEN(0.70),
    AMBER(0.40),
    /** More likely to be lost. */
    RED(0);

    private final double from;

    Band(double from) {
        this.from = from;
    }

    /** The lowest probability of the band. */
    public double from() {
        return from;
    }

    /** The word in files, addresses, the database and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param probability of the renewal, 0 to 1; a bound belongs to the better band */
    public static Band of(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("not a probability: " + probability);
        }
        double settled = Rounding.settled(probability);
        return settled >= GREEN.from ? GREEN : settled >= AMBER.from ? AMBER : RED;
    }
}
