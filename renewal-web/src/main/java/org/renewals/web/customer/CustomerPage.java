package org.renewals.web.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.web.view.Piece;

/**
 * What stands above every tab of a customer, in the reader's words; the template only places it.
 *
 * @param summary a few words about the customer, for under its name
 * @param notActive the status where it is not the usual one; null otherwise
 * @param mayPropose whether the reader may propose another tier
 * @param waiting the request about it that is not decided yet; null for none, and for who sees counts only
 * @param rated null for a customer that was not rated in the month
 * @param tiles what to know before anything else
 * @param next what to do first
 * @param tab the one that is open
 */
record CustomerPage(
        String code,
        String name,
        String summary,
        @Nullable String notActive,
        boolean mayPropose,
        @Nullable Request waiting,
        @Nullable Rated rated,
        List<Tile> tiles,
        Piece next,
        String tab,
        List<TabLink> tabs) {

    /** A request for another tier. */
    record Request(long id, String from, String to) {}

    /**
     * Tier and risk of the month.
     *
     * @param now the tier in effect by now where it has changed since; null otherwise
     * @param levels where the risk levels begin; null where the rules of the time are no longer known
     */
    record Rated(
            String tier,
            String suggested,
            @Nullable String now,
            String risk,
            @Nullable String levels) {}

    /**
     * A figure.
     *
     * @param chip a word for it: text and class; null for none
     * @param note what it is made of or about; null for nothing to add
     * @param href where it is explained
     */
    record Tile(
            String name,
            String value,
            @Nullable Piece chip,
            @Nullable String note,
            String href) {}

    /** The way to a tab. */
    record TabLink(String code, String name, String href, boolean current) {}
}
