package org.renewals.web.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;
import org.renewals.analysis.Subjects;
import org.renewals.analysis.customer.CustomerFilter;
import org.renewals.analysis.customer.CustomerSearchQuery;
import org.renewals.analysis.customer.Match;
import org.renewals.analysis.customer.Search;
import org.renewals.web.glossary.Glossary;
import org.renewals.web.list.ListLinks;
import org.renewals.web.support.MenuEntry;
import org.renewals.web.support.Shell;
import org.renewals.web.view.Link;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Standpoint;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Finds what the search on every page is asked for. Everything found opens with month and place kept. */
@Component
class SearchPages {

    /** As many customers as can be looked through; whoever needs more has the list. */
    private static final int MOST_CUSTOMERS = 20;

    private static final int MOST_SUBJECTS = 10;

    private final CustomerSearchQuery customers;
    private final Subjects subjects;
    private final Glossary glossary;
    private final Shell shell;
    private final MessageSource messages;

    SearchPages(
            CustomerSearchQuery customers, Subjects subjects, Glossary glossary, Shell shell, MessageSource messages) {
        this.customers = customers;
        this.subjects = subjects;
        this.glossary = glossary;
        this.shell = shell;
        this.messages = messages;
    }

    SearchPage find(AccessScope scope, Standpoint standpoint, String typed, Locale locale) {
        String plain = Search.plain(typed);
        if (plain.isEmpty()) {
            return new SearchPage("", List.of(), null, List.of());
        }
        ListLinks links = new ListLinks(standpoint);
        CustomerSearchQuery.Found found = customers.find(scope, plain, MOST_CUSTOMERS);
        List<Piece> others = new ArrayList<>(subjects(scope, standpoint, plain, locale));
        others.addAll(entries(standpoint, plain, locale));
        int terms = glossary.matches(plain, locale);
        if (terms > 0) {
            others.add(new Piece(
                    messages.getMessage("search.glossary", new Object[] {terms}, locale),
                    null,
                    Link.to("/glossary").with("q", plain).toString()));
        }
        return new SearchPage(
                plain,
                found.hits().stream()
                        .map(hit -> new SearchPage.Customer(
                                hit, links.customer(hit.code()).toString()))
                        .toList(),
                found.more() ? all(standpoint, links, plain) : null,
                others);
    }

    /** The customer that is meant where one alone has that code or name; else empty. */
    static Optional<String> only(SearchPage page) {
        List<SearchPage.Customer> exact = page.customers().stream()
                .filter(customer -> customer.hit().match() == Match.EXACT)
                .toList();
        return exact.size() == 1 ? Optional.of(exact.get(0).href()) : Optional.empty();
    }

    private static @Nullable String all(Standpoint standpoint, ListLinks links, String plain) {
        CustomerFilter filter = new CustomerFilter(
                plain, CustomerFilter.NONE.tiers(), CustomerFilter.NONE.risks(), null, false, null, null);
        return links.customers(standpoint.top(), filter).toString();
    }

    private List<Piece> subjects(AccessScope scope, Standpoint standpoint, String plain, Locale locale) {
        String initials = Search.initials(plain);
        return subjects
                .like(
                        scope,
                        Search.pattern(plain.toLowerCase(Locale.ROOT)),
                        initials.isEmpty() ? "" : Search.prefix(initials),
                        MOST_SUBJECTS)
                .stream()
                .sorted(Comparator.comparing(subject -> Match.of(plain, subject.code(), subject.name(), "")))
                .limit(MOST_SUBJECTS)
                .map(subject -> new Piece(
                        words(subject, locale),
                        null,
                        standpoint.linkOf(subject, "/").toString()))
                .toList();
    }

    private String words(Subject subject, Locale locale) {
        String kind = subject.kind().code();
        return messages.getMessage("search.subject." + kind, new Object[] {subject.name(), subject.code()}, locale);
    }

    private List<Piece> entries(Standpoint standpoint, String plain, Locale locale) {
        String wanted = plain.toLowerCase(locale);
        List<Piece> found = new ArrayList<>();
        for (List<MenuEntry> group : shell.menu().values()) {
            for (MenuEntry entry : group) {
                String text = messages.getMessage("menu." + entry.key(), null, locale);
                if (text.toLowerCase(locale).contains(wanted)) {
                    found.add(new Piece(
                            messages.getMessage("search.page", new Object[] {text}, locale),
                            null,
                            standpoint.link(entry.path()).toString()));
                }
            }
        }
        return found;
    }
}
