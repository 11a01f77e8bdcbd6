package org.renewals.web.operation;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.Subject;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Unit;
import org.renewals.analysis.figure.Value;
import org.renewals.analysis.operation.IdleMembers;
import org.renewals.analysis.operation.IdleMembersQuery;
import org.renewals.analysis.operation.ProductProgress;
import org.renewals.analysis.operation.Standing;
import org.renewals.analysis.reading.OperationReading;
import org.renewals.analysis.reading.Phrase;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartSeries;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.chart.SeriesStyle;
import org.renewals.reports.sheet.SheetFormat;
import org.renewals.web.list.ListLinks;
import org.renewals.web.operation.OperationFigures.Part;
import org.renewals.web.operation.OperationFigures.Promotion;
import org.renewals.web.view.ChartView;
import org.renewals.web.view.Link;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Standpoint;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the report together. */
@Component
class OperationPages {

    private static final int FEW_CUSTOMERS = 20;
    private static final int MONTHS_SIDE_BY_SIDE = 3;

    private static final List<Metric> SIDE_BY_SIDE = List.of(
            Metric.TOTAL_INCOME,
            Metric.OPERATING_INCOME,
            Metric.INCOME_SHARE,
            Metric.EFFECTIVE_MEMBER_SHARE,
            Metric.INACTIVE_MEMBERS);

    private final OperationReader reader;
    private final IdleMembersQuery idle;
    private final MessageSource messages;

    OperationPages(OperationReader reader, IdleMembersQuery idle, MessageSource messages) {
        this.reader = reader;
        this.idle = idle;
        this.messages = messages;
    }

    /**
     * @param sort what the tables of parts are sorted by: a column's key, with a minus in front for falling; null for codes
     * @return empty where the subject has no figures in the month
     */
    @Transactional(readOnly = true)
    public Optional<OperationPage> find(
            AccessScope scope, Standpoint standpoint, Locale locale, @Nullable String sort) {
        return reader.find(scope, standpoint).map(figures -> {
            List<IdleMembers> customers =
                    scope.kind() == AccessScope.Kind.MANAGER ? idle.find(scope, standpoint.month()) : null;
            return new Maker(standpoint, figures, locale, sort).page(customers);
        });
    }

    /** Makes one page. */
    private final class Maker {

        private final Standpoint standpoint;
        private final Subject subject;
        private final OperationFigures data;
        private final MonthOverview overview;
        private final Locale locale;
        private final Figures figures;
        private final OperationColumns columns;
        private final @Nullable String sort;

        Maker(Standpoint standpoint, OperationFigures data, Locale locale, @Nullable String sort) {
            this.standpoint = standpoint;
            this.subject = standpoint.subject();
            this.data = data;
            this.overview = data.overview();
            this.locale = locale;
            this.figures = standpoint.figures(messages, locale);
            this.columns = new OperationColumns(figures, subject);
            this.sort = sort;
        }

        OperationPage page(@Nullable List<IdleMembers> customers) {
            List<OperationPage.Table> tables = new ArrayList<>();
            tables.add(parts(OperationTable.INCOME, columns.income()));
            tables.add(parts(OperationTable.MEMBERS, columns.members()));
            data.products().forEach(product -> tables.add(promotion(product)));
            tables.add(parts(OperationTable.INACTIVE, columns.inactive()));
            return new OperationPage(
                    tiles(),
                    reading(),
                    months(),
                    amounts(),
                    shares(),
                    tables,
                    customers == null || customers.isEmpty() ? null : work(customers),
                    files(OperationTable.TREND));
        }

