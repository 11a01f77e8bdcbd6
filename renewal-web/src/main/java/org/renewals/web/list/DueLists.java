package org.renewals.web.list;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.customer.DueContractList;
import org.renewals.analysis.customer.DueContractListQuery;
import org.renewals.analysis.customer.DueSort;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.web.view.Link;
import org.renewals.web.view.Standpoint;
import org.springframework.stereotype.Component;

/** Puts the list of contracts due together, as a page and as what a file is written from. */
@Component
class DueLists {

    private final DueContractListQuery contracts;
    private final PlaceChoice places;

    DueLists(DueContractListQuery contracts, PlaceChoice places) {
        this.contracts = contracts;
        this.places = places;
    }

    /**
     * The form above the list.
     *
     * @param reaches everything ahead up to some day
     * @param windows each window alone
     * @param kept what the form sends along unseen
     * @param reset the list without any filter
     */
    record Form(
            String q,
            PlaceChoice.Choices places,
            List<Option> reaches,
            List<Option> windows,
            List<Option> risks,
            Map<String, String> kept,
            String reset) {}

    /**
     * @param worth what the listed contracts are worth a month, what of it is expected to be renewed and what is at risk, in
     *     words; null where they are too many to add up
     */
    record Found(ListPage page, @Nullable String worth) {}

    Found page(AccessScope scope, Standpoint standpoint, DueParameters parameters, ColumnChoice choice, Words words) {
        Paging<DueSort> paging = parameters.paging();
        DueContractListQuery.Request request = parameters.request(standpoint, paging);
        DueContractList list = contracts.find(scope, request, paging.cursor(), paging.size());
        DueReach reach = parameters.reach();
        Link bare = new ListLinks(standpoint)
                .due(standpoint.subject(), reach, request.risk())
                .with("q", request.search())
                .with("columns", choice.code());
        ListPage page = ListPage.of(
                list.rows(),
                new ListPage.Extent(
                        list.firstPosition(),
                        list.lastPosition(),
                        list.total(),
                        list.more(),
                        list.previous(),
                        list.next()),
                choice.of(DueColumns.of(standpoint, words)),
                paging,
                DueParameters.ORDER,
                bare,
                format -> standpoint
                        .link(ListLinks.DUE + "." + format.extension())
                        .with("days", reach.code())
                        .with("risk", request.risk())
                        .with("q", request.search())
                        .with("columns", choice.code()),
                request.risk() != null || !request.search().isEmpty() || !reach.equals(DueReach.USUAL),
                words);
        Figures figures = standpoint.figures(words.messages(), words.locale());
        return new Found(page, worth(list, figures, words));
    }

    /** What the list is narrowed to, in words. */
    String summary(Standpoint standpoint, DueParameters parameters, Words words) {
        DueContractListQuery.Request request = parameters.request(standpoint, parameters.paging());
        FilterSummary summary = new FilterSummary(words);
        summary.add("due.query", request.search());
        summary.add("due.days", words(parameters.reach(), words));
        summary.add("customers.risk", request.risk() == null ? "" : words.of("risk." + request.risk()));
        return summary.text();
    }

    private static String words(DueReach reach, Words words) {
        if (!reach.alone()) {
            return words.of("due.within", reach.days());
        }
        return reach.isPast() ? words.of("window.past") : words.of("window.days", reach.firstDay(), reach.days());
    }

    private static @Nullable String worth(DueContractList list, Figures figures, Words words) {
        if (list.value() == null) {
            return null;
        }
        String value = figures.full(Value.of(Metric.DUE_VALUE, list.value()));
        return list.forecast() == null || list.revenueAtRisk() == null
                ? words.of("due.worth", value)
                : words.of(
                        "due.worth.forecast",
                        value,
                        figures.full(Value.of(Metric.WEIGHTED_FORECAST, list.forecast())),
                        figures.full(Value.of(Metric.REVENUE_AT_RISK, list.revenueAtRisk())));
    }

    Form form(AccessScope scope, Standpoint standpoint, DueParameters parameters, ColumnChoice choice, Words words) {
        Paging<DueSort> paging = parameters.paging();
        DueContractListQuery.Request request = parameters.request(standpoint, paging);
        DueReach chosen = parameters.reach();
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("month", standpoint.month().toString());
        if (standpoint.inYuan()) {
            kept.put("money", "yuan");
        }
        kept.put("sort", (paging.descending() ? "-" : "") + paging.sort().code());
        kept.put("size", Integer.toString(paging.size()));
        if (choice.code() != null) {
            kept.put("columns", choice.code());
        }
        return new Form(
                request.search(),
                places.of(scope, standpoint, words),
                DueReach.reaches().stream()
                        .map(reach -> new Option(
                                reach.code(), words(reach, words), reach.code().equals(chosen.code())))
                        .toList(),
                DueReach.windows().stream()
                        .map(reach -> new Option(
                                reach.code(), words(reach, words), reach.code().equals(chosen.code())))
                        .toList(),
                DueParameters.RISKS.stream()
                        .map(level -> new Option(level, words.of("risk." + level), level.equals(request.risk())))
                        .toList(),
                kept,
                standpoint.link(ListLinks.DUE).toString());
    }

    ListFiles.Content<DueContractList.Row> file(
            AccessScope scope, Standpoint standpoint, DueParameters parameters, ColumnChoice choice, Words words) {
        Paging<DueSort> paging = parameters.paging();
        DueContractListQuery.Request request = parameters.request(standpoint, paging);
        return new ListFiles.Content<>(
                "due-list",
                "due.title",
                choice.of(DueColumns.of(standpoint, words)),
                limit -> contracts.exceeds(scope, request, limit),
                rows -> contracts.forEach(scope, request, rows),
                Map.of(
                        "filter",
                        Link.to("")
                                .with("days", parameters.reach().code())
                                .with("risk", request.risk())
                                .with("q", request.search())
                                .toString(),
                        "sort",
                        (paging.descending() ? "-" : "") + paging.sort().code()));
    }
}
