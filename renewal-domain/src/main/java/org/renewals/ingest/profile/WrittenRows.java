package org.renewals.ingest.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Rejection;
import org.renewals.ingest.target.TargetFile;
import org.renewals.ingest.target.TargetRows;

/** Rows that stand in the profile itself, such as the province somebody else's export takes for granted. */
final class WrittenRows implements TargetRows {

    private final TargetFile target;
    private final List<Map<String, Expression>> rows;
    private final Values values;
    private final String[] raw;
    private int next;

    WrittenRows(Mapping mapping, Map<String, String> constants) {
        this.target = mapping.target();
        this.rows = mapping.rows();
        this.values = RowValues.over(List.of(), constants, Map.of());
        this.raw = new String[target.columns().size()];
    }

    @Override
    public TargetFile target() {
        return target;
    }

    @Override
    public boolean[] present() {
        boolean[] present = new boolean[raw.length];
        rows.forEach(row -> row.keySet().forEach(column -> present[target.indexOf(column)] = true));
        return present;
    }

    @Override
    public String[] headers() {
        String[] none = new String[raw.length];
        Arrays.fill(none, "");
        return none;
    }

    @Override
    public List<String> unknownColumns() {
        return List.of();
    }

    @Override
    public boolean next() {
        if (next == rows.size()) {
            return false;
        }
        Arrays.fill(raw, "");
        rows.get(next).forEach((column, expression) -> raw[target.indexOf(column)] = expression.evaluate(values));
        next++;
        return true;
    }

    @Override
    public long line() {
        return next;
    }

    @Override
    public String[] raw() {
        return raw;
    }

    @Override
    public @Nullable Rejection rejection() {
        return null;
    }

    @Override
    public long read() {
        return next;
    }

    @Override
    public long filtered() {
        return 0;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
