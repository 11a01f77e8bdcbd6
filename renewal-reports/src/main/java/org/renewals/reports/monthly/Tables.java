package org.renewals.reports.monthly;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.reports.content.Block;
import org.renewals.reports.content.Cell;
import org.renewals.reports.content.Column;
import org.renewals.reports.content.Row;

/** The recurring tables of the report. */
final class Tables {

    private final Wording wording;
    private final Figures figures;

    Tables(Wording wording) {
        this.wording = wording;
        this.figures = wording.figures();
    }

    /** Metrics of the month against the month before and the year before; those never delivered are left out. */
    Block.Table comparison(String caption, MonthOverview overview, List<Metric> metrics) {
        YearMonth month = overview.month();
        boolean yearKnown = overview.at(month.minusYears(1)).isPresent();
        List<Column> columns = new ArrayList<>(List.of(
                Column.text(wording.text("column.figure")),
                Column.text(wording.text("column.unit")),
                Column.figure(wording.month(month)),
                Column.figure(wording.month(month.minusMonths(1))),
                Column.figure(wording.text("column.change"))));
        if (yearKnown) {
            columns.add(Column.figure(wording.text("column.change_in_a_year")));
        }
        List<Row> rows = new ArrayList<>();
        for (Metric metric : metrics) {
            Value value = overview.value(metric);
            if (value.state() == Value.State.NOT_AVAILABLE) {
                continue;
            }
            Value before =
                    overview.previous().map(row -> row.value(metric)).orElseGet(() -> Value.notAvailable(metric));
            List<Cell> cells = new ArrayList<>(List.of(
                    Wording.head(figures.name(metric)),
                    Cell.of(figures.unit(metric), "muted"),
                    wording.cell(value),
                    wording.cell(before),
                    wording.cell(overview.change(metric))));
            if (yearKnown) {
                cells.add(wording.cell(overview.changeInAYear(metric)));
            }
            rows.add(new Row(metric == Metric.INFORMATIZATION ? Row.Kind.PART : Row.Kind.NORMAL, cells));
        }
        return new Block.Table(caption, columns, rows);
    }

    /** A column of a table of parts: what it is called and what it says of a part and of the whole. */
    record PartColumn(
            Column head, Function<Breakdown.Row, Cell> part, Function<MonthOverview, Cell> whole, Metric metric) {}

    PartColumn value(Metric metric) {
        return new PartColumn(
                wording.column(metric),
                row -> wording.cell(row.value(metric)),
                overview -> wording.cell(overview.value(metric)),
                metric);
    }

    PartColumn change(Metric metric) {
        return new PartColumn(
                Column.figure(wording.text("column.change")),
                row -> wording.cell(row.change(metric)),
                overview -> wording.cell(overview.change(metric)),
                metric);
    }

    /** Distance of the effective-member share from the whole's target. */
    PartColumn gapToTarget(MonthOverview overview) {
        return new PartColumn(
                Column.figure(wording.text("column.gap"), wording.text("points")),
                row -> gap(row.value(Metric.EFFECTIVE_MEMBER_SHARE).gapTo(overview.effectiveMemberTarget())),
                whole -> gap(whole.gapToTarget()),
                Metric.EFFECTIVE_MEMBER_SHARE);
    }

    private Cell gap(Change gap) {
        return Cell.of(figures.difference(gap), wording.style(gap));
    }

    /** A drawing beside the figures; the whole has none of its own. */
    static PartColumn drawing(String head, Function<Breakdown.Row, Cell> part, Metric metric) {
        return new PartColumn(Column.text(head), part, overview -> Cell.of(""), metric);
    }

    /** A value that is kept back says something only where the others are not simply missing. */
    private static boolean hasSomethingToSay(Breakdown parts, Metric metric) {
        return parts.rows().stream().anyMatch(row -> row.value(metric).isKnown())
                || parts.rows().stream().noneMatch(row -> row.value(metric).state() == Value.State.NOT_AVAILABLE);
    }

    /** One row a part and one for the whole; columns no part has a value for are left out. */
    Block.Table parts(String caption, MonthOverview overview, Breakdown parts, List<PartColumn> columns) {
        return parts(
                caption,
                overview,
                parts,
                Comparator.comparing(row -> row.subject().code()),
                columns);
    }

    Block.Table parts(
            String caption,
            MonthOverview overview,
            Breakdown parts,
            Comparator<Breakdown.Row> order,
            List<PartColumn> columns) {
        List<PartColumn> shown = columns.stream()
                .filter(column -> hasSomethingToSay(parts, column.metric()))
                .toList();
        List<Column> heads = new ArrayList<>();
        heads.add(Column.text(wording.part(parts.kind())));
        shown.forEach(column -> heads.add(column.head()));
        List<Row> rows = new ArrayList<>();
        for (Breakdown.Row part : parts.rows().stream().sorted(order).toList()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Wording.head(part.subject().name()));
            shown.forEach(column -> cells.add(column.part().apply(part)));
            rows.add(Row.of(cells));
        }
        if (!rows.isEmpty()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Wording.head(overview.subject().name()));
            shown.forEach(column -> cells.add(column.whole().apply(overview)));
            rows.add(new Row(Row.Kind.TOTAL, cells));
        }
        return new Block.Table(caption, heads, rows);
    }

    static boolean anySuppressed(Breakdown parts) {
        return parts.rows().stream().anyMatch(row -> row.current().suppressed());
    }
}
