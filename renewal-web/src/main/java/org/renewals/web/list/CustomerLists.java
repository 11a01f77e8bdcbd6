package org.renewals.web.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.customer.CustomerFilter;
import org.renewals.analysis.customer.CustomerGrain;
import org.renewals.analysis.customer.CustomerList;
import org.renewals.analysis.customer.CustomerListQuery;
import org.renewals.analysis.customer.CustomerSort;
import org.renewals.analysis.customer.GridFilter;
import org.renewals.analysis.customer.GridGap;
import org.renewals.scoring.care.CareLevel;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.tier.Direction;
import org.renewals.tier.Tier;
import org.renewals.web.view.Link;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Standpoint;
import org.springframework.stereotype.Component;

/** Puts the customer list together, as a page and as what a file is written from. */
@Component
class CustomerLists {

    private final CustomerListQuery customers;
    private final PlaceChoice places;

    CustomerLists(CustomerListQuery customers, PlaceChoice places) {
        this.customers = customers;
        this.places = places;
    }

    /**
     * The form above the list.
     *
     * @param moves empty for readers who may not ask who moved
     * @param grids what narrows the list by grids, each with the list without it
     * @param kept what the form sends along unseen
     * @param reset the list without any filter
     */
    record Form(
            String q,
            PlaceChoice.Choices places,
            List<Option> tiers,
            List<Option> risks,
            List<Option> industries,
            List<Option> acts,
            List<Option> moves,
            boolean attention,
            List<Piece> grids,
            Map<String, String> kept,
            String reset) {}

    ListPage page(
            AccessScope scope, Standpoint standpoint, CustomerParameters parameters, ColumnChoice choice, Words words) {
        CustomerFilter filter = parameters.filter();
        Paging<CustomerSort> paging = parameters.paging(scope, standpoint.subject());
        CustomerList list = customers.find(scope, request(standpoint, filter, paging), paging.cursor(), paging.size());
        return ListPage.of(
                list.rows(),
                new ListPage.Extent(
                        list.firstPosition(),
                        list.lastPosition(),
                        list.total(),
                        list.more(),
                        list.previous(),
                        list.next()),
                choice.of(CustomerColumns.of(standpoint, words)),
                paging,
                CustomerParameters.ORDER,
                new ListLinks(standpoint)
                        .customers(standpoint.subject(), filter)
                        .with("columns", choice.code()),
                format -> ListLinks.filtered(standpoint.link(ListLinks.CUSTOMERS + "." + format.extension()), filter)
                        .with("columns", choice.code()),
                !filter.equals(CustomerFilter.NONE),
                words);
    }

    Form form(
            AccessScope scope, Standpoint standpoint, CustomerParameters parameters, ColumnChoice choice, Words words) {
        CustomerFilter filter = parameters.filter();
        Paging<CustomerSort> paging = parameters.paging(scope, standpoint.subject());
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("month", standpoint.month().toString());
        if (standpoint.inYuan()) {
            kept.put("money", "yuan");
        }
        keepKnown(kept, "grid", filter.grids().grid());
        keepKnown(kept, "feature", filter.grids().feature());
        GridGap gap = filter.grids().gap();
        keepKnown(kept, "gap", gap == null ? null : gap.code());
        CareLevel care = filter.grids().care();
        keepKnown(kept, "care", care == null ? null : care.code());
        kept.put("sort", (paging.descending() ? "-" : "") + paging.sort().code());
        kept.put("size", Integer.toString(paging.size()));
        if (choice.code() != null) {
            kept.put("columns", choice.code());
        }
        return new Form(
                filter.search(),
                places.of(scope, standpoint, words),
                List.of(Tier.values()).stream()
                        .map(tier -> new Option(
                                tier.name(), tier.name(), filter.tiers().contains(tier)))
                        .toList(),
                List.of(RiskLevel.values()).stream()
                        .map(level -> new Option(
                                level.code(),
                                words.of("risk." + level.code()),
                                filter.risks().contains(level)))
                        .toList(),
                customers.industries(scope).stream()
                        .map(industry -> new Option(industry, industry, industry.equals(filter.industry())))
                        .toList(),
                CustomerParameters.ACT_DAYS.stream()
                        .map(days -> new Option(
                                days.toString(),
                                words.of("customers.act.within", days),
                                days.equals(filter.actWithinDays())))
                        .toList(),
                CustomerGrain.inList(scope, standpoint.subject()).tierChanges() ? moves(filter, words) : List.of(),
                filter.attention(),
                grids(scope, standpoint, filter, words),
                kept,
                standpoint.link(ListLinks.CUSTOMERS).toString());
    }

