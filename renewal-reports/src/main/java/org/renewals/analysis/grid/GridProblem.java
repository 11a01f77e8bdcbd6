package org.renewals.analysis.grid;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be wrong with grids, whatever lies in them. */
public enum GridProblem {
    /** Micro-grids nobody is responsible for (R097). */
    WITHOUT_MANAGER("r.kind = 'micro' and r.responsible_id is null"),
    /** Sub- and micro-grids without a customer. */
    EMPTY("r.kind in ('sub', 'micro') and r.customers = 0"),
    /**
     * Sub-grids that are not closed (R095): customers in no micro-grid of theirs, no micro-grid at all, or one without a
     * manager.
     */
    GAPS("r.kind = 'sub' and (r.direct_customers > 0 or exists (select from grid_month m where m.month = r.month"
            + " and m.basis = 'placed' and m.part = 'whole' and m.parent_id = r.grid_id and m.kind = 'micro'"
            + " and m.responsible_id is null) or not exists (select from grid_month m where m.month = r.month"
            + " and m.basis = 'placed' and m.part = 'whole' and m.parent_id = r.grid_id and m.kind = 'micro'))");

    private final String condition;

    GridProblem(String condition) {
        this.condition = condition;
    }

    /** The word in addresses and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<GridProblem> of(String code) {
        return Arrays.stream(values())
                .filter(problem -> problem.code().equals(code))
                .findFirst();
    }

    /** SQL over whole lines of {@code grid_month} as {@code r}. */
    String condition() {
        return condition;
    }
}