        private List<OperationPage.Tile> tiles() {
            List<OperationPage.Tile> tiles = new ArrayList<>();
            for (Metric metric : SIDE_BY_SIDE) {
                Value value = overview.value(metric);
                if (value.state() != Value.State.NOT_AVAILABLE) {
                    List<Piece> notes = new ArrayList<>();
                    notes.add(onMonth(overview.change(metric)));
                    if (metric == Metric.EFFECTIVE_MEMBER_SHARE) {
                        target().ifPresent(notes::add);
                        place().ifPresent(notes::add);
                    }
                    if (metric == Metric.INACTIVE_MEMBERS) {
                        notes.add(new Piece(
                                text(
                                        "operation.tile.of-members",
                                        figures.full(overview.value(Metric.INACTIVE_MEMBER_SHARE))),
                                "text-muted",
                                null));
                    }
                    tiles.add(tile(metric, figures.name(metric), value, notes));
                }
            }
            for (ProductProgress product : data.products()) {
                Value completion = product.whole().completion();
                if (completion.isKnown()) {
                    tiles.add(tile(
                            Metric.PRODUCT_COMPLETION,
                            text("operation.tile.product", product.name()),
                            completion,
                            List.of(schedule(product))));
                }
            }
            return tiles;
        }

        private OperationPage.Tile tile(Metric metric, String name, Value value, List<Piece> notes) {
            return new OperationPage.Tile(
                    metric.key(),
                    name,
                    figures.number(value),
                    value.isKnown() ? figures.unit(metric) : "",
                    notes.stream().filter(note -> !note.text().isEmpty()).toList());
        }

        private Piece onMonth(Change change) {
            if (!change.isKnown()) {
                return new Piece("", null, null);
            }
            boolean inPercent =
                    change.relative() != null || change.metric().unit().kind() == Unit.Kind.SHARE;
            String written = inPercent ? figures.change(change) : figures.difference(change);
            return new Piece(
                    text("operation.tile.month", (figures.arrow(change) + " " + written).strip()), css(change), null);
        }

        private Optional<Piece> target() {
            Change gap = overview.gapToTarget();
            return gap.isKnown()
                    ? Optional.of(new Piece(
                            text(
                                    "home.tile.target",
                                    figures.percent(overview.effectiveMemberTarget(), 0),
                                    figures.change(gap)),
                            css(gap),
                            null))
                    : Optional.empty();
        }

        private Optional<Piece> place() {
            Standing standing = data.standing();
            return standing == null || standing.place() == null
                    ? Optional.empty()
                    : Optional.of(new Piece(
                            text(
                                    "operation.tile.place",
                                    figures.count(standing.place()),
                                    figures.count(standing.places())),
                            "text-muted",
                            null));
        }

        private Piece schedule(ProductProgress product) {
            Change gap = product.gapToSchedule(product.whole());
            return new Piece(
                    text("operation.tile.schedule", figures.percent(product.schedule(), 1), figures.change(gap)),
                    css(gap),
                    null);
        }

        private List<List<Piece>> reading() {
            return OperationReading.tell(
                            messages, figures, overview, data.breakdown(), data.standing(), data.products())
                    .stream()
                    .map(sentence ->
                            sentence.phrases().stream().map(this::piece).toList())
                    .toList();
        }

        private Piece piece(Phrase phrase) {
            String css = phrase.strong()
                    ? "figure"
                    : switch (phrase.verdict()) {
                        case GOOD -> "good";
                        case BAD -> "bad";
                        case NEUTRAL -> null;
                    };
            String href = phrase.target() == null
                    ? null
                    : standpoint
                            .linkOf(phrase.target().subject(), OperationController.PATH)
                            .toString();
            return new Piece(phrase.text(), css, href);
        }

        private OperationPage.Months months() {
            List<String> heads = new ArrayList<>();
            List<YearMonth> shown = new ArrayList<>();
            for (int back = MONTHS_SIDE_BY_SIDE - 1; back >= 0; back--) {
                YearMonth month = standpoint.month().minusMonths(back);
                shown.add(month);
                heads.add(month.toString());
            }
            heads.add(text("operation.months.change"));
            heads.add(text("operation.months.percent"));
            List<OperationPage.MonthRow> rows = SIDE_BY_SIDE.stream()
                    .filter(metric -> overview.value(metric).state() != Value.State.NOT_AVAILABLE)
                    .map(metric ->
                            new OperationPage.MonthRow(metric.key(), figures.head(metric), monthCells(metric, shown)))
                    .toList();
            return new OperationPage.Months(heads, rows);
        }

