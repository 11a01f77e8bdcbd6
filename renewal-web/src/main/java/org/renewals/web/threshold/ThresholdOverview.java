package org.renewals.web.threshold;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What thresholds hold for the reader's customers, where they come from, and how they came about.
 *
 * @param from the month to be computed next, for which all this holds
 * @param scope {@code province}, {@code city} or {@code manager}
 * @param inForce one for each tier class
 * @param own what the reader's scope has set, for a class or all of them
 * @param open what is set in the scopes the reader sees
 * @param earlier where the history goes on; null where it ends
 */
record ThresholdOverview(
        YearMonth from,
        String scope,
        List<InForce> inForce,
        List<Line> own,
        List<Line> open,
        List<Line> history,
        @Nullable String earlier) {

    /**
     * @param source message key of where they come from
     * @param sourceName of the city or manager; null for the province
     * @param all whether they were set for all classes
     * @param capped whether some are the city's, because the manager's own are looser meanwhile
     */
    record InForce(
            String tierClass,
            List<String> values,
            String source,
            @Nullable String sourceName,
            boolean all,
            boolean capped) {}

    /**
     * A line of what was set.
     *
     * @param id of the line, to say what an order is based on
     * @param place name of the city or manager; null for the province
     * @param tierClass null for all classes
     * @param before what the values were before; null where there were none
     * @param state {@code planned}, {@code in-force}, {@code ended} or {@code never}
     */
    record Line(
            int id,
            String scope,
            @Nullable String place,
            @Nullable String tierClass,
            List<String> values,
            @Nullable List<String> before,
            String from,
            @Nullable String to,
            @Nullable String setBy,
            java.time.Instant setAt,
            @Nullable String endedBy,
            java.time.@Nullable Instant endedAt,
            String state) {}
}
