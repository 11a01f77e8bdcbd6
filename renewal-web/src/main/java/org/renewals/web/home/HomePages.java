package org.renewals.web.home;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.BreakdownQuery;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.DueContractsQuery;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.MonthOverviewQuery;
import org.renewals.analysis.ProductUsage;
import org.renewals.analysis.ProductUsageQuery;
import org.renewals.analysis.Subject;
import org.renewals.analysis.customer.CustomerFilter;
import org.renewals.analysis.customer.CustomerGrain;
import org.renewals.analysis.customer.CustomerList;
import org.renewals.analysis.customer.CustomerListQuery;
import org.renewals.analysis.customer.CustomerSort;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.ScopeMonth;
import org.renewals.analysis.figure.Unit;
import org.renewals.analysis.figure.Value;
import org.renewals.analysis.reading.MonthReading;
import org.renewals.analysis.reading.Phrase;
import org.renewals.analysis.reading.Sentence;
import org.renewals.analysis.reading.Target;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartSeries;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.chart.SeriesStyle;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.tier.Tier;
import org.renewals.web.alert.AlertLists;
import org.renewals.web.list.Cell;
import org.renewals.web.list.ListLinks;
import org.renewals.web.list.ListPage;
import org.renewals.web.list.Words;
import org.renewals.web.view.ChartView;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Sparkline;
import org.renewals.web.view.Standpoint;
import org.renewals.web.view.TierBar;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the first page together from the month's figures. */
@Component
class HomePages {

    private static final int FEW_CUSTOMERS = 10;
    private static final int FEW_PRODUCTS = 8;

    /** As many parts as a page holds: a city of a large province has thousands of account managers. */
    private static final int MOST_PARTS = 50;

    private static final List<Metric> TILES = List.of(
            Metric.CUSTOMERS,
            Metric.TOTAL_INCOME,
            Metric.INCOME_SHARE,
            Metric.EFFECTIVE_MEMBER_SHARE,
            Metric.MEMBER_CHURN_RATE,
            Metric.AT_RISK);

    private static final List<Metric> TILES_OF_A_MANAGER = List.of(
            Metric.CUSTOMERS,
            Metric.TOTAL_INCOME,
            Metric.INFORMATIZATION,
            Metric.EFFECTIVE_MEMBER_SHARE,
            Metric.MEMBER_CHURN_RATE,
            Metric.AT_RISK);

    private static final List<Metric> TIERS =
            Arrays.stream(Tier.values()).map(HomePages::metric).toList();

    private static final List<SeriesStyle> RISK_STYLES =
            List.of(SeriesStyle.RISK_LOW, SeriesStyle.RISK_MEDIUM, SeriesStyle.RISK_HIGH, SeriesStyle.RISK_VERY_HIGH);

    private final MonthOverviewQuery overviews;
    private final BreakdownQuery breakdowns;
    private final DueContractsQuery dueContracts;
    private final CustomerListQuery customers;
    private final ProductUsageQuery products;
    private final AlertLists alerts;
    private final MessageSource messages;

    HomePages(
            MonthOverviewQuery overviews,
            BreakdownQuery breakdowns,
            DueContractsQuery dueContracts,
            CustomerListQuery customers,
            ProductUsageQuery products,
            AlertLists alerts,
            MessageSource messages) {
        this.overviews = overviews;
        this.breakdowns = breakdowns;
        this.dueContracts = dueContracts;
        this.customers = customers;
        this.products = products;
        this.alerts = alerts;
        this.messages = messages;
    }

    /**
     * @param sort what the tables of parts are sorted by: a column's key, with a minus in front for falling; null for codes
     * @return empty where the subject has no figures in the month
     */
    @Transactional(readOnly = true)
    public Optional<HomePage> find(AccessScope scope, Standpoint standpoint, Locale locale, @Nullable String sort) {
        return overviews
                .find(scope, standpoint.subject(), standpoint.month())
                .map(overview -> new Maker(scope, standpoint, overview, locale).page(sort));
    }

    private static Metric metric(Tier tier) {
        return Metric.valueOf("TIER_" + tier.name());
    }

    /** Makes one page. */
    private final class Maker {

        private final AccessScope scope;
        private final Standpoint standpoint;
        private final Subject subject;
        private final MonthOverview overview;
        private final Locale locale;
        private final Figures figures;
        private final Figures yuan;
        private final ListLinks links;

