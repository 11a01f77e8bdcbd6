package org.renewals.analysis.customer;

import java.util.Locale;

/** How a customer and the grids may fail to fit together. */
public enum GridGap {
    WITHOUT_GRID("a.grid_id is null"),
    /** In a grid of another city. */
    FOREIGN_GRID("exists (select from grid g join org_unit o on o.id = g.org_id where g.id = a.grid_id"
            + " and o.city_id <> a.city_id)"),
    /** In a main, sub- or feature grid instead of a micro-grid. */
    OUTSIDE_MICRO("exists (select from grid g where g.id = a.grid_id and g.kind <> 'micro')"),
    /** In the micro-grid of another manager than the customer's own. */
    OTHER_MANAGER("exists (select from grid g where g.id = a.grid_id and g.kind = 'micro'"
            + " and g.manager_id <> a.manager_id)");

    private final String condition;

    GridGap(String condition) {
        this.condition = condition;
    }

    /** The word in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** SQL over the alias {@code a} (assessment). */
    String condition() {
        return condition;
    }
}
