package org.renewals.reports.chart;

/**
 * The fixed looks of series: a colour means the same on pages, in charts and in documents. Each group is told apart without
 * colour as well, by lightness and pattern.
 */
public enum SeriesStyle {
    TIER_A1("#0b3d6e", Pattern.SOLID),
    TIER_A2("#2b6cb0", Pattern.RISING),
    TIER_B1("#4f9a94", Pattern.SOLID),
    TIER_B2("#9cc5a1", Pattern.FALLING),
    TIER_C("#c9ced6", Pattern.SOLID),

    RISK_LOW("#9cc5a1", Pattern.SOLID),
    RISK_MEDIUM("#e3b260", Pattern.RISING),
    RISK_HIGH("#cc5f57", Pattern.FALLING),
    RISK_VERY_HIGH("#b3261e", Pattern.SOLID),

    /** The series a chart is about: the accent colour. */
    FIRST("#0b5cad", Pattern.SOLID),
    SECOND("#4f9a94", Pattern.RISING),
    THIRD("#d08a2e", Pattern.FALLING),
    FOURTH("#7b6bb1", Pattern.LEVEL),
    FIFTH("#8a5a44", Pattern.DOTTED),
    SIXTH("#5b6472", Pattern.CROSSED),
    /** What is only there to compare with: an earlier period, the rest. */
    BACKGROUND("#b9c7d8", Pattern.SOLID);

    private final String colour;
    private final Pattern pattern;

    SeriesStyle(String colour, Pattern pattern) {
        this.colour = colour;
        this.pattern = pattern;
    }

    /** As {@code #rrggbb}. */
    public String colour() {
        return colour;
    }

    public Pattern pattern() {
        return pattern;
    }
}
