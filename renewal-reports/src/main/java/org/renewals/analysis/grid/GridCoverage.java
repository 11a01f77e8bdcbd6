package org.renewals.analysis.grid;

import java.util.List;
import java.util.Map;
import org.renewals.analysis.customer.GridGap;
import org.renewals.scoring.care.CareLevel;

/**
 * Where customers and grids of a scope do not fit together in a month.
 *
 * @param customers all of them
 * @param gaps how many customers do not fit, by the way
 * @param care how many customers each level should look after (R099); empty where the run did not propose anybody
 * @param grids sub- and micro-grids
 * @param problems how many grids have something wrong; none for managers
 * @param uncovered names of counties without a sub-grid, by code; none for managers
 */
public record GridCoverage(
        long customers,
        Map<GridGap, Long> gaps,
        Map<CareLevel, Long> care,
        long grids,
        Map<GridProblem, Long> problems,
        List<String> uncovered) {

    public GridCoverage {
        gaps = Map.copyOf(gaps);
        care = Map.copyOf(care);
        problems = Map.copyOf(problems);
        uncovered = List.copyOf(uncovered);
    }

    /** Whether every customer and every grid is where it should be. */
    public boolean isClosed() {
        return gaps.values().stream().allMatch(count -> count == 0)
                && problems.values().stream().allMatch(count -> count == 0)
                && uncovered.isEmpty();
    }
}