        Maker(AccessScope scope, Standpoint standpoint, MonthOverview overview, Locale locale) {
            this.scope = scope;
            this.standpoint = standpoint;
            this.subject = standpoint.subject();
            this.overview = overview;
            this.locale = locale;
            this.figures = standpoint.figures(messages, locale);
            this.yuan = figures.in(Figures.Money.YUAN);
            this.links = new ListLinks(standpoint);
        }

        HomePage page(@Nullable String sort) {
            DueContracts due = dueContracts.find(scope, subject, standpoint.month());
            ProductUsage usage = products.find(scope, subject, standpoint.month());
            List<Breakdown> parts = parts();
            return new HomePage(
                    tiles(),
                    history(),
                    reading(parts.isEmpty() ? null : parts.get(0), due, usage),
                    dueChart(due),
                    incomeChart(),
                    tierRows(),
                    tierBar(overview.current()),
                    parts.stream().map(each -> partTable(each, sort)).toList(),
                    customerTables(),
                    alerts(),
                    productRows(usage),
                    definitions());
        }

        private List<Breakdown> parts() {
            return switch (subject.kind()) {
                case PROVINCE -> List.of(breakdown(Subject.Kind.CITY));
                case CITY ->
                    Stream.of(breakdown(Subject.Kind.COUNTY), breakdown(Subject.Kind.MANAGER))
                            .filter(parts -> !parts.repeatsTheWhole())
                            .toList();
                case COUNTY, MANAGER -> List.of();
            };
        }

        private Breakdown breakdown(Subject.Kind kind) {
            return breakdowns.find(scope, subject, kind, standpoint.month());
        }

        private List<Metric> tileMetrics() {
            return subject.is(Subject.Kind.MANAGER) ? TILES_OF_A_MANAGER : TILES;
        }

        private List<HomePage.Tile> tiles() {
            return tileMetrics().stream().map(this::tile).toList();
        }

        private HomePage.Tile tile(Metric metric) {
            Change change = overview.change(metric);
            String delta = change.isKnown() ? (figures.arrow(change) + " " + written(change)).strip() : "";
            Value value = overview.value(metric);
            return new HomePage.Tile(
                    figures.name(metric),
                    figures.definition(metric),
                    figures.number(value),
                    value.isKnown() ? figures.unit(metric) : "",
                    delta,
                    css(change),
                    metric == Metric.EFFECTIVE_MEMBER_SHARE ? targetNote() : null,
                    Sparkline.points(overview.series(metric)),
                    behind(metric));
        }

        /** A change from nothing has no percentage, but a size. */
        private String written(Change change) {
            boolean share = change.metric().unit().kind() == Unit.Kind.SHARE;
            return share || change.relative() != null ? figures.change(change) : figures.difference(change);
        }

        /** The list a tile's number counts; null for what is added up or divided. */
        private @Nullable String behind(Metric metric) {
            return switch (metric) {
                case CUSTOMERS -> links.customers(subject, CustomerFilter.NONE).toString();
                case AT_RISK ->
                    links.customers(
                                    subject,
                                    CustomerFilter.NONE.ofRisks(RiskLevel.HIGH, RiskLevel.VERY_HIGH),
                                    CustomerSort.RISK)
                            .toString();
                default -> null;
            };
        }

        private @Nullable Piece targetNote() {
            Change gap = overview.gapToTarget();
            if (!gap.isKnown()) {
                return null;
            }
            String text =
                    text("home.tile.target", figures.percent(overview.effectiveMemberTarget(), 0), figures.change(gap));
            return new Piece(text, css(gap), null);
        }

        private HomePage.History history() {
            List<Metric> metrics = tileMetrics();
            List<HomePage.HistoryRow> rows = new ArrayList<>();
            for (ScopeMonth month : overview.history()) {
                rows.add(new HomePage.HistoryRow(
                        month.month().toString(),
                        metrics.stream()
                                .map(metric -> new Piece(figures.number(month.value(metric)), null, null))
                                .toList()));
            }
            return new HomePage.History(metrics.stream().map(figures::head).toList(), rows);
        }

        private List<List<Piece>> reading(@Nullable Breakdown parts, DueContracts due, ProductUsage usage) {
            boolean listsMoves = CustomerGrain.inList(scope, subject).tierChanges();
            return MonthReading.tell(messages, figures, overview, parts, due, usage, listsMoves).stream()
                    .map(this::pieces)
                    .toList();
        }

