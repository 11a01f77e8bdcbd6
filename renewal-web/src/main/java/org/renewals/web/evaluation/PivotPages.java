package org.renewals.web.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;
import org.renewals.analysis.evaluation.Dimension;
import org.renewals.analysis.evaluation.Pivot;
import org.renewals.analysis.evaluation.PivotQuery;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.reports.sheet.SheetFormat;
import org.renewals.shared.Refused;
import org.renewals.web.list.Column;
import org.renewals.web.list.ListFiles;
import org.renewals.web.list.Option;
import org.renewals.web.list.PlaceChoice;
import org.renewals.web.list.Words;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Standpoint;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a pivot together, as a page and as what a file is written from. */
@Component
class PivotPages {

    private final PivotQuery pivots;
    private final PlaceChoice places;

    PivotPages(PivotQuery pivots, PlaceChoice places) {
        this.pivots = pivots;
        this.places = places;
    }

    /** What is divided by what, and which figure is shown. */
    record Choice(Dimension rows, Dimension columns, Metric figure) {

        /**
         * @param subject the managers of a whole province are too many to divide by
         * @throws Refused for what cannot be chosen
         */
        static Choice of(@Nullable String rows, @Nullable String columns, @Nullable String figure, Subject subject) {
            Dimension down = dimension("rows", rows, Dimension.CITY);
            Dimension across = dimension("columns", columns, down == Dimension.TIER ? Dimension.CITY : Dimension.TIER);
            if (down == across) {
                throw new Refused("pivot.refused.same");
            }
            if ((down == Dimension.MANAGER || across == Dimension.MANAGER) && !subject.is(Subject.Kind.CITY)) {
                throw new Refused("pivot.refused.manager");
            }
            Metric metric = figure == null || figure.isBlank()
                    ? Metric.CUSTOMERS
                    : Pivot.METRICS.stream()
                            .filter(each -> each.key().equals(figure))
                            .findFirst()
                            .orElseThrow(() -> new Refused(
                                    "lists.refused.value",
                                    "figure",
                                    figure,
                                    Pivot.METRICS.stream().map(Metric::key).collect(Collectors.joining(", "))));
            return new Choice(down, across, metric);
        }

        private static Dimension dimension(String name, @Nullable String text, Dimension usual) {
            return text == null || text.isBlank()
                    ? usual
                    : Dimension.of(text)
                            .orElseThrow(() -> new Refused(
                                    "lists.refused.value",
                                    name,
                                    text,
                                    Arrays.stream(Dimension.values())
                                            .map(Dimension::code)
                                            .collect(Collectors.joining(", "))));
        }
    }

    /** What the page shows. */
    record Page(
            List<Option> rows,
            List<Option> columns,
            List<Option> figures,
            PlaceChoice.Choices places,
            Map<String, String> kept,
            EvaluationPage.Table table,
            List<Piece> files,
            String definition) {}

