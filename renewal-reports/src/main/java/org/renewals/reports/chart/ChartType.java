package org.renewals.reports.chart;

/** How a chart compares its values. */
public enum ChartType {
    /** Development over ordered categories, usually months; the value axis need not begin at zero. */
    LINE,
    /** Upright bars side by side: series that overlap or are not parts of one whole. */
    GROUPED_BARS,
    /** Upright bars on top of each other: series that are parts of one whole, none negative. */
    STACKED_BARS,
    /** Lying bars, first category on top: rankings and long category names. */
    HORIZONTAL_BARS
}
