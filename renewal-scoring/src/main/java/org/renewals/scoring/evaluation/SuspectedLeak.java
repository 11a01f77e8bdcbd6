package org.renewals.scoring.evaluation;

/**
 * A column that says by itself what happened, as one does that is filled in afterwards.
 *
 * @param column its name
 * @param auc of the column alone on rows held out, 0.5 to 1
 * @param sign what gives it away
 * @param value the value that does for {@link Sign#VALUE}, otherwise empty
 */
public record SuspectedLeak(String column, double auc, Sign sign, String value) {

    /** What gives a leak away. */
    public enum Sign {
        /** The column as a whole orders the rows (almost) perfectly. */
        WHOLE,
        /** One value comes (almost) only where it happened. */
        VALUE,
        /** A value is missing (almost) only where it happened. */
        MISSING,
        /** There is a value (almost) only where it happened. */
        KNOWN
    }
}