    @Transactional(readOnly = true)
    Page page(AccessScope scope, Standpoint standpoint, Choice choice, Words words) {
        Figures figures = standpoint.figures(words.messages(), words.locale());
        Pivot pivot = pivots.find(scope, standpoint.subject(), choice.rows(), choice.columns(), standpoint.month());
        List<EvaluationPage.Head> heads = new ArrayList<>();
        pivot.columnHeadings()
                .forEach(column ->
                        heads.add(new EvaluationPage.Head(name(choice.columns(), column, words), null, null, null)));
        heads.add(new EvaluationPage.Head(words.of("pivot.total"), null, null, null));
        List<EvaluationPage.Row> rows = pivot.rowHeadings().stream()
                .map(row -> {
                    List<Piece> cells = new ArrayList<>();
                    pivot.columnHeadings()
                            .forEach(column -> cells.add(piece(pivot.value(choice.figure(), row, column), figures)));
                    cells.add(piece(pivot.rowTotal(choice.figure(), row), figures));
                    return new EvaluationPage.Row(
                            new Piece(name(choice.rows(), row, words), null, null), List.of(), cells);
                })
                .toList();
        List<Piece> totals = new ArrayList<>();
        pivot.columnHeadings()
                .forEach(column -> totals.add(piece(pivot.columnTotal(choice.figure(), column), figures)));
        totals.add(piece(pivot.total(choice.figure()), figures));
        List<Piece> files = new ArrayList<>();
        for (SheetFormat format : SheetFormat.values()) {
            files.add(new Piece(
                    format.name(),
                    null,
                    standpoint
                            .link(PivotController.PATH + "." + format.extension())
                            .with("rows", choice.rows().code())
                            .with("columns", choice.columns().code())
                            .with("figure", choice.figure().key())
                            .toString()));
        }
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("month", standpoint.month().toString());
        if (standpoint.inYuan()) {
            kept.put("money", "yuan");
        }
        return new Page(
                dimensions(choice.rows(), standpoint, words),
                dimensions(choice.columns(), standpoint, words),
                Pivot.METRICS.stream()
                        .map(metric -> new Option(metric.key(), figures.head(metric), metric == choice.figure()))
                        .toList(),
                places.of(scope, standpoint, words),
                kept,
                new EvaluationPage.Table(
                        words.of(
                                "pivot.caption",
                                figures.head(choice.figure()),
                                words.of("pivot.by." + choice.rows().code()),
                                words.of("pivot.by." + choice.columns().code())),
                        null,
                        words.of("pivot.by." + choice.rows().code()),
                        List.of(),
                        heads,
                        rows,
                        new EvaluationPage.Row(new Piece(words.of("pivot.total"), null, null), List.of(), totals)),
                files,
                figures.definition(choice.figure()));
    }

    /** A row of the pivot a row, with the total last. */
    @Transactional(readOnly = true)
    ListFiles.Content<Pivot.Heading> file(AccessScope scope, Standpoint standpoint, Choice choice, Words words) {
        Pivot pivot = pivots.find(scope, standpoint.subject(), choice.rows(), choice.columns(), standpoint.month());
        List<Column<Pivot.Heading>> columns = new ArrayList<>();
        columns.add(Column.ofFile("pivot.by." + choice.rows().code(), row -> name(choice.rows(), row, words)));
        pivot.columnHeadings()
                .forEach(column -> columns.add(Column.ofFile(
                        any -> name(choice.columns(), column, words),
                        row -> pivot.value(choice.figure(), row, column).inFile())));
        columns.add(Column.ofFile(
                "pivot.total", row -> pivot.rowTotal(choice.figure(), row).inFile()));
        return new ListFiles.Content<>(
                "pivot",
                "pivot.title",
                columns,
                limit -> pivot.rowHeadings().size() > limit,
                pivot.rowHeadings()::forEach,
                Map.of(
                        "rows", choice.rows().code(),
                        "columns", choice.columns().code(),
                        "figure", choice.figure().key()));
    }

    private static List<Option> dimensions(Dimension chosen, Standpoint standpoint, Words words) {
        return Arrays.stream(Dimension.values())
                .filter(dimension ->
                        dimension != Dimension.MANAGER || standpoint.subject().is(Subject.Kind.CITY))
                .map(dimension ->
                        new Option(dimension.code(), words.of("pivot.by." + dimension.code()), dimension == chosen))
                .toList();
    }

    private static String name(Dimension dimension, Pivot.Heading heading, Words words) {
        if (heading.name() != null) {
            return heading.name();
        }
        if (heading.key().isEmpty()) {
            return words.of("pivot.unknown");
        }
        return dimension == Dimension.GRID ? words.ofOr("grid.subtype." + heading.key(), heading.key()) : heading.key();
    }

    private static Piece piece(Value value, Figures figures) {
        return new Piece(figures.number(value), value.isSuppressed() ? "text-muted" : null, null);
    }
}
