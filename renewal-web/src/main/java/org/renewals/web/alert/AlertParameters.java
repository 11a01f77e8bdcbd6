package org.renewals.web.alert;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.alarm.AlertState;
import org.renewals.alarm.AnomalyKind;
import org.renewals.analysis.alert.AlertFilter;
import org.renewals.analysis.alert.AlertListQuery;
import org.renewals.analysis.alert.AlertSort;
import org.renewals.shared.Refused;
import org.renewals.web.list.Paging;
import org.renewals.web.view.Link;

/**
 * What an address of the list of alerts says, as typed.
 *
 * @param q part of a customer's name or code
 * @param kind an {@link AnomalyKind}; empty for both
 * @param state an {@link AlertState}, {@value #LIVE} or {@value #ALL}; empty for the first of these
 * @param sort an {@link AlertSort}, with a minus in front for falling
 * @param page where the page begins or ends
 */
record AlertParameters(
        @Nullable String q,
        @Nullable String kind,
        @Nullable String state,
        @Nullable String sort,
        @Nullable String size,
        @Nullable String page) {

    /** Whatever is not closed. */
    static final String LIVE = "live";

    static final String ALL = "all";

    static final Paging.Order<AlertSort> ORDER = new Paging.Order<>() {
        @Override
        public String code(AlertSort sort) {
            return sort.code();
        }

        @Override
        public boolean descendingByNature(AlertSort sort) {
            return sort.descendingByNature();
        }
    };

    /** @throws Refused for words the filter does not know */
    AlertFilter filter() {
        return new AlertFilter(anomalyKind(), states(), Objects.requireNonNullElse(q, ""));
    }

    /** @throws Refused for what no link of the page says */
    Paging<AlertSort> paging() {
        return Paging.read(sort, size, page, AlertSort.OPENED, ORDER);
    }

    AlertListQuery.Request request() {
        Paging<AlertSort> paging = paging();
        return new AlertListQuery.Request(filter(), paging.sort(), paging.descending());
    }

    /** The word the state is chosen by. */
    String stateWord() {
        return state == null || state.isBlank() ? LIVE : state;
    }

    /** Whether anything else is asked for than what there is to do. */
    boolean isNarrowed() {
        AlertFilter filter = filter();
        return filter.kind() != null
                || !filter.search().isEmpty()
                || !stateWord().equals(LIVE);
    }

    /** An address with this filter, without order and page. */
    Link filtered(String path) {
        AlertFilter filter = filter();
        return Link.to(path)
                .with("q", filter.search())
                .with("kind", filter.kind() == null ? null : filter.kind().code())
                .with("state", stateWord().equals(LIVE) ? null : stateWord());
    }

    /** Every word the state can be chosen by. */
    static List<String> stateWords() {
        return Stream.concat(
                        Stream.of(LIVE),
                        Stream.concat(Arrays.stream(AlertState.values()).map(AlertState::code), Stream.of(ALL)))
                .toList();
    }

    private @Nullable AnomalyKind anomalyKind() {
        if (kind == null || kind.isBlank()) {
            return null;
        }
        return Arrays.stream(AnomalyKind.values())
                .filter(each -> each.code().equals(kind))
                .findFirst()
                .orElseThrow(() -> refused(
                        "kind",
                        kind,
                        Arrays.stream(AnomalyKind.values())
                                .map(AnomalyKind::code)
                                .toList()));
    }

    private Set<AlertState> states() {
        String word = stateWord();
        Set<AlertState> states = Arrays.stream(AlertState.values())
                .filter(each -> switch (word) {
                    case LIVE -> !each.isClosed();
                    case ALL -> true;
                    default -> each.code().equals(word);
                })
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AlertState.class)));
        if (states.isEmpty()) {
            throw refused("state", word, stateWords());
        }
        return states;
    }

    private static Refused refused(String name, String text, List<String> accepted) {
        return new Refused("lists.refused.value", name, text, String.join(", ", accepted));
    }
}
