package org.renewals.analysis.customer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.care.CareLevel;

/**
 * Which customers of a month a list is about, by their grids; null restricts nothing.
 *
 * @param grid code: those placed in the grid or below it
 * @param feature code of a feature grid: those its rule chose in the month
 * @param gap those that do not fit to their grid in that way
 * @param care those that this level should look after (R099)
 */
public record GridFilter(
        @Nullable String grid,
        @Nullable String feature,
        @Nullable GridGap gap,
        @Nullable CareLevel care) {

    /** Wherever they lie. */
    public static final GridFilter NONE = new GridFilter(null, null, null, null);

    public GridFilter {
        grid = grid == null || grid.isBlank() ? null : grid;
        feature = feature == null || feature.isBlank() ? null : feature;
    }

    public static GridFilter placedIn(String grid) {
        return new GridFilter(grid, null, null, null);
    }

    public static GridFilter chosenBy(String feature) {
        return new GridFilter(null, feature, null, null);
    }

    public static GridFilter with(GridGap gap) {
        return new GridFilter(null, null, gap, null);
    }

    public static GridFilter caredForBy(CareLevel care) {
        return new GridFilter(null, null, null, care);
    }

    public GridFilter withoutGrid() {
        return new GridFilter(null, feature, gap, care);
    }

    public GridFilter withoutFeature() {
        return new GridFilter(grid, null, gap, care);
    }

    public GridFilter withoutGap() {
        return new GridFilter(grid, feature, null, care);
    }

    public GridFilter withoutCare() {
        return new GridFilter(grid, feature, gap, null);
    }

    /** What of a line of {@code grid_coverage} counts exactly the selected customers; null where none of its figures does. */
    @Nullable
    String coverage() {
        if (grid != null || feature != null || (gap == null) == (care == null)) {
            return null;
        }
        return gap == null ? "care_" + Objects.requireNonNull(care).code() : gap.code();
    }

    /** Whether a roll-up of the grid counts exactly the selected customers. */
    boolean isOneGrid() {
        return gap == null && care == null && (grid == null) != (feature == null);
    }
}
