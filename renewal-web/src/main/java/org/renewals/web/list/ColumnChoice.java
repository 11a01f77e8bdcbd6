package org.renewals.web.list;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.shared.Refused;

/**
 * Which columns of a list an address asks for; the list keeps its own order, and the name is always there. Pages and files
 * show the same.
 *
 * @param columns words of columns; null for all there are
 */
record ColumnChoice(@Nullable List<String> columns) {

    /** Columns that are there or not as one goes from a city to a manager: asked for in vain they are no mistake. */
    static final Set<String> SOMETIMES =
            Set.of("income", "income-percent", "members", "effective", "previous-tier", "city", "county", "manager");

    /**
     * @param all the columns that the reader may see, the name first
     * @throws Refused for a word that no column has
     */
    <R> List<Column<R>> of(List<Column<R>> all) {
        Set<String> wanted = wanted();
        if (wanted.isEmpty()) {
            return all;
        }
        Set<String> known = all.stream().map(Column::key).collect(Collectors.toCollection(LinkedHashSet::new));
        for (String word : wanted) {
            if (!known.contains(word) && !SOMETIMES.contains(word)) {
                throw new Refused("lists.refused.value", "columns", word, String.join(", ", known));
            }
        }
        return all.stream()
                .filter(column -> column.equals(all.get(0)) || wanted.contains(column.key()))
                .toList();
    }

    /** What addresses say; null for all. */
    @Nullable
    String code() {
        Set<String> wanted = wanted();
        return wanted.isEmpty() ? null : String.join(",", wanted);
    }

    private Set<String> wanted() {
        return columns == null
                ? Set.of()
                : columns.stream()
                        .flatMap(word -> Stream.of(word.split(",")))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