        private List<Piece> pieces(Sentence sentence) {
            return sentence.phrases().stream().map(this::piece).toList();
        }

        private Piece piece(Phrase phrase) {
            String css = phrase.strong() ? "figure" : css(phrase.verdict());
            return new Piece(
                    phrase.text(), css.isEmpty() ? null : css, phrase.target() == null ? null : href(phrase.target()));
        }

        private String href(Target target) {
            if (target instanceof Target.Customers customers) {
                return links.customers(customers.subject(), customers.filter()).toString();
            }
            if (target instanceof Target.DueWithin due) {
                return links.dueWithin(due.subject(), due.days()).toString();
            }
            if (target instanceof Target.DuePast past) {
                return links.duePast(past.subject()).toString();
            }
            if (target instanceof Target.Function function) {
                return standpoint
                        .linkOf(function.subject(), "/evaluation/" + function.code())
                        .toString();
            }
            return standpoint.linkOf(target.subject(), "/").toString();
        }

        private @Nullable ChartView dueChart(DueContracts due) {
            List<Integer> windows = DueContracts.WINDOWS;
            List<String> categories = new ArrayList<>();
            for (int index = 0; index < windows.size(); index++) {
                categories.add(windowName(index));
            }
            List<String> levels = new ArrayList<>(DueContracts.RISK_LEVELS);
            List<ChartSeries> series = new ArrayList<>();
            for (int level = 0; level < DueContracts.RISK_LEVELS.size(); level++) {
                String code = DueContracts.RISK_LEVELS.get(level);
                List<@Nullable BigDecimal> values = new ArrayList<>();
                windows.forEach(window -> values.add(BigDecimal.valueOf(due.contracts(window, code))));
                series.add(new ChartSeries(text("risk." + code), RISK_STYLES.get(level), values));
            }
            long unrated = windows.stream()
                    .mapToLong(window -> due.contracts(window, DueContracts.UNRATED))
                    .sum();
            if (unrated > 0) {
                List<@Nullable BigDecimal> values = new ArrayList<>();
                windows.forEach(window -> values.add(BigDecimal.valueOf(due.contracts(window, DueContracts.UNRATED))));
                series.add(new ChartSeries(text("risk.unknown"), SeriesStyle.BACKGROUND, values));
                levels.add(DueContracts.UNRATED);
            }
            Chart chart = new Chart(
                    ChartType.STACKED_BARS,
                    text("home.due.title"),
                    figures.unit(Metric.DUE_CONTRACTS),
                    0,
                    categories,
                    series);
            if (due.cells().isEmpty()) {
                return null;
            }
            return ChartView.of(
                    chart,
                    figures,
                    messages,
                    (one, category) -> links.dueWindow(subject, windows.get(category), levels.get(one))
                            .toString());
        }

        private String windowName(int index) {
            int end = DueContracts.WINDOWS.get(index);
            if (end == 0) {
                return text("window.past");
            }
            return text("window.days", DueContracts.WINDOWS.get(index - 1) + 1, end);
        }

        private @Nullable ChartView incomeChart() {
            List<String> months = overview.history().stream()
                    .map(row -> row.month().toString())
                    .toList();
            List<ChartSeries> series = List.of(
                    incomeSeries(Metric.PERSONAL_BILLS, SeriesStyle.FIRST),
                    incomeSeries(Metric.GROUP_PAID, SeriesStyle.SECOND),
                    incomeSeries(Metric.INFORMATIZATION, SeriesStyle.THIRD));
            Chart chart = new Chart(
                    ChartType.LINE,
                    text("home.incomes.title"),
                    figures.moneyUnit(),
                    figures.moneyDecimals(),
                    months,
                    series);
            return chart.isEmpty() ? null : ChartView.of(chart, figures, messages, (one, category) -> null);
        }

        private ChartSeries incomeSeries(Metric metric, SeriesStyle style) {
            List<@Nullable BigDecimal> values = new ArrayList<>();
            overview.series(metric).forEach(value -> values.add(figures.inMoney(value.numberOrNull())));
            return new ChartSeries(figures.name(metric), style, values);
        }

