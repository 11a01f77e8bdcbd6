package org.renewals.web.evaluation;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
import org.renewals.analysis.Subject;
import org.renewals.analysis.evaluation.EvaluationColumn;
import org.renewals.analysis.evaluation.EvaluationFunction;
import org.renewals.analysis.evaluation.Grouping;
import org.renewals.shared.Refused;

/**
 * What an address of a function says besides month and place, as typed.
 *
 * @param by a {@link Grouping}
 * @param sort a column's key, with a minus in front for falling
 * @param page from 1
 */
public record EvaluationParameters(
        @Nullable String by,
        @Nullable String sort,
        @Nullable String page) {

    /**
     * @return null where only the subject's total is to be shown
     * @throws Refused for what cannot be chosen
     * @throws NotAllowed for customers that are not shown to the reader
     */
    public @Nullable Grouping grouping(EvaluationFunction function, AccessScope scope, Subject subject) {
        List<Grouping> offered = Grouping.offered(function, scope, subject);
        if (by == null || by.isBlank()) {
            return offered.isEmpty() ? null : offered.get(0);
        }
        String accepted = offered.stream().map(Grouping::code).collect(Collectors.joining(", "));
        Grouping wanted = Grouping.of(by).orElseThrow(() -> new Refused("lists.refused.value", "by", by, accepted));
        if (!offered.contains(wanted)) {
            if (wanted == Grouping.CUSTOMER) {
                if (function.listsCustomers(scope, subject)) {
                    throw new Refused("evaluation.refused.customers");
                }
                throw new NotAllowed("customers of function " + function.code());
            }
            // a place that has no such parts, such as the cities of a city: its usual ones
            return offered.isEmpty() ? null : offered.get(0);
        }
        return wanted;
    }

    /** Whether customers are asked for that stand in a list of their own, page by page. */
    boolean wantsList(EvaluationFunction function, AccessScope scope, Subject subject) {
        return Grouping.CUSTOMER.code().equals(by)
                && !subject.is(Subject.Kind.MANAGER)
                && function.listsCustomers(scope, subject);
    }

    boolean falling() {
        return sort != null && sort.startsWith("-");
    }

    /** Null for the usual order, also where another grouping's column was sorted by. */
    @Nullable
    EvaluationColumn sortedBy(List<EvaluationColumn> columns) {
        if (sort == null || sort.isBlank()) {
            return null;
        }
        String key = falling() ? sort.substring(1) : sort;
        return columns.stream()
                .filter(column -> column.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** @throws Refused for what is no number of a page */
    int pageNumber() {
        if (page == null || page.isBlank()) {
            return 0;
        }
        if (!page.matches("[1-9]\\d{0,5}")) {
            throw new Refused("lists.refused.page", page);
        }
        return Integer.parseInt(page) - 1;
    }
}
