package org.renewals.web.list;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.customer.DueContractListQuery;
import org.renewals.analysis.customer.DueSort;
import org.renewals.shared.Refused;
import org.renewals.web.view.Standpoint;

/**
 * What an address of the list of contracts due says besides month and place, as typed. Written by {@link ListLinks}.
 *
 * @param q part of a contract's number, or of its customer's name, code or initials
 * @param days a {@link DueReach}
 * @param risk a level, or the word for customers not rated
 * @param sort a {@link DueSort}, with a minus in front for falling
 * @param page where the page begins or ends
 */
record DueParameters(
        @Nullable String q,
        @Nullable String days,
        @Nullable String risk,
        @Nullable String sort,
        @Nullable String size,
        @Nullable String page) {

    /** What can stand for risk. */
    static final List<String> RISKS = Stream.concat(DueContracts.RISK_LEVELS.stream(), Stream.of(DueContracts.UNRATED))
            .toList();

    static final Paging.Order<DueSort> ORDER = new Paging.Order<>() {
        @Override
        public String code(DueSort sort) {
            return sort.code();
        }

        @Override
        public boolean descendingByNature(DueSort sort) {
            return sort.descendingByNature();
        }
    };

    /** @throws Refused for a reach no link of the page says */
    DueReach reach() {
        if (days == null || days.isBlank()) {
            return DueReach.USUAL;
        }
        return DueReach.of(days)
                .orElseThrow(() -> new Refused(
                        "lists.refused.value",
                        "days",
                        days,
                        Paging.words(
                                Stream.concat(DueReach.windows().stream(), DueReach.reaches().stream())
                                        .toList(),
                                DueReach::code)));
    }

    /** @throws Refused for a level there is none of */
    @Nullable
    String level() {
        if (risk == null || risk.isBlank()) {
            return null;
        }
        if (!RISKS.contains(risk)) {
            throw new Refused("lists.refused.value", "risk", risk, String.join(", ", RISKS));
        }
        return risk;
    }

    /** @throws Refused for what no link of the page says */
    Paging<DueSort> paging() {
        return Paging.read(sort, size, page, DueSort.ACT_BY, ORDER);
    }

    DueContractListQuery.Request request(Standpoint standpoint, Paging<DueSort> paging) {
        return reach().request(standpoint.subject(), standpoint.month(), level())
                .found(Objects.requireNonNullElse(q, ""), paging.sort(), paging.descending());
    }
}
