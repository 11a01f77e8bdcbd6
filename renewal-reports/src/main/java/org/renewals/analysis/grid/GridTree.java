package org.renewals.analysis.grid;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grid, the way down to it and what lies directly below.
 *
 * @param path from the top, ends with the grid itself; empty at the top
 * @param children main, sub- and micro-grids directly below, by code
 * @param features feature grids below, by code; at the top all of them. One whose rule chose customers has two lines
 * @param chosen whom the rule of this feature grid chose; null for every other grid and without a rule
 * @param types the micro-grids in or below the grid, by type
 */
public record GridTree(
        YearMonth month,
        List<GridLine> path,
        List<GridLine> children,
        List<GridLine> features,
        @Nullable GridLine chosen,
        List<Type> types) {

    public GridTree {
        path = List.copyOf(path);
        children = List.copyOf(children);
        features = List.copyOf(features);
        types = List.copyOf(types);
    }

    /** The grid itself; null at the top. */
    public @Nullable GridLine grid() {
        return path.isEmpty() ? null : path.get(path.size() - 1);
    }

    /**
     * The micro-grids of one type (R096).
     *
     * @param subtype null for those that were delivered without one
     * @param managed how many have an account manager
     */
    public record Type(@Nullable String subtype, long grids, long managed, GridFigures figures) {

        Type suppressed() {
            return new Type(subtype, grids, managed, figures.asSuppressed());
        }
    }

    /** Whether anything of the tree has to be kept from the reader. */
    public boolean withholds() {
        return children.stream().anyMatch(line -> line.figures().suppressed())
                || features.stream().anyMatch(line -> line.figures().suppressed())
                || types.stream().anyMatch(type -> type.figures().suppressed())
                || path.stream().anyMatch(line -> line.figures().suppressed());
    }
}
