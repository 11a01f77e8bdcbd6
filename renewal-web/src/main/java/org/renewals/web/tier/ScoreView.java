package org.renewals.web.tier;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value score of a month as a decision is based on it.
 *
 * @param score 0 to 100
 * @param suggested tier the system suggests after this month
 * @param computed tier this month's figures alone give
 * @param limits what the tiers demand; null where the rules of the time are no longer known
 */
record ScoreView(
        YearMonth month,
        String score,
        String suggested,
        String computed,
        @Nullable String limits,
        List<Group> groups) {

    /**
     * Indicators that speak for the same.
     *
     * @param earned their points together
     * @param share of the points they can earn, in %
     */
    record Group(String name, String earned, String share, List<Line> lines) {}

    /**
     * One indicator.
     *
     * @param explained its value and what that is worth, in words; says so where the reader is not told
     * @param earned empty where the reader is not told
     */
    record Line(String name, String explained, String earned) {}
}
