package org.renewals.web.alert;

import java.util.List;
import java.util.Map;
import org.renewals.access.AccessScope;
import org.renewals.alarm.AlertState;
import org.renewals.alarm.AnomalyKind;
import org.renewals.analysis.alert.AlertList;
import org.renewals.analysis.alert.AlertListQuery;
import org.renewals.analysis.alert.AlertRow;
import org.renewals.analysis.alert.AlertSort;
import org.renewals.web.list.Column;
import org.renewals.web.list.ListFiles;
import org.renewals.web.list.ListPage;
import org.renewals.web.list.Option;
import org.renewals.web.list.Paging;
import org.renewals.web.list.Words;
import org.renewals.web.view.Standpoint;
import org.springframework.stereotype.Component;

/** Puts the list of alerts together, as a page and as what a file is written from. */
@Component
public class AlertLists {

    private static final AlertParameters DEAREST = new AlertParameters(null, null, null, "-income", null, null);

    private final AlertListQuery alerts;

    AlertLists(AlertListQuery alerts) {
        this.alerts = alerts;
    }

    /**
     * The form above the list.
     *
     * @param kept what the form sends along unseen
     */
    record Form(String q, List<Option> kinds, List<Option> states, Map<String, String> kept) {}

    ListPage page(AccessScope scope, Standpoint standpoint, AlertParameters parameters, Words words) {
        return page(scope, parameters, parameters.paging(), AlertColumns.of(standpoint, words), words);
    }

    /**
     * What is not closed, the customers that bring most first (R075).
     *
     * @param scope of a manager: nobody else lists single alerts
     * @throws org.renewals.access.NotAllowed for anybody else
     */
    public ListPage dearest(AccessScope scope, Standpoint standpoint, int size, Words words) {
        return page(scope, DEAREST, DEAREST.paging().sized(size), AlertColumns.first(standpoint, words), words);
    }

    private ListPage page(
            AccessScope scope,
            AlertParameters parameters,
            Paging<AlertSort> paging,
            List<Column<AlertRow>> columns,
            Words words) {
        AlertList list = alerts.find(scope, parameters.request(), paging.cursor(), paging.size());
        return ListPage.of(
                list.rows(),
                new ListPage.Extent(
                        list.firstPosition(), list.lastPosition(), list.total(), false, list.previous(), list.next()),
                columns,
                paging,
                AlertParameters.ORDER,
                parameters.filtered(AlertController.PATH),
                format -> parameters.filtered(AlertController.PATH + "." + format.extension()),
                parameters.isNarrowed(),
                words);
    }

    Form form(AlertParameters parameters, Words words) {
        Paging<AlertSort> paging = parameters.paging();
        AnomalyKind kind = parameters.filter().kind();
        return new Form(
                parameters.filter().search(),
                List.of(AnomalyKind.values()).stream()
                        .map(each -> new Option(each.code(), words.of(each.key()), each == kind))
                        .toList(),
                AlertParameters.stateWords().stream()
                        .map(word -> new Option(word, stateName(word, words), word.equals(parameters.stateWord())))
                        .toList(),
                Map.of(
                        "sort",
                        (paging.descending() ? "-" : "") + paging.sort().code(),
                        "size",
                        Integer.toString(paging.size())));
    }

    private static String stateName(String word, Words words) {
        return List.of(AlertState.values()).stream()
                .filter(state -> state.code().equals(word))
                .findFirst()
                .map(state -> words.of(state.key()))
                .orElseGet(() -> words.of("alerts.state." + word));
    }

    ListFiles.Content<AlertRow> file(
            AccessScope scope, Standpoint standpoint, AlertParameters parameters, Words words) {
        Paging<AlertSort> paging = parameters.paging();
        AlertListQuery.Request request = parameters.request();
        return new ListFiles.Content<>(
                "alert-list",
                "alerts.title",
                AlertColumns.of(standpoint, words),
                limit -> alerts.exceeds(scope, request, limit),
                rows -> alerts.forEach(scope, request, rows),
                Map.of(
                        "filter",
                        parameters.filtered("").toString(),
                        "sort",
                        (paging.descending() ? "-" : "") + paging.sort().code()));
    }
}
