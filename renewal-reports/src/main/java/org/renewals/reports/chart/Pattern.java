package org.renewals.reports.chart;

/** What tells areas apart for eyes and printers that do not see their colours. */
public enum Pattern {
    SOLID,
    /** Thin lines rising to the right. */
    RISING,
    /** Thin lines falling to the right. */
    FALLING,
    /** Both of these. */
    CROSSED,
    /** Thin level lines. */
    LEVEL,
    /** Small dots. */
    DOTTED
}