        private List<HomePage.TierRow> tierRows() {
            BigDecimal all = overview.value(Metric.CUSTOMERS).number();
            List<HomePage.TierRow> rows = new ArrayList<>();
            for (Tier tier : Tier.values()) {
                Metric metric = metric(tier);
                Value value = overview.value(metric);
                BigDecimal share = all.signum() == 0 ? null : value.number().divide(all, MathContext.DECIMAL128);
                Change change = overview.change(metric);
                rows.add(new HomePage.TierRow(
                        tier.name(),
                        "tier-" + tier.name().toLowerCase(Locale.ROOT),
                        figures.number(value),
                        figures.percent(share, 1),
                        change.isKnown() ? figures.difference(change) : "",
                        figures.definition(metric),
                        links.customers(subject, CustomerFilter.NONE.ofTiers(tier))
                                .toString()));
            }
            return rows;
        }

        private TierBar tierBar(ScopeMonth row) {
            Map<Tier, BigDecimal> customers = new EnumMap<>(Tier.class);
            List<String> said = new ArrayList<>();
            for (Tier tier : Tier.values()) {
                BigDecimal number = row.value(metric(tier)).number();
                customers.put(tier, number);
                said.add(tier + " " + figures.count(number.longValue()));
            }
            return TierBar.of(customers, String.join(text("chart.and"), said));
        }

        private HomePage.PartTable partTable(Breakdown parts, @Nullable String sort) {
            List<PartColumn> columns = PartColumn.of(parts.kind());
            Optional<PartColumn> sorted = columns.stream()
                    .filter(column -> sort != null && column.key().equals(sort.replaceFirst("^-", "")))
                    .findFirst();
            boolean falling = sort != null && sort.startsWith("-");
            List<Breakdown.Row> rows = new ArrayList<>(parts.rows());
            sorted.ifPresent(column -> rows.sort(column.order(falling)));
            Breakdown.Row total = new Breakdown.Row(
                    subject,
                    overview.current(),
                    overview.previous().orElse(null),
                    sumOfDue(parts),
                    overview.effectiveMemberTarget());
            String kind = parts.kind().code();
            return new HomePage.PartTable(
                    text("home.parts." + kind),
                    rows.size() <= MOST_PARTS
                            ? text("home.parts.note")
                            : text("home.parts.note.first", figures.count(MOST_PARTS), figures.count(rows.size())),
                    rows.size() <= MOST_PARTS
                            ? null
                            : standpoint
                                    .link("/evaluation/contribution")
                                    .with("by", kind)
                                    .toString(),
                    columns.stream()
                            .map(column -> new HomePage.Column(
                                    column.head(figures, messages),
                                    column.title(figures),
                                    column.isTiers() ? null : sortLink(column, sort),
                                    sorted.filter(column::equals).isEmpty()
                                            ? null
                                            : falling ? "descending" : "ascending",
                                    !column.isTiers()))
                            .toList(),
                    rows.stream()
                            .limit(MOST_PARTS)
                            .map(row -> partRow(row, columns, true))
                            .toList(),
                    partRow(total, columns, false));
        }

        private String sortLink(PartColumn column, @Nullable String sort) {
            String falling = "-" + column.key();
            return standpoint
                    .link("/")
                    .with("sort", falling.equals(sort) ? column.key() : falling)
                    .toString();
        }

        private static Value sumOfDue(Breakdown parts) {
            long sum = parts.rows().stream()
                    .mapToLong(row -> row.dueContracts().number().longValue())
                    .sum();
            return Value.of(Metric.DUE_CONTRACTS, sum);
        }

        private HomePage.PartRow partRow(Breakdown.Row row, List<PartColumn> columns, boolean opens) {
            List<Piece> before = new ArrayList<>();
            List<Piece> after = new ArrayList<>();
            List<Piece> cells = before;
            for (PartColumn column : columns) {
                if (column.isTiers()) {
                    cells = after;
                } else {
                    cells.add(new Piece(column.text(row, figures), column.css(row, figures), behind(column, row)));
                }
            }
            String name = opens
                    ? Standpoint.nameOf(row.subject(), messages, locale)
                    : text("home.parts.total", row.subject().name());
            String href = opens ? standpoint.linkOf(row.subject(), "/").toString() : null;
            return new HomePage.PartRow(new Piece(name, null, href), before, tierBar(row.current()), after);
        }

        private List<HomePage.CustomerTable> customerTables() {
            List<HomePage.CustomerTable> tables = new ArrayList<>();
            customerTable("attention", CustomerFilter.NONE.needingAttention(), CustomerSort.RISK)
                    .ifPresent(tables::add);
            if (CustomerGrain.inList(scope, subject).incomes()) {
                customerTable("income", CustomerFilter.NONE, CustomerSort.INCOME)
                        .ifPresent(tables::add);
            }
            return tables;
        }