        private List<Piece> monthCells(Metric metric, List<YearMonth> shown) {
            List<Piece> cells = new ArrayList<>();
            for (YearMonth month : shown) {
                Value value = overview.at(month).map(row -> row.value(metric)).orElse(Value.notAvailable(metric));
                cells.add(new Piece(figures.number(value), null, null));
            }
            Change change = overview.change(metric);
            boolean share = metric.unit().kind() == Unit.Kind.SHARE;
            cells.add(new Piece(share ? figures.change(change) : figures.difference(change), css(change), null));
            // a share is compared in percentage points only (contract.md section 4)
            cells.add(
                    share ? new Piece("–", "text-muted", null) : new Piece(figures.change(change), css(change), null));
            return cells;
        }

        private @Nullable ChartView amounts() {
            List<ChartSeries> series = new ArrayList<>();
            series.add(series(Metric.TOTAL_INCOME, SeriesStyle.FIRST));
            if (!subject.is(Subject.Kind.MANAGER)) {
                series.add(series(Metric.OPERATING_INCOME, SeriesStyle.SECOND));
            }
            return chart(
                    subject.is(Subject.Kind.MANAGER) ? "operation.chart.own-amounts" : "operation.chart.amounts",
                    figures.moneyUnit(),
                    figures.moneyDecimals(),
                    series);
        }

        private @Nullable ChartView shares() {
            List<ChartSeries> series = new ArrayList<>();
            if (!subject.is(Subject.Kind.MANAGER)) {
                series.add(series(Metric.INCOME_SHARE, SeriesStyle.FIRST));
            }
            series.add(series(Metric.EFFECTIVE_MEMBER_SHARE, SeriesStyle.THIRD));
            return chart(
                    subject.is(Subject.Kind.MANAGER) ? "operation.chart.own-shares" : "operation.chart.shares",
                    figures.unit(Metric.INCOME_SHARE),
                    2,
                    series);
        }

        private @Nullable ChartView chart(String title, String unit, int decimals, List<ChartSeries> series) {
            Chart chart = new Chart(
                    ChartType.LINE,
                    text(title),
                    unit,
                    decimals,
                    overview.history().stream()
                            .map(row -> row.month().toString())
                            .toList(),
                    series);
            return chart.isEmpty() ? null : ChartView.of(chart, figures, messages, (one, category) -> null);
        }

        private ChartSeries series(Metric metric, SeriesStyle style) {
            List<@Nullable BigDecimal> values = new ArrayList<>();
            overview.series(metric).forEach(value -> values.add(inUnit(metric, value.numberOrNull())));
            return new ChartSeries(figures.name(metric), style, values);
        }

        private @Nullable BigDecimal inUnit(Metric metric, @Nullable BigDecimal number) {
            if (metric.unit().kind() == Unit.Kind.MONEY) {
                return figures.inMoney(number);
            }
            return number == null ? null : number.movePointRight(2);
        }

        private OperationPage.Table parts(OperationTable table, List<OperationColumn<Part>> shown) {
            List<Part> rows = sorted(data.parts(), shown);
            return new OperationPage.Table(
                    text("operation.table." + name(table)),
                    text("operation.table." + name(table) + ".note"),
                    heads(shown),
                    rows.stream()
                            .map(row -> row(row, row.row().subject(), shown))
                            .toList(),
                    totalRow(data.total(), shown),
                    files(table));
        }

        /** Managers have incomes, but no share of anything. */
        private String name(OperationTable table) {
            return table == OperationTable.INCOME && subject.is(Subject.Kind.MANAGER) ? "own-income" : table.code();
        }

