package org.renewals.ingest.profile;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.file.Rejection;
import org.renewals.ingest.file.TableFiles;
import org.renewals.ingest.file.TableOptions;
import org.renewals.ingest.file.TableRow;
import org.renewals.ingest.file.TableSource;
import org.renewals.ingest.target.Headers;
import org.renewals.ingest.target.TargetFile;
import org.renewals.ingest.target.TargetRows;

/** The rows of a source as a mapping shapes them. */
final class MappedRows implements TargetRows {

    private final Mapping mapping;
    private final TargetFile target;
    private final TableSource source;
    private final RowValues values;
    private final List<String> unknown;
    private final @Nullable Expression[] expressions;
    private final int[] order;
    private final String[] headers;
    private final int[] keyIndexes;
    private final int[] usedColumns;
    private final Set<List<String>> seen = new HashSet<>();
    private final Deque<TermChain.Term> waitingTerms = new ArrayDeque<>();
    private final String[] raw;
    private @Nullable Rejection rejection;
    private long line;
    private long read;
    private long filtered;

    private MappedRows(Mapping mapping, TableSource source, RowValues values, List<String> unknown) {
        this.mapping = mapping;
        this.target = mapping.target();
        this.source = source;
        this.values = values;
        this.unknown = unknown;
        int width = target.columns().size();
        this.raw = new String[width];
        this.expressions = new Expression[width];
        this.headers = new String[width];
        Arrays.fill(headers, "");
        this.order =
                mapping.columns().keySet().stream().mapToInt(target::indexOf).toArray();
        mapping.columns().forEach((column, expression) -> {
            int index = target.indexOf(column);
            expressions[index] = expression;
            headers[index] = inputColumn(expression, column);
        });
        this.keyIndexes = target.key().stream().mapToInt(target::indexOf).toArray();
        this.usedColumns = mapping.sourceColumns().stream()
                .map(values::index)
                .filter(index -> index != null)
                .mapToInt(index -> index)
                .toArray();
    }

    static MappedRows open(
            Mapping mapping,
            Path table,
            TableOptions options,
            Map<String, String> constants,
            Map<String, Map<String, String>> lookups,
            Set<String> usedColumns) {
        TableSource source = TableFiles.open(table, options);
        try {
            RowValues values = RowValues.over(source.header(), constants, lookups);
            values.require(mapping.expressions(), table);
            List<String> unknown = new ArrayList<>(source.header().subList(0, Headers.dataWidth(source.header())));
            unknown.removeAll(usedColumns);
            return new MappedRows(mapping, source, values, unknown);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** The column of the source a value comes from, as far as there is one. */
    private static String inputColumn(Expression expression, String column) {
        return expression.names().stream()
                .filter(ImportProfile::isSourceColumn)
                .findFirst()
                .orElse(column);
    }

    @Override
    public TargetFile target() {
        return target;
    }

    @Override
    public boolean[] present() {
        boolean[] present = new boolean[expressions.length];
        for (int index : order) {
            present[index] = true;
        }
        return present;
    }

    @Override
    public String[] headers() {
        return headers.clone();
    }

    @Override
    public List<String> unknownColumns() {
        return unknown;
    }

    @Override
    public boolean next() {
        while (true) {
            TermChain.Term term = waitingTerms.poll();
            if (term != null) {
                values.setTerm(term);
                fill();
                return true;
            }
            TableRow row = source.next();
            if (row == null) {
                return false;
            }
            read++;
            line = row.line();
            rejection = row.damage() != null ? row.damage() : unreadable(row);
            if (rejection != null || offers(row)) {
                return true;
            }
        }
    }

    private @Nullable Rejection unreadable(TableRow row) {
        for (int index : usedColumns) {
            Rejection cell = row.unreadable().get(index);
            if (cell != null) {
                return cell;
            }
        }
        return null;
    }

    /** Whether there is something to hand out at once: a row or a rejection. */
    private boolean offers(TableRow row) {
        values.set(row);
        Expression evaluated = null;
        try {
            evaluated = mapping.keepIf();
            boolean left = evaluated != null && evaluated.evaluate(values).isEmpty();
            evaluated = mapping.dropIf();
            if (left || (evaluated != null && !evaluated.evaluate(values).isEmpty())) {
                filtered++;
                return false;
            }
            TermChain chain = mapping.terms();
            if (chain != null) {
                evaluated = chain.starts();
                waitingTerms.addAll(chain.terms(values));
                return false;
            }
        } catch (UnusableValue e) {
            rejection = rejection(evaluated, e);
            return true;
        }
        fill();
        return rejection != null || !mapping.distinct() || isNew();
    }

    private void fill() {
        Arrays.fill(raw, "");
        for (int index : order) {
            Expression expression = expressions[index];
            try {
                raw[index] = expression == null ? "" : expression.evaluate(values);
            } catch (UnusableValue e) {
                rejection = rejection(expression, e);
                waitingTerms.clear();
                return;
            }
            values.computed(target.columns().get(index).name(), raw[index]);
        }
    }

    private Rejection rejection(@Nullable Expression expression, UnusableValue problem) {
        String column = expression == null ? "" : inputColumn(expression, "");
        return new Rejection(line, column, column.isEmpty() ? "" : values.get(column), problem.reason());
    }

    private boolean isNew() {
        List<String> key =
                Arrays.stream(keyIndexes).mapToObj(index -> raw[index]).toList();
        boolean added = seen.add(key);
        if (seen.size() > ImportProfile.MAX_ENTRIES) {
            throw new ImportRefused(
                    "import.refused.profile.too-many", mapping.place(), Integer.toString(ImportProfile.MAX_ENTRIES));
        }
        return added;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public String[] raw() {
        return raw;
    }

    @Override
    public @Nullable Rejection rejection() {
        return rejection;
    }

    @Override
    public long read() {
        return read;
    }

    @Override
    public long filtered() {
        return filtered;
    }

    @Override
    public void close() {
        source.close();
    }
}
