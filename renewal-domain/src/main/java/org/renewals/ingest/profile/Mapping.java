package org.renewals.ingest.profile;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.target.TargetFile;

/**
 * How rows of a source, or rows written in the profile itself, become rows of a target.
 *
 * @param place path of the mapping in the profile
 * @param source where the rows come from; null for {@code rows}
 * @param rows rows of the profile itself; empty for a source
 * @param keepIf rows are left out where it is empty; null to keep all
 * @param dropIf rows are left out where it is not empty; null to drop none
 * @param distinct whether rows with a key that was there before are the same row said again
 * @param terms makes several rows of one; null for one row each
 * @param columns expressions by column of the target, in the order they are computed
 */
record Mapping(
        String place,
        TargetFile target,
        @Nullable Source source,
        List<Map<String, Expression>> rows,
        @Nullable Expression keepIf,
        @Nullable Expression dropIf,
        boolean distinct,
        @Nullable TermChain terms,
        Map<String, Expression> columns) {

    /** Every expression of it that is evaluated over rows of the source. */
    List<Expression> expressions() {
        Stream<@Nullable Expression> filters = Stream.of(keepIf, dropIf);
        Stream<Expression> chain =
                terms == null ? Stream.of() : Stream.of(terms.starts(), terms.months(), terms.horizon(), terms.ended());
        return Stream.of(filters, chain, columns.values().stream())
                .flatMap(all -> all)
                .filter(expression -> expression != null)
                .toList();
    }

    /** Columns of the source it reads. */
    List<String> sourceColumns() {
        return expressions().stream()
                .flatMap(expression -> expression.names().stream())
                .filter(ImportProfile::isSourceColumn)
                .distinct()
                .toList();
    }

    List<String> lookups() {
        return expressions().stream()
                .flatMap(expression -> expression.lookups().stream())
                .distinct()
                .toList();
    }
}
