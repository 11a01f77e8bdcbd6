package org.renewals.scoring.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.likelihood.Feature;

/**
 * Takes a column of text for what it most likely is. The label is not looked at, so nothing read here can tell it.
 */
final class ColumnReader {

    /** Share of the values that have to be numbers, or dates, for the rest to count as missing. */
    private static final double MOSTLY = 0.95;

    private static final int FEW_EXCEPTIONS = 3;
    private static final double NEARLY_ALL_DISTINCT = 0.95;
    private static final double SOME_DISTINCT = 0.2;
    private static final int ENOUGH_ROWS = 20;
    private static final int MANY_LEVELS = 50;
    private static final int RARE = 5;
    private static final String OTHER = "…";
    private static final Pattern NAMED_AS_IDENTIFIER = Pattern.compile(
            "(?i).*(^|[^a-z])(id|ids|uuid|guid|code|key|no|nr|number|phone|msisdn)$|.*[a-z](ID|Id)$|.*(编号|号码|编码)$");

    private final String name;
    private final List<@Nullable String> cells;

    private ColumnReader(String name, List<@Nullable String> cells) {
        this.name = name;
        this.cells = cells;
    }

    /** A column as features, none if it is not used. */
    static final class Read {

        private final InferredColumn column;
        private final List<Feature> features;
        private final List<float[]> values;

        private Read(InferredColumn column, List<Feature> features, List<float[]> values) {
            this.column = column;
            this.features = features;
            this.values = values;
        }

        InferredColumn column() {
            return column;
        }

        List<Feature> features() {
            return features;
        }

        /** By feature the cells of all rows. */
        List<float[]> values() {
            return values;
        }
    }

    static Read read(String name, List<@Nullable String> cells) {
        return new ColumnReader(name, cells).read();
    }

    private Read read() {
        List<String> known = cells.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        Set<String> distinct = new HashSet<>(known);
        if (distinct.isEmpty() || (distinct.size() == 1 && known.size() == cells.size())) {
            return unused(ColumnType.CONSTANT, distinct.size());
        }
        float[] numbers = numbers(known, distinct);
        if (numbers != null) {
            return isNumberOfRow(numbers, distinct.size())
                    ? unused(ColumnType.IDENTIFIER, distinct.size())
                    : used(ColumnType.NUMBER, distinct.size(), List.of(Feature.numeric(name)), List.of(numbers));
        }
        Read dates = dates(known, distinct.size());
        if (dates != null) {
            return dates;
        }
        boolean manyNames = known.size() >= ENOUGH_ROWS
                && (distinct.size() >= NEARLY_ALL_DISTINCT * known.size() || isNamedAndRepeated(distinct.size()));
        return manyNames ? unused(ColumnType.IDENTIFIER, distinct.size()) : category(known);
    }

    private float @Nullable [] numbers(List<String> known, Set<String> distinct) {
        for (CellReader.NumberForm form : CellReader.NumberForm.values()) {
            long read = known.stream()
                    .filter(cell -> !Double.isNaN(form.read(cell)))
                    .count();
            long exceptions = distinct.stream()
                    .filter(cell -> Double.isNaN(form.read(cell)))
                    .count();
            if (read > 0 && read >= MOSTLY * known.size() && exceptions <= FEW_EXCEPTIONS) {
                float[] numbers = new float[cells.size()];
                for (int i = 0; i < numbers.length; i++) {
                    String cell = cells.get(i);
                    numbers[i] = cell == null ? Float.NaN : (float) form.read(cell);
                }
                return numbers;
            }
        }
        return null;
    }

    /** Whole numbers, each once, that count the rows or are named as what they are; or several rows of one customer's. */
    private boolean isNumberOfRow(float[] numbers, int distinct) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        boolean rising = true;
        for (int i = 0; i < numbers.length; i++) {
            if (Float.isNaN(numbers[i]) || numbers[i] != Math.rint(numbers[i])) {
                return false;
            }
            rising &= i == 0 || numbers[i] > numbers[i - 1];
            low = Math.min(low, numbers[i]);
            high = Math.max(high, numbers[i]);
        }
        if (numbers.length < ENOUGH_ROWS) {
            return false;
        }
        boolean allDistinct = distinct == numbers.length;
        boolean counts = rising || high - low < numbers.length * 1.01;
        return allDistinct ? counts || isNamed() : isNamed() && isNamedAndRepeated(distinct);
    }

    private boolean isNamed() {
        return NAMED_AS_IDENTIFIER.matcher(name.strip()).matches();
    }

    private boolean isNamedAndRepeated(int distinct) {
        return isNamed() && distinct >= SOME_DISTINCT * cells.size();
    }

    private @Nullable Read dates(List<String> known, int distinct) {
        for (CellReader.DateForm form : CellReader.dateForms()) {
            long read = known.stream().filter(cell -> form.read(cell) != null).count();
            if (read < MOSTLY * known.size()) {
                continue;
            }
            float[] days = new float[cells.size()];
            float[] months = new float[cells.size()];
            for (int i = 0; i < days.length; i++) {
                String cell = cells.get(i);
                LocalDate date = cell == null ? null : form.read(cell);
                days[i] = date == null ? Float.NaN : date.toEpochDay();
                months[i] = date == null ? Float.NaN : date.getMonthValue();
            }
            return used(
                    ColumnType.DATE,
                    distinct,
                    List.of(Feature.numeric(name), Feature.numeric(name + " (month)")),
                    List.of(days, months));
        }
        return null;
    }

    /** Levels by how often they occur; the rare ones of many are put together, whatever became of their rows. */
    private Read category(List<String> known) {
        Map<String, Long> counts =
                known.stream().collect(Collectors.groupingBy(cell -> cell, TreeMap::new, Collectors.counting()));
        boolean many = counts.size() > MANY_LEVELS;
        List<String> levels = counts.entrySet().stream()
                .filter(level -> !many || level.getValue() >= RARE)
                .sorted(Comparator.comparing((Map.Entry<String, Long> level) -> -level.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(ArrayList::new));
        boolean anyRare = levels.size() < counts.size();
        if (anyRare) {
            levels.add(OTHER);
        }
        Map<String, Integer> index = new HashMap<>();
        for (String level : levels) {
            index.put(level, index.size());
        }
        float[] values = new float[cells.size()];
        for (int i = 0; i < values.length; i++) {
            String cell = cells.get(i);
            values[i] = cell == null ? Float.NaN : index.getOrDefault(cell, levels.size() - 1);
        }
        return used(ColumnType.CATEGORY, levels.size(), List.of(Feature.categorical(name, levels)), List.of(values));
    }

    private Read used(ColumnType type, int distinct, List<Feature> features, List<float[]> values) {
        int missing = 0;
        for (float value : values.get(0)) {
            missing += Float.isNaN(value) ? 1 : 0;
        }
        return new Read(new InferredColumn(name, type, missing, distinct), features, values);
    }

    private Read unused(ColumnType type, int distinct) {
        int missing = (int) cells.stream().filter(Objects::isNull).count();
        return new Read(new InferredColumn(name, type, missing, distinct), List.of(), List.of());
    }

    /** By row a number that equal cells share; a missing cell is like no other. */
    static long[] sameValue(List<@Nullable String> cells) {
        Map<String, Integer> first = new HashMap<>();
        long[] same = new long[cells.size()];
        Arrays.setAll(same, i -> i);
        for (int i = 0; i < same.length; i++) {
            String cell = cells.get(i);
            if (cell != null) {
                Integer before = first.putIfAbsent(cell, i);
                same[i] = before == null ? i : before;
            }
        }
        return same;
    }
}