        private Optional<HomePage.CustomerTable> customerTable(String key, CustomerFilter filter, CustomerSort sort) {
            CustomerListQuery.Request request =
                    new CustomerListQuery.Request(subject, standpoint.month(), filter, sort);
            CustomerList list = customers.find(scope, request, null, FEW_CUSTOMERS);
            if (list.rows().isEmpty()) {
                return Optional.empty();
            }
            boolean withIncome = CustomerGrain.inList(scope, subject).incomes();
            return Optional.of(new HomePage.CustomerTable(
                    text("home.customers." + key),
                    text("home.customers." + key + ".note"),
                    withIncome,
                    list.rows().stream()
                            .filter(row -> row.code() != null)
                            .map(row -> customerRow(row, withIncome))
                            .toList(),
                    text("home.customers.all", figures.count(list.total())),
                    links.customers(subject, filter, sort).toString()));
        }

        /** Alerts are worked on now, whatever month is looked at: they stand beside the latest only. */
        private @Nullable ListPage alerts() {
            if (scope.kind() != AccessScope.Kind.MANAGER
                    || !standpoint.month().equals(standpoint.months().get(0))) {
                return null;
            }
            ListPage page = alerts.dearest(scope, standpoint, FEW_CUSTOMERS, new Words(messages, locale));
            return page.rows().isEmpty() ? null : page;
        }

        private List<Cell> customerRow(CustomerList.Row row, boolean withIncome) {
            String code = Objects.requireNonNull(row.code());
            String manager = subject.is(Subject.Kind.PROVINCE)
                    ? text("home.customers.place", row.city(), row.manager())
                    : row.manager();
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.name(
                    Objects.requireNonNull(row.name()), links.customer(code).toString(), code));
            cells.add(Cell.tier(row.tier()));
            cells.add(Cell.risk(row.risk().code()));
            cells.add(Cell.number(figures.decimal(row.score(), 1)));
            if (withIncome) {
                Change change = row.incomeChange();
                cells.add(Cell.number(yuan.amount(row.totalIncome())));
                cells.add(Cell.number(change.isKnown() ? yuan.change(change) : "", css(change)));
            }
            cells.add(Cell.date(row.nextActBy()));
            cells.add(Cell.number(row.dueValue() == null ? "" : yuan.amount(row.dueValue())));
            cells.add(Cell.text(manager));
            return cells;
        }

        private List<HomePage.ProductRow> productRows(ProductUsage usage) {
            return usage.rows().stream()
                    .limit(FEW_PRODUCTS)
                    .map(row -> {
                        Change change = row.incomeChange();
                        return new HomePage.ProductRow(
                                row.name(),
                                text("product-family." + row.family()),
                                figures.count(row.customers()),
                                figures.number(row.users()),
                                figures.number(row.income()),
                                new Piece(change.isKnown() ? figures.change(change) : "", css(change), null));
                    })
                    .toList();
        }

        private List<HomePage.Definition> definitions() {
            List<Metric> metrics = new ArrayList<>(tileMetrics());
            metrics.addAll(List.of(
                    Metric.PERSONAL_BILLS,
                    Metric.GROUP_PAID,
                    Metric.INFORMATIZATION,
                    Metric.NEW_CUSTOMERS,
                    Metric.LOST_CUSTOMERS,
                    Metric.ATTENTION,
                    Metric.DUE_CONTRACTS,
                    Metric.DUE_VALUE,
                    Metric.UPGRADES,
                    Metric.DOWNGRADES));
            metrics.addAll(TIERS);
            return metrics.stream()
                    .distinct()
                    .map(metric -> new HomePage.Definition(
                            figures.name(metric), figures.unit(metric), figures.definition(metric)))
                    .toList();
        }

        private String css(Change change) {
            return css(figures.verdict(change));
        }

        private static String css(Change.Verdict verdict) {
            return switch (verdict) {
                case GOOD -> "good";
                case BAD -> "bad";
                case NEUTRAL -> "";
            };
        }

        /** The list a cell counts; null for other figures and for nothing. */
        private @Nullable String behind(PartColumn column, Breakdown.Row row) {
            Target target = column.target(row);
            return target == null ? null : href(target);
        }

        private String text(String key, Object... arguments) {
            return messages.getMessage(key, arguments, locale);
        }
    }
}
