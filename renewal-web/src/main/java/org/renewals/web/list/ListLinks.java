package org.renewals.web.list;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Subject;
import org.renewals.analysis.customer.CustomerFilter;
import org.renewals.analysis.customer.CustomerSort;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.tier.Direction;
import org.renewals.tier.Tier;
import org.renewals.web.view.Link;
import org.renewals.web.view.Standpoint;

/** Addresses of the lists, for whatever shows a number one of them has the rows of. They keep month and money unit. */
public final class ListLinks {

    static final String CUSTOMERS = "/customers";
    static final String PRODUCTS = "/evaluation/products/customers";
    static final String DUE = "/contracts/due";

    private final Standpoint standpoint;

    public ListLinks(Standpoint standpoint) {
        this.standpoint = standpoint;
    }

    /** The customers of a subject that a filter selects, in the usual order. */
    public Link customers(Subject subject, CustomerFilter filter) {
        return filtered(standpoint.linkOf(subject, CUSTOMERS), filter);
    }

    /** The same, in the natural direction of an order. */
    public Link customers(Subject subject, CustomerFilter filter, CustomerSort sort) {
        return customers(subject, filter).with("sort", (sort.descendingByNature() ? "-" : "") + sort.code());
    }

    /** The same customers with the users of each product. */
    public Link products(Subject subject) {
        return standpoint.linkOf(subject, PRODUCTS);
    }

    /** Contracts still ahead, to act on within so many days. */
    public Link dueWithin(Subject subject, int days) {
        return due(subject, DueReach.within(days), null);
    }

    /** Contracts whose day to act has passed. */
    public Link duePast(Subject subject) {
        return due(subject, DueReach.PAST, null);
    }

    /** Contracts of one window of {@link org.renewals.analysis.DueContracts#WINDOWS} and one risk level as named there. */
    public Link dueWindow(Subject subject, int window, String risk) {
        return due(subject, DueReach.window(window), risk);
    }

    /** The page of one customer, which remembers what was picked to get there. */
    public Link customer(String code) {
        return standpoint.link(Link.to("/customers/{}", code).toString());
    }

    Link due(Subject subject, DueReach reach, @Nullable String risk) {
        return standpoint.linkOf(subject, DUE).with("days", reach.code()).with("risk", risk);
    }

    static Link filtered(Link link, CustomerFilter filter) {
        return link.with("q", filter.search())
                .withAll(
                        "tier", filter.tiers().stream().sorted().map(Tier::name).toList())
                .withAll(
                        "risk",
                        filter.risks().stream().sorted().map(RiskLevel::code).toList())
                .with("industry", filter.industry())
                .with("act", filter.actWithinDays())
                .with("attention", filter.attention() ? "true" : null)
                .with("moved", filter.moved() == null ? null : code(filter.moved()))
                .with("grid", filter.grids().grid())
                .with("feature", filter.grids().feature())
                .with(
                        "gap",
                        filter.grids().gap() == null
                                ? null
                                : filter.grids().gap().code())
                .with(
                        "care",
                        filter.grids().care() == null
                                ? null
                                : filter.grids().care().code());
    }

    static String code(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
