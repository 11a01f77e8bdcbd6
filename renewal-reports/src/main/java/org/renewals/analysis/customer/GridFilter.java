package org.renewals.analysis.customer;

import org.jspecify.annotations.Nullable;

/**
 * Which customers of a month a list is about, by their grids; null restricts nothing.
 *
 * @param grid code: those placed in the grid or below it
 * @param feature code of a feature grid: those its rule chose in the month
 * @param gap those that do not fit to their grid in that way
 */
public record GridFilter(
        @Nullable String grid,
        @Nullable String feature,
        @Nullable GridGap gap) {

    /** Wherever they lie. */
    public static final GridFilter NONE = new GridFilter(null, null, null);

    public GridFilter {
        grid = grid == null || grid.isBlank() ? null : grid;
        feature = feature == null || feature.isBlank() ? null : feature;
    }

    public static GridFilter placedIn(String grid) {
        return new GridFilter(grid, null, null);
    }

    public static GridFilter chosenBy(String feature) {
        return new GridFilter(null, feature, null);
    }

    public static GridFilter with(GridGap gap) {
        return new GridFilter(null, null, gap);
    }

    /** Whether a roll-up of the grid counts exactly the selected customers. */
    boolean isOneGrid() {
        return gap == null && (grid == null) != (feature == null);
    }
}
