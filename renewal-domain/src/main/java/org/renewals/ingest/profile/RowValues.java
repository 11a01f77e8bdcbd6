package org.renewals.ingest.profile;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.file.TableRow;
import org.renewals.ingest.target.Headers;

/** The values of one row after the other of a source. */
final class RowValues implements Values {

    private final Map<String, Integer> columns;
    private final Map<String, String> constants;
    private final Map<String, Map<String, String>> lookups;
    private final Map<String, String> computed = new HashMap<>();
    private @Nullable TableRow row;
    private TermChain.@Nullable Term term;

    private RowValues(
            Map<String, Integer> columns, Map<String, String> constants, Map<String, Map<String, String>> lookups) {
        this.columns = columns;
        this.constants = constants;
        this.lookups = lookups;
    }

    static RowValues over(
            List<String> header, Map<String, String> constants, Map<String, Map<String, String>> lookups) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < Headers.dataWidth(header); i++) {
            columns.putIfAbsent(header.get(i), i);
        }
        return new RowValues(columns, constants, lookups);
    }

    /** @throws ImportRefused if an expression names a column the source does not have */
    void require(List<Expression> expressions, Path file) {
        for (Expression expression : expressions) {
            for (String name : expression.names()) {
                if (ImportProfile.isSourceColumn(name) && !columns.containsKey(name)) {
                    throw new ImportRefused(
                            "import.refused.profile.column",
                            String.valueOf(file.getFileName()),
                            name,
                            String.join(", ", columns.keySet().stream().sorted().toList()));
                }
            }
        }
    }

    void set(TableRow next) {
        row = next;
        term = null;
        computed.clear();
    }

    void setTerm(TermChain.Term next) {
        term = next;
        computed.clear();
    }

    /** Makes a column of the target available to the columns after it. */
    void computed(String column, String value) {
        computed.put("@" + column, value);
    }

    @Override
    public String get(String name) {
        Integer column = columns.get(name);
        if (column != null && row != null) {
            return row.cell(column);
        }
        if (name.startsWith("$")) {
            return constants.getOrDefault(name.substring(1), "");
        }
        if (term != null && name.startsWith("term.")) {
            return term.get(name);
        }
        return computed.getOrDefault(name, "");
    }

    /** Index of a column of the source, null if it has none of that name. */
    @Nullable
    Integer index(String name) {
        return columns.get(name);
    }

    @Override
    public Map<String, Map<String, String>> lookups() {
        return lookups;
    }
}
