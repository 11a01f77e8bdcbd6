package org.renewals.analysis.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.RollUps;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;

/**
 * Customers divided by two dimensions at once. Figures over members are withheld where a cell has fewer than five of them,
 * and, so that nobody computes it from its row or column, in one more cell of that row and column.
 */
public final class Pivot {

    private final Dimension rows;
    private final Dimension columns;
    private final List<Heading> rowHeadings;
    private final List<Heading> columnHeadings;
    private final Map<Place, Cell> cells;
    private final Set<Place> withheld;

    /**
     * A row or column.
     *
     * @param key of the cells: an id, a tier or a word of the data; empty for customers of which it is not known
     * @param name null where the key is the name, or nothing is known
     */
    public record Heading(String key, @Nullable String name) {}

    /** Sums over the customers of a cell; null where nothing was delivered. */
    public record Cell(
            long customers,
            @Nullable Long members,
            @Nullable Long effectiveMembers,
            @Nullable BigDecimal totalIncome,
            @Nullable BigDecimal groupPaid,
            @Nullable BigDecimal personalBills,
            @Nullable BigDecimal informatization) {

        static final Cell NONE = new Cell(0, null, null, null, null, null, null);

        Cell plus(Cell other) {
            return new Cell(
                    customers + other.customers,
                    sum(members, other.members, Long::sum),
                    sum(effectiveMembers, other.effectiveMembers, Long::sum),
                    sum(totalIncome, other.totalIncome, BigDecimal::add),
                    sum(groupPaid, other.groupPaid, BigDecimal::add),
                    sum(personalBills, other.personalBills, BigDecimal::add),
                    sum(informatization, other.informatization, BigDecimal::add));
        }

        private static <T> @Nullable T sum(
                @Nullable T one, @Nullable T other, java.util.function.BinaryOperator<T> plus) {
            if (one == null) {
                return other;
            }
            return other == null ? one : plus.apply(one, other);
        }

        boolean isSmall() {
            return members != null && members > 0 && members < RollUps.FEWEST_MEMBERS;
        }

        Value value(Metric metric) {
            return switch (metric) {
                case CUSTOMERS -> Value.of(metric, customers);
                case MEMBERS -> Value.of(metric, members);
                case EFFECTIVE_MEMBERS -> Value.of(metric, effectiveMembers);
                case EFFECTIVE_MEMBER_SHARE ->
                    Value.share(
                            metric,
                            effectiveMembers == null ? null : BigDecimal.valueOf(effectiveMembers),
                            members == null ? null : BigDecimal.valueOf(members));
                case TOTAL_INCOME -> Value.of(metric, totalIncome);
                case GROUP_PAID -> Value.of(metric, groupPaid);
                case PERSONAL_BILLS -> Value.of(metric, personalBills);
                case INFORMATIZATION -> Value.of(metric, informatization);
                default -> throw new IllegalArgumentException(metric.key() + " is no figure of a pivot");
            };
        }
    }

    /** The keys of a row and a column. */
    record Place(String row, String column) {}

    Pivot(
            Dimension rows,
            Dimension columns,
            List<Heading> rowHeadings,
            List<Heading> columnHeadings,
            Map<Place, Cell> cells) {
        this.rows = rows;
        this.columns = columns;
        this.rowHeadings = List.copyOf(rowHeadings);
        this.columnHeadings = List.copyOf(columnHeadings);
        this.cells = Map.copyOf(cells);
        this.withheld = withheld();
    }

    /** What a pivot can show of its cells. */
    public static final List<Metric> METRICS = List.of(
            Metric.CUSTOMERS,
            Metric.TOTAL_INCOME,
            Metric.GROUP_PAID,
            Metric.PERSONAL_BILLS,
            Metric.INFORMATIZATION,
            Metric.MEMBERS,
            Metric.EFFECTIVE_MEMBER_SHARE);

    public Dimension rows() {
        return rows;
    }

    public Dimension columns() {
        return columns;
    }

    public List<Heading> rowHeadings() {
        return rowHeadings;
    }

    public List<Heading> columnHeadings() {
        return columnHeadings;
    }

    /** Zero customers where nobody is in the cell. */
    public Value value(Metric metric, Heading row, Heading column) {
        Place place = new Place(row.key(), column.key());
        return metric.overMembers() && withheld.contains(place)
                ? Value.suppressed(metric)
                : cells.getOrDefault(place, Cell.NONE).value(metric);
    }

    /** Of a row, over all columns. */
    public Value rowTotal(Metric metric, Heading row) {
        return total(metric, place -> place.row().equals(row.key()));
    }

    public Value columnTotal(Metric metric, Heading column) {
        return total(metric, place -> place.column().equals(column.key()));
    }

    public Value total(Metric metric) {
        return total(metric, place -> true);
    }

    private Value total(Metric metric, Function<Place, Boolean> of) {
        Cell sum = cells.entrySet().stream()
                .filter(cell -> of.apply(cell.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Cell.NONE, Cell::plus);
        return metric.overMembers() && sum.isSmall() ? Value.suppressed(metric) : sum.value(metric);
    }

    /** Small cells, and others until no row or column has a single one. */
    private Set<Place> withheld() {
        Set<Place> hidden = new HashSet<>();
        cells.forEach((place, cell) -> {
            if (cell.isSmall()) {
                hidden.add(place);
            }
        });
        boolean changed = !hidden.isEmpty();
        while (changed) {
            boolean byRow = hideBesideALoneOne(hidden, rowHeadings, Place::row);
            boolean byColumn = hideBesideALoneOne(hidden, columnHeadings, Place::column);
            changed = byRow || byColumn;
        }
        return hidden;
    }

    private boolean hideBesideALoneOne(Set<Place> hidden, List<Heading> lines, Function<Place, String> line) {
        Map<String, List<Place>> byLine = new HashMap<>();
        cells.keySet()
                .forEach(place -> byLine.computeIfAbsent(line.apply(place), any -> new ArrayList<>())
                        .add(place));
        boolean changed = false;
        for (Heading heading : lines) {
            List<Place> places = byLine.getOrDefault(heading.key(), List.of());
            if (places.stream().filter(hidden::contains).count() == 1) {
                Optional<Place> smallest = places.stream()
                        .filter(place -> !hidden.contains(place) && members(place) > 0)
                        .min(Comparator.comparingLong(this::members)
                                .thenComparing(Place::row)
                                .thenComparing(Place::column));
                changed |= smallest.map(hidden::add).orElse(false);
            }
        }
        return changed;
    }

    private long members(Place place) {
        Long members = cells.getOrDefault(place, Cell.NONE).members();
        return members == null ? 0 : members;
    }

    /** The keys that occur on one side, in the order met. */
    static List<String> keys(Map<Place, Cell> cells, Function<Place, String> side) {
        Set<String> keys = new LinkedHashSet<>();
        cells.keySet().forEach(place -> keys.add(side.apply(place)));
        return List.copyOf(keys);
    }
}