    /** What the list is narrowed to, in words; empty for everybody of the place. */
    String summary(Standpoint standpoint, CustomerParameters parameters, Words words) {
        CustomerFilter filter = parameters.filter();
        FilterSummary summary = new FilterSummary(words);
        summary.add("customers.query", filter.search());
        summary.add("customers.industry", filter.industry());
        if (filter.actWithinDays() != null) {
            summary.add("customers.act", words.of("customers.act.within", filter.actWithinDays()));
        }
        if (filter.moved() != null) {
            summary.add("customers.moved", words.of("customers.moved." + ListLinks.code(filter.moved())));
        }
        summary.addAll(
                "customers.tier",
                filter.tiers().stream().sorted().map(Tier::name).toList());
        summary.addAll(
                "customers.risk",
                filter.risks().stream()
                        .sorted()
                        .map(level -> words.of("risk." + level.code()))
                        .toList());
        summary.add("customers.only", filter.attention() ? words.of("customers.attention") : "");
        grids(standpoint.scope(), standpoint, filter, words)
                .forEach(grid -> summary.add("customers.grids", grid.text()));
        return summary.text();
    }

    private List<Piece> grids(AccessScope scope, Standpoint standpoint, CustomerFilter filter, Words words) {
        GridFilter grids = filter.grids();
        ListLinks links = new ListLinks(standpoint);
        List<Piece> narrowed = new ArrayList<>();
        if (grids.grid() != null) {
            String name = customers.gridName(scope, grids.grid()).orElse(grids.grid());
            narrowed.add(without(links, standpoint, filter, grids.withoutGrid(), words.of("customers.grid", name)));
        }
        if (grids.feature() != null) {
            String name = customers.gridName(scope, grids.feature()).orElse(grids.feature());
            narrowed.add(
                    without(links, standpoint, filter, grids.withoutFeature(), words.of("customers.feature", name)));
        }
        if (grids.gap() != null) {
            narrowed.add(without(
                    links,
                    standpoint,
                    filter,
                    grids.withoutGap(),
                    words.of("customers.gap." + grids.gap().code())));
        }
        if (grids.care() != null) {
            narrowed.add(without(
                    links,
                    standpoint,
                    filter,
                    grids.withoutCare(),
                    words.of("customers.cared-for." + grids.care().code())));
        }
        return narrowed;
    }

    private static Piece without(
            ListLinks links, Standpoint standpoint, CustomerFilter filter, GridFilter rest, String text) {
        return new Piece(
                text,
                null,
                links.customers(standpoint.subject(), filter.of(rest)).toString());
    }

    private static void keepKnown(Map<String, String> kept, String name, @Nullable String value) {
        if (value != null) {
            kept.put(name, value);
        }
    }

    private static List<Option> moves(CustomerFilter filter, Words words) {
        return List.of(Direction.values()).stream()
                .map(direction -> new Option(
                        ListLinks.code(direction),
                        words.of("customers.moved." + ListLinks.code(direction)),
                        direction == filter.moved()))
                .toList();
    }

    ListFiles.Content<CustomerList.Row> file(
            AccessScope scope, Standpoint standpoint, CustomerParameters parameters, ColumnChoice choice, Words words) {
        CustomerFilter filter = parameters.filter();
        Paging<CustomerSort> paging = parameters.paging(scope, standpoint.subject());
        CustomerListQuery.Request request = request(standpoint, filter, paging);
        return new ListFiles.Content<>(
                "customer-list",
                "customers.title",
                choice.of(CustomerColumns.of(standpoint, words)),
                limit -> customers.exceeds(scope, request, limit),
                rows -> customers.forEach(scope, request, rows),
                Map.of(
                        "filter",
                        ListLinks.filtered(Link.to(""), filter).toString(),
                        "sort",
                        (paging.descending() ? "-" : "") + paging.sort().code()));
    }

    static CustomerListQuery.Request request(
            Standpoint standpoint, CustomerFilter filter, Paging<CustomerSort> paging) {
        return new CustomerListQuery.Request(
                standpoint.subject(), standpoint.month(), filter, paging.sort(), paging.descending());
    }
}
