package org.renewals.scoring.evaluation;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.renewals.ingest.file.TableOptions;
import org.renewals.scoring.likelihood.Feature;
import org.renewals.scoring.likelihood.training.TrainingRows;
import org.renewals.shared.Refused;

/** Somebody's table as rows to learn from, and how it was understood. */
public final class EvaluationTable {

    private static final int SHOWN_VALUES = 10;

    /** Where more rows than this are like another, the columns are too few or too coarse to tell a copy by. */
    private static final double MOST_COPIES = 0.5;

    private final TrainingRows rows;
    private final List<InferredColumn> columns;
    private final List<Integer> columnOfFeature;
    private final int duplicates;
    private final int unlabelled;
    private final int damaged;

    private EvaluationTable(
            TrainingRows rows,
            List<InferredColumn> columns,
            List<Integer> columnOfFeature,
            int duplicates,
            int unlabelled,
            int damaged) {
        this.rows = rows;
        this.columns = columns;
        this.columnOfFeature = columnOfFeature;
        this.duplicates = duplicates;
        this.unlabelled = unlabelled;
        this.damaged = damaged;
    }

    /**
     * Reads a CSV or XLSX file.
     *
     * @param label column that says what happened
     * @param positive its value that the model is to foretell; any other value means that it did not happen, none leaves the
     *     row out
     * @param dropped columns not to use
     * @throws Refused if the file cannot be read, a column or the value is not in it, or no column can be used
     */
    public static EvaluationTable read(
            Path path, TableOptions options, String label, String positive, List<String> dropped) {
        RawTable all = RawTable.read(path, options);
        int labelColumn = all.column(label);
        Set<Integer> without = new HashSet<>();
        dropped.forEach(name -> without.add(all.column(name)));
        if (without.contains(labelColumn)) {
            throw new Refused("evaluate.refused.label-dropped", label);
        }
        List<Integer> labelled = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!CellReader.isMissing(all.cell(i, labelColumn))) {
                labelled.add(i);
            }
        }
        RawTable table = all.only(labelled);
        return of(table, labelColumn, labels(table, labelColumn, positive), without, all.size() - labelled.size());
    }

    private static boolean[] labels(RawTable table, int column, String positive) {
        boolean[] labels = new boolean[table.size()];
        Set<String> values = new TreeSet<>();
        boolean any = false;
        for (int i = 0; i < labels.length; i++) {
            labels[i] = isSame(table.cell(i, column), positive.strip());
            any |= labels[i];
            values.add(table.cell(i, column));
        }
        if (!any) {
            throw new Refused(
                    "evaluate.refused.value",
                    positive,
                    table.header().get(column),
                    values.stream().limit(SHOWN_VALUES).collect(Collectors.joining(", "))
                            + (values.size() > SHOWN_VALUES ? ", …" : ""));
        }
        return labels;
    }

    /** The same text, or the same number written differently. */
    private static boolean isSame(String cell, String positive) {
        return cell.equals(positive)
                || CellReader.NumberForm.POINT.read(cell) == CellReader.NumberForm.POINT.read(positive);
    }

    private static EvaluationTable of(
            RawTable table, int labelColumn, boolean[] labels, Set<Integer> without, int unlabelled) {
        List<InferredColumn> columns = new ArrayList<>();
        List<Feature> features = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        List<Integer> columnOfFeature = new ArrayList<>();
        Groups groups = new Groups(table.size());
        for (int c = 0; c < table.header().size(); c++) {
            String name = table.header().get(c);
            if (c == labelColumn || without.contains(c)) {
                columns.add(new InferredColumn(name, c == labelColumn ? ColumnType.LABEL : ColumnType.DROPPED, 0, 0));
                continue;
            }
            ColumnReader.Read read = ColumnReader.read(name.isEmpty() ? "#" + (c + 1) : name, table.cells(c));
            columns.add(read.column());
            for (int f = 0; f < read.features().size(); f++) {
                features.add(read.features().get(f));
                values.add(read.values().get(f));
                columnOfFeature.add(c);
            }
            if (read.column().type() == ColumnType.IDENTIFIER) {
                groups.join(ColumnReader.sameValue(table.cells(c)));
            }
        }
        if (features.isEmpty()) {
            throw new Refused("evaluate.refused.no-columns");
        }
        float[][] rows = new float[table.size()][features.size()];
        for (int f = 0; f < features.size(); f++) {
            for (int i = 0; i < rows.length; i++) {
                rows[i][f] = values.get(f)[i];
            }
        }
        long[] same = equalRows(rows);
        int duplicates = 0;
        for (int i = 0; i < same.length; i++) {
            duplicates += same[i] == i ? 0 : 1;
        }
        boolean copies = duplicates <= MOST_COPIES * rows.length && groups.areSingle();
        if (copies) {
            groups.join(same);
        }
        return new EvaluationTable(
                TrainingRows.of(features, rows, labels, groups.ofRows()),
                columns,
                columnOfFeature,
                copies ? duplicates : 0,
                unlabelled,
                table.damaged());
    }

    private static long[] equalRows(float[][] rows) {
        Map<FloatBuffer, Integer> first = new HashMap<>();
        long[] same = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            Integer before = first.putIfAbsent(FloatBuffer.wrap(rows[i]), i);
            same[i] = before == null ? i : before;
        }
        return same;
    }

    public TrainingRows rows() {
        return rows;
    }

    /** All columns of the file in its order. */
    public List<InferredColumn> columns() {
        return List.copyOf(columns);
    }

    InferredColumn columnOf(int feature) {
        return columns.get(columnOfFeature.get(feature));
    }

    /** Rows taken for copies of an earlier one, as they are like it in everything used; never separated from it. */
    public int duplicates() {
        return duplicates;
    }

    /** Rows left out because it is not known what happened. */
    public int unlabelled() {
        return unlabelled;
    }

    /** Rows left out because they have too many or too few cells. */
    public int damaged() {
        return damaged;
    }

    /** Rows that belong together for one reason or another belong together for all. */
    private static final class Groups {

        private final int[] parent;

        Groups(int size) {
            parent = new int[size];
            for (int i = 0; i < size; i++) {
                parent[i] = i;
            }
        }

        void join(long[] with) {
            for (int i = 0; i < with.length; i++) {
                int one = root(i);
                int other = root((int) with[i]);
                parent[Math.max(one, other)] = Math.min(one, other);
            }
        }

        boolean areSingle() {
            for (int i = 0; i < parent.length; i++) {
                if (parent[i] != i) {
                    return false;
                }
            }
            return true;
        }

        private int root(int row) {
            int at = row;
            while (parent[at] != at) {
                parent[at] = parent[parent[at]];
                at = parent[at];
            }
            return at;
        }

        long[] ofRows() {
            long[] groups = new long[parent.length];
            for (int i = 0; i < groups.length; i++) {
                groups[i] = root(i);
            }
            return groups;
        }
    }
}
