package org.renewals.web.list;

import java.util.List;
import java.util.Map;
import org.renewals.view.SavedView;
import org.renewals.view.SavedViews;
import org.renewals.web.view.Piece;

/**
 * What stands between the filter of a list and its rows.
 *
 * @param list the word of the list
 * @param path of the list
 * @param views the reader's views of it, by name
 * @param current name of the one that is shown; empty if it is none of them
 * @param kept what forms send along to keep everything but the columns
 * @param columns those that can be shown or not
 * @param shown how many of them are
 * @param compact whether rows stand close together
 * @param summary what the list is narrowed to, for paper
 */
record ListTools(
        String list,
        String path,
        List<Piece> views,
        String current,
        List<Map.Entry<String, String>> kept,
        List<Option> columns,
        int shown,
        boolean compact,
        String summary) {

    /** As many as {@link SavedView}s may be called. */
    public int longestName() {
        return SavedViews.LONGEST_NAME;
    }
}
