package org.renewals.analysis.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What customers can be divided by in a pivot. */
public enum Dimension {
    CITY("c.city_id::text"),
    TIER("c.tier"),
    INDUSTRY("coalesce(c.industry, '')"),
    GRID("coalesce(c.grid_type, '')"),
    MANAGER("c.manager_id::text");

    private final String expression;

    Dimension(String expression) {
        this.expression = expression;
    }

    /** The word in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dimension> of(String code) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.code().equals(code))
                .findFirst();
    }

    /** SQL over the alias {@code c} of the cells. */
    String expression() {
        return expression;
    }
}
