package org.renewals.web.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.web.view.Piece;

/**
 * How likely a contract is to be renewed, with everything that makes the number one to act on.
 *
 * @param contract its number
 * @param about product, value and the day to act by, in a few words
 * @param percent with its sign
 * @param band a chip: word and class
 * @param atRisk what a year without it would cost, in words
 * @param peers how likely the reader's contracts due are on average; null where that is not known
 * @param spark points of the line over the months; null with fewer than two
 * @param said what was said in each of these months, in words
 * @param strongest what speaks against it, then for it
 * @param rest how many other reasons there are in {@code others}, in words
 * @param untold says what the reasons that are not for the reader add together; null for none
 * @param sum how base and reasons add up
 * @param next what would lift it into the next band, or that nothing does; null in the best, and for who is not told all
 * @param basis which model said so, with the way to it where the reader may go there
 */
record LikelihoodCard(
        String contract,
        String about,
        String percent,
        Piece band,
        String atRisk,
        @Nullable String peers,
        @Nullable String spark,
        String said,
        List<Reason> strongest,
        List<Reason> others,
        String rest,
        @Nullable String untold,
        String sum,
        @Nullable String next,
        Piece basis) {

    /**
     * A bar around zero.
     *
     * @param name what it is about
     * @param fact what is known
     * @param contribution to the log-odds, with its sign
     * @param css of bar and number
     * @param x where the bar begins, in a box 200 wide with zero in its middle
     */
    record Reason(String name, String fact, String contribution, String css, String x, String width) {}
}
