package org.renewals.web.grid;

import java.util.List;
import java.util.function.Function;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.analysis.grid.GridFigures;
import org.renewals.web.list.Column;

/** The figures of a grid, once for pages and files. */
enum GridColumn {
    CUSTOMERS(Metric.CUSTOMERS),
    MEMBERS(Metric.MEMBERS),
    EFFECTIVE(Metric.EFFECTIVE_MEMBER_SHARE),
    TOTAL_INCOME(Metric.TOTAL_INCOME),
    GROUP_PAID(Metric.GROUP_PAID),
    PERSONAL_BILLS(Metric.PERSONAL_BILLS),
    INFORMATIZATION(Metric.INFORMATIZATION),
    TIER_A1(Metric.TIER_A1),
    TIER_A2(Metric.TIER_A2),
    TIER_B1(Metric.TIER_B1),
    TIER_B2(Metric.TIER_B2),
    TIER_C(Metric.TIER_C),
    AT_RISK(Metric.AT_RISK);

    static final List<GridColumn> ALL = List.of(values());

    private final Metric metric;

    GridColumn(Metric metric) {
        this.metric = metric;
    }

    Metric metric() {
        return metric;
    }

    /** Whether it counts a part of {@link #CUSTOMERS}, in the same unit. */
    boolean isOfATier() {
        return compareTo(TIER_A1) >= 0 && compareTo(TIER_C) <= 0;
    }

    Value of(GridFigures figures) {
        return figures.value(metric);
    }

    /** Amounts in yuan, shares in %. */
    <R> Column<R> ofFile(Function<R, GridFigures> figures) {
        return Column.ofFile(
                "grids.file." + metric.key(), row -> of(figures.apply(row)).inFile());
    }
}
