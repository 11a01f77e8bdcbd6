package org.renewals.web.list;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.renewals.access.AccessScope;
import org.renewals.view.SavedView;
import org.renewals.view.SavedViews;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Standpoint;
import org.springframework.stereotype.Component;

/** Puts together what stands between the filter of a list and its rows. */
@Component
class ListToolbox {

    private final SavedViews views;

    ListToolbox(SavedViews views) {
        this.views = views;
    }

    /**
     * Where the reader's own beginning of the list is; empty where he has none, and where the address asks for something by
     * itself.
     */
    Optional<String> beginning(AccessScope scope, ListKind kind, Map<String, String[]> asked) {
        return asked.isEmpty()
                ? views.standard(scope, kind.code())
                        .filter(view -> !view.query().isEmpty())
                        .map(view -> kind.path() + "?" + view.query())
                : Optional.empty();
    }

    /**
     * @param all columns the reader may see, the name first
     * @param asked parameters of the address
     * @param summary what the list is narrowed to
     */
    <R> ListTools of(
            AccessScope scope,
            ListKind kind,
            Standpoint standpoint,
            List<Column<R>> all,
            ColumnChoice choice,
            Map<String, String[]> asked,
            String summary,
            Words words) {
        String present = kind.query(asked);
        List<SavedView> saved = views.of(scope, kind.code());
        String bare = standpoint.withoutSubject(kind.path()).toString();
        Set<String> shown = new HashSet<>();
        choice.of(all).forEach(column -> shown.add(column.key()));
        return new ListTools(
                kind.code(),
                kind.path(),
                saved.stream()
                        .map(view -> new Piece(
                                view.name(),
                                view.query().equals(present) ? "current" : null,
                                view.query().isEmpty() ? bare : bare + "&" + view.query()))
                        .toList(),
                saved.stream()
                        .filter(view -> view.query().equals(present))
                        .map(SavedView::name)
                        .findFirst()
                        .orElse(""),
                kept(asked),
                all.stream()
                        .skip(1)
                        .map(column ->
                                new Option(column.key(), column.head().apply(words), shown.contains(column.key())))
                        .toList(),
                shown.size() - 1,
                views.isCompact(scope),
                summary);
    }

    private static List<Map.Entry<String, String>> kept(Map<String, String[]> asked) {
        List<Map.Entry<String, String>> kept = new ArrayList<>();
        asked.forEach((name, values) -> {
            if (!name.equals("columns") && !name.equals("page")) {
                for (String value : values) {
                    if (!value.isEmpty()) {
                        kept.add(Map.entry(name, value));
                    }
                }
            }
        });
        return kept;
    }
}