        private OperationPage.Table promotion(ProductProgress product) {
            List<OperationColumn<Promotion>> shown = columns.products();
            List<Promotion> rows = sorted(
                    product.parts().stream()
                            .map(row -> new Promotion(product, row))
                            .toList(),
                    shown);
            return new OperationPage.Table(
                    text("operation.table.product", product.name()),
                    text("operation.table.product.note", figures.percent(product.schedule(), 1)),
                    heads(shown),
                    rows.stream()
                            .map(each -> row(each, each.row().subject(), shown))
                            .toList(),
                    totalRow(new Promotion(product, product.whole()), shown),
                    files(OperationTable.PRODUCTS));
        }

        private OperationPage.Work work(List<IdleMembers> customers) {
            ListLinks links = new ListLinks(standpoint);
            List<OperationColumn<IdleMembers>> shown = columns.customers();
            List<OperationPage.Row> rows = customers.stream()
                    .limit(FEW_CUSTOMERS)
                    .map(each -> new OperationPage.Row(
                            new Piece(
                                    each.name() == null ? text("customers.handed-over") : each.name(),
                                    null,
                                    each.code() == null
                                            ? null
                                            : links.customer(each.code()).toString()),
                            cells(each, shown)))
                    .toList();
            return new OperationPage.Work(
                    text("operation.table.customers.note", figures.count(rows.size()), figures.count(customers.size())),
                    shown.stream().map(column -> head(column, false)).toList(),
                    rows,
                    files(OperationTable.CUSTOMERS));
        }

        private <R> List<R> sorted(List<R> rows, List<OperationColumn<R>> shown) {
            Comparator<R> order = shown.stream()
                    .filter(column -> sort != null && column.key().equals(sort.replaceFirst("^-", "")))
                    .findFirst()
                    .map(column -> column.order(sort != null && sort.startsWith("-")))
                    .orElse(null);
            return order == null ? rows : rows.stream().sorted(order).toList();
        }

        private <R> List<OperationPage.Head> heads(List<OperationColumn<R>> shown) {
            return shown.stream().map(column -> head(column, true)).toList();
        }

        private OperationPage.Head head(OperationColumn<?> column, boolean sortable) {
            Metric metric = column.metric();
            String falling = "-" + column.key();
            String way = falling.equals(sort) ? "descending" : column.key().equals(sort) ? "ascending" : null;
            return new OperationPage.Head(
                    text("operation.column." + column.key(), figures.moneyUnit()),
                    column.own() ? metric.key() : null,
                    figures.definition(metric),
                    sortable
                            ? standpoint
                                    .link(OperationController.PATH)
                                    .with("sort", falling.equals(sort) ? column.key() : falling)
                                    .toString()
                            : null,
                    sortable ? way : null);
        }

        private <R> OperationPage.Row row(R row, Subject place, List<OperationColumn<R>> shown) {
            return new OperationPage.Row(
                    new Piece(
                            Standpoint.nameOf(place, messages, locale),
                            null,
                            standpoint.linkOf(place, OperationController.PATH).toString()),
                    cells(row, shown));
        }

        private <R> OperationPage.Row totalRow(R row, List<OperationColumn<R>> shown) {
            return new OperationPage.Row(
                    new Piece(text("home.parts.total", subject.name()), null, null), cells(row, shown));
        }

        private <R> List<Piece> cells(R row, List<OperationColumn<R>> shown) {
            return shown.stream().map(column -> column.cell().apply(row)).toList();
        }

        private List<Piece> files(OperationTable table) {
            return Arrays.stream(SheetFormat.values())
                    .map(format -> {
                        Link link = standpoint.link(
                                OperationController.PATH + "/" + table.code() + "." + format.extension());
                        return new Piece(format.name(), null, link.toString());
                    })
                    .toList();
        }

        private @Nullable String css(Change change) {
            return switch (figures.verdict(change)) {
                case GOOD -> "good";
                case BAD -> "bad";
                case NEUTRAL -> null;
            };
        }

        private String text(String key, Object... arguments) {
            return messages.getMessage(key, arguments, locale);
        }
    }
}
