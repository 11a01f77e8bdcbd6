package org.renewals.web.evaluation;

import static org.renewals.analysis.figure.Metric.*;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.ProductUsage;
import org.renewals.analysis.ProductUsageQuery;
import org.renewals.analysis.Subject;
import org.renewals.analysis.TierMoves;
import org.renewals.analysis.TierMovesQuery;
import org.renewals.analysis.evaluation.DistributionQuery;
import org.renewals.analysis.evaluation.Evaluation;
import org.renewals.analysis.evaluation.EvaluationColumn;
import org.renewals.analysis.evaluation.EvaluationColumns;
import org.renewals.analysis.evaluation.EvaluationLine;
import org.renewals.analysis.evaluation.Grouping;
import org.renewals.analysis.evaluation.IncomeDistribution;
import org.renewals.analysis.evaluation.IncomeElasticity;
import org.renewals.analysis.evaluation.TierProfile;
import org.renewals.analysis.evaluation.Who;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.ScopeMonth;
import org.renewals.analysis.figure.Unit;
import org.renewals.analysis.figure.Value;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartSeries;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.chart.SeriesStyle;
import org.renewals.scoring.elasticity.IncomeKind;
import org.renewals.scoring.tier.Indicator;
import org.renewals.tier.Tier;
import org.renewals.web.list.ListLinks;
import org.renewals.web.list.Words;
import org.renewals.web.view.ChartView;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Standpoint;
import org.springframework.stereotype.Component;

/** What a function's page shows beside its lines: charts of them, the way of the months, and tables of its own. */
@Component
class EvaluationExtras {

    /** More bars than that cannot be read; the largest are drawn and the table has all. */
    private static final int MOST_BARS = 20;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final List<SeriesStyle> STYLES = List.of(
            SeriesStyle.FIRST,
            SeriesStyle.SECOND,
            SeriesStyle.THIRD,
            SeriesStyle.FOURTH,
            SeriesStyle.FIFTH,
            SeriesStyle.SIXTH);
    private static final List<SeriesStyle> TIER_STYLES = List.of(
            SeriesStyle.TIER_A1, SeriesStyle.TIER_A2, SeriesStyle.TIER_B1, SeriesStyle.TIER_B2, SeriesStyle.TIER_C);

    private final DistributionQuery distributions;
    private final ProductUsageQuery products;
    private final TierMovesQuery moves;

    EvaluationExtras(DistributionQuery distributions, ProductUsageQuery products, TierMovesQuery moves) {
        this.distributions = distributions;
        this.products = products;
        this.moves = moves;
    }

    /** @param metrics that stand in charts and tables and no column of the lines */
    record Extra(List<ChartView> charts, List<EvaluationPage.Table> tables, List<Metric> metrics) {}

    Extra of(AccessScope scope, Standpoint standpoint, Evaluation evaluation, Words words) {
        return new Maker(scope, standpoint, evaluation, words).extra();
    }

    /** Makes those of one page. */
    private final class Maker {

        private final AccessScope scope;
        private final Standpoint standpoint;
        private final Evaluation evaluation;
        private final Words words;
        private final Figures figures;
        private final ListLinks links;
        private final List<EvaluationColumn> columns;
        private final List<ChartView> charts = new ArrayList<>();
        private final List<EvaluationPage.Table> tables = new ArrayList<>();
        private final List<Metric> metrics = new ArrayList<>();

        Maker(AccessScope scope, Standpoint standpoint, Evaluation evaluation, Words words) {
            this.scope = scope;
            this.standpoint = standpoint;
            this.evaluation = evaluation;
            this.words = words;
            this.figures = standpoint.figures(words.messages(), words.locale());
            this.links = new ListLinks(standpoint);
            this.columns = EvaluationColumns.of(evaluation);
        }

        Extra extra() {
            switch (evaluation.function()) {
                case TIERS -> tiers();
                case MEMBERS -> members();
                case PRODUCTS -> products();
                case CONTRIBUTION -> contribution();
                case FEES -> fees();
                case TIER_CHANGES -> tierChanges();
                case ELASTICITY -> elasticity();
                case ANOMALIES -> anomalies();
                case DISTRIBUTIONS -> distributions();
            }
            return new Extra(List.copyOf(charts), List.copyOf(tables), List.copyOf(metrics));
        }

        private void tiers() {
            if (!ofCustomers()) {
                bars("chart", ChartType.STACKED_BARS, TIER_STYLES, TIER_A1, TIER_A2, TIER_B1, TIER_B2, TIER_C);
            }
            trend("trend", AVERAGE_SCORE);
            TierProfile profile = distributions.tiers(scope, evaluation.subject(), standpoint.month());
            if (!profile.tiers().isEmpty()) {
                tables.add(averages(profile));
                metrics.add(VISIT_STANDARD);
                tables.add(points(profile));
            }
        }

        /** One tier a row: what its average customer is like. */
        private EvaluationPage.Table averages(TierProfile profile) {
            Figures yuan = figures.in(Figures.Money.YUAN);
            List<EvaluationPage.Head> heads = new ArrayList<>();
            heads.add(head(yuan.head(CUSTOMERS), CUSTOMERS));
            heads.add(head(yuan.head(AVERAGE_SCORE), AVERAGE_SCORE));
            heads.add(head(words.of("evaluation.tiers.profile.income"), TOTAL_INCOME));
            heads.add(head(yuan.head(VISIT_STANDARD), VISIT_STANDARD));
            for (Indicator indicator : Indicator.values()) {
                heads.add(plain(words.of("evaluation.input." + indicator.position())));
            }
            List<EvaluationPage.Row> rows = new ArrayList<>();
            for (TierProfile.Row row : profile.tiers()) {
                List<Piece> cells = new ArrayList<>();
                cells.add(piece(yuan.count(row.customers())));
                cells.add(piece(yuan.decimal(row.meanScore(), 1)));
                cells.add(piece(yuan.amount(row.meanIncome())));
                cells.add(piece(yuan.number(row.visitStandard())));
                for (Indicator indicator : Indicator.values()) {
                    cells.add(piece(yuan.decimal(row.meanInput(indicator.position()), decimals(indicator))));
                }
                rows.add(new EvaluationPage.Row(piece(""), List.of(row.tier().name()), cells));
            }
            return table("profile", "tier", heads, rows, true);
        }

        private static int decimals(Indicator indicator) {
            return switch (indicator) {
                case PERSONAL_BILLS, INFORMATIZATION, GROUP_PAID, EMPLOYEES -> 0;
                case VNET_PENETRATION,
                        INFORMATIZATION_PRODUCTS,
                        INFORMATIZATION_LEVEL,
                        MONTHS_SIGNED,
                        SOCIAL_INFLUENCE,
                        ECONOMIC_RANK -> 1;
                case MEMBER_CHURN -> 2;
            };
        }

        /** One indicator a row: the points it earns in each tier. */
        private EvaluationPage.Table points(TierProfile profile) {
            List<EvaluationPage.Head> heads = profile.tiers().stream()
                    .map(row -> plain(
                            words.of("evaluation.tiers.points.of", row.tier().name())))
                    .toList();
            List<EvaluationPage.Row> rows = new ArrayList<>();
            for (Indicator indicator : Indicator.values()) {
                rows.add(new EvaluationPage.Row(
                        piece(words.of(indicator.key())),
                        List.of(),
                        profile.tiers().stream()
                                .map(row -> piece(figures.decimal(row.meanPoints(indicator.position()), 2)))
                                .toList()));
            }
            return table("points", "indicator", heads, rows, false);
        }

        private void members() {
            bars("chart", ChartType.GROUPED_BARS, STYLES, MEMBERS, EFFECTIVE_MEMBERS, VNET_USERS);
            trend("trend", EFFECTIVE_MEMBER_SHARE, VNET_PENETRATION, BASELINE_RETENTION);
            trend("churn", MEMBER_CHURN_RATE);
        }

        private void products() {
            List<EvaluationColumn> standard = columns.stream()
                    .filter(column -> evaluation.products().stream()
                            .anyMatch(product -> product.name().equals(column.about())
                                    && product.family().equals("standard")))
                    .limit(Chart.MAX_SERIES)
                    .toList();
            bars("chart", ChartType.GROUPED_BARS, STYLES, standard);
            ProductUsage usage = products.find(scope, evaluation.subject(), standpoint.month());
            tables.add(usage(usage));
            metrics.addAll(List.of(PRODUCT_CUSTOMERS, PRODUCT_INCOME));
        }

        private EvaluationPage.Table usage(ProductUsage usage) {
            List<EvaluationPage.Head> heads = List.of(
                    head(figures.head(PRODUCT_CUSTOMERS), PRODUCT_CUSTOMERS),
                    head(figures.head(PRODUCT_USERS), PRODUCT_USERS),
                    plain(figures.changeHead(PRODUCT_USERS, figures.name(PRODUCT_USERS))),
                    head(figures.head(PRODUCT_INCOME), PRODUCT_INCOME),
                    plain(figures.changeHead(PRODUCT_INCOME, figures.name(PRODUCT_INCOME))));
            List<EvaluationPage.Row> rows = usage.rows().stream()
                    .map(row -> new EvaluationPage.Row(
                            piece(words.of(
                                    "evaluation.products.usage.product",
                                    row.name(),
                                    words.of("product-family." + row.family()))),
                            List.of(),
                            List.of(
                                    piece(figures.count(row.customers())),
                                    piece(figures.number(row.users())),
                                    change(row.usersChange()),
                                    piece(figures.number(row.income())),
                                    change(row.incomeChange()))))
                    .toList();
            boolean withheld = usage.rows().stream().anyMatch(row -> row.users().isSuppressed());
            return table("usage", withheld ? "usage.note.withheld" : "usage.note", "product", heads, rows, false);
        }

        private void contribution() {
            bars("chart", ChartType.GROUPED_BARS, STYLES, PERSONAL_BILLS, GROUP_PAID, INFORMATIZATION);
            distributions
                    .incomes(scope, evaluation.subject(), standpoint.month())
                    .ifPresent(incomes -> {
                        charts.add(curve(incomes));
                        tables.add(bands(incomes));
                        metrics.addAll(List.of(TOP_FIFTH_SHARE, BAND_CUSTOMERS, BAND_INCOME));
                    });
            trend("trend", PERSONAL_BILLS, GROUP_PAID, INFORMATIZATION);
        }

        /** How much of the income the largest customers bring (R111). */
        private ChartView curve(IncomeDistribution incomes) {
            List<String> categories = new ArrayList<>();
            List<@Nullable BigDecimal> values = new ArrayList<>();
            for (int point = 0; point < incomes.curve().size(); point++) {
                categories.add(words.of("evaluation.percent", (point + 1) * IncomeDistribution.STEP));
                values.add(percent(incomes.share(point)));
            }
            Chart chart = new Chart(
                    ChartType.LINE,
                    words.of(
                            "evaluation.contribution.curve",
                            figures.percent(incomes.topFifthShare().numberOrNull(), 1)),
                    "%",
                    1,
                    categories,
                    List.of(new ChartSeries(
                            words.of("evaluation.contribution.curve.series"), SeriesStyle.FIRST, values)));
            return ChartView.of(chart, figures, words.messages(), (series, category) -> null);
        }

        private EvaluationPage.Table bands(IncomeDistribution incomes) {
            List<EvaluationPage.Head> heads = List.of(
                    head(figures.head(BAND_CUSTOMERS), BAND_CUSTOMERS),
                    plain(words.of("evaluation.bands.customer-share")),
                    head(figures.head(BAND_INCOME), BAND_INCOME),
                    plain(words.of("evaluation.bands.income-share")));
            BigDecimal customers = BigDecimal.valueOf(incomes.customers());
            BigDecimal income = incomes.curve().get(incomes.curve().size() - 1);
            List<EvaluationPage.Row> rows = IntStream.range(
                            0, incomes.bandCustomers().size())
                    .mapToObj(band -> new EvaluationPage.Row(
                            piece(bandName(band)),
                            List.of(),
                            List.of(
                                    piece(figures.number(incomes.customersOf(band))),
                                    piece(share(incomes.customersOf(band).numberOrNull(), customers)),
                                    piece(figures.number(incomes.incomeOf(band))),
                                    piece(share(incomes.incomeOf(band).numberOrNull(), income)))))
                    .toList();
            return table("bands", "band", heads, rows, false);
        }

        private String share(@Nullable BigDecimal part, BigDecimal whole) {
            return figures.percent(Value.share(SCOPE_SHARE, part, whole).numberOrNull(), 1);
        }

        private String bandName(int band) {
            List<Integer> limits = IncomeDistribution.BAND_LIMITS;
            if (band == 0) {
                return words.of("evaluation.bands.none");
            }
            if (band > limits.size()) {
                return words.of("evaluation.bands.from", figures.count(limits.get(limits.size() - 1)));
            }
            String below = figures.count(limits.get(band - 1));
            return band == 1
                    ? words.of("evaluation.bands.below", below)
                    : words.of("evaluation.bands.between", figures.count(limits.get(band - 2)), below);
        }

        private void fees() {
            bars("chart", ChartType.STACKED_BARS, STYLES, LOCAL_FEES, NEW_SERVICES, TOLL, ROAMING, OTHER_FEES);
            trend("trend", LOCAL_FEES, NEW_SERVICES, TOLL, ROAMING, OTHER_FEES);
        }

        private void tierChanges() {
            if (!ofCustomers()) {
                bars(
                        "chart",
                        ChartType.GROUPED_BARS,
                        STYLES,
                        SYSTEM_UPGRADES,
                        SYSTEM_DOWNGRADES,
                        MANUAL_UPGRADES,
                        MANUAL_DOWNGRADES);
            }
            trend("trend", UPGRADES, DOWNGRADES);
            tables.add(transitions(moves.find(scope, evaluation.subject(), standpoint.month())));
        }

        /** From each tier to each other, by either method (R051). */
        private EvaluationPage.Table transitions(TierMoves made) {
            List<Tier> tiers = List.of(Tier.values());
            long all =
                    made.moves().stream().mapToLong(TierMoves.Move::customers).sum();
            List<EvaluationPage.Head> heads = new ArrayList<>();
            tiers.forEach(tier -> heads.add(plain(words.of("evaluation.tier-changes.to", tier.name()))));
            heads.add(plain(words.of("evaluation.tier-changes.left")));
            heads.add(plain(words.of("evaluation.tier-changes.share")));
            List<EvaluationPage.Row> rows = new ArrayList<>();
            for (Tier from : tiers) {
                List<Piece> cells = new ArrayList<>();
                long left = 0;
                for (Tier to : tiers) {
                    long customers = from == to ? 0 : made.customers(from, to);
                    left += customers;
                    cells.add(piece(from == to ? "–" : figures.count(customers)));
                }
                cells.add(piece(figures.count(left)));
                cells.add(piece(share(BigDecimal.valueOf(left), BigDecimal.valueOf(all))));
                rows.add(new EvaluationPage.Row(piece(""), List.of(from.name()), cells));
            }
            return table("transitions", "from", heads, rows, true);
        }

        private void elasticity() {
            bars(
                    "chart",
                    ChartType.GROUPED_BARS,
                    STYLES,
                    ELASTICITY_INFORMATIZATION,
                    ELASTICITY_GROUP_PAID,
                    ELASTICITY_PERSONAL_BILLS);
            elasticityTrend();
            trend("contribution", TOTAL_INCOME);
            if (!evaluation.total().readings().isEmpty()) {
                tables.add(readings());
                metrics.addAll(List.of(ELASTIC_CUSTOMERS, INELASTIC_CUSTOMERS, OUTRUNNING_CUSTOMERS, NO_ELASTICITY));
            }
        }

        private void elasticityTrend() {
            List<ScopeMonth> history = evaluation.overview().history();
            YearMonth last = standpoint.month();
            Map<YearMonth, BigDecimal> units = distributions.informatizationUnits(
                    scope, evaluation.subject(), history.get(0).month(), last);
            List<ChartSeries> series = new ArrayList<>();
            int style = 0;
            for (IncomeKind income : IncomeKind.values()) {
                List<@Nullable BigDecimal> values = new ArrayList<>();
                for (ScopeMonth month : history) {
                    YearMonth before = month.month().minusMonths(1);
                    values.add(IncomeElasticity.between(
                                    income,
                                    evaluation.overview().at(before).orElse(null),
                                    units.get(before),
                                    month,
                                    units.get(month.month()))
                            .numberOrNull());
                }
                series.add(new ChartSeries(figures.name(IncomeElasticity.metric(income)), STYLES.get(style++), values));
            }
            months("trend", "", 2, history, series);
        }

        private EvaluationPage.Table readings() {
            List<Metric> said = List.of(ELASTIC_CUSTOMERS, INELASTIC_CUSTOMERS, OUTRUNNING_CUSTOMERS, NO_ELASTICITY);
            List<EvaluationPage.Row> rows = new ArrayList<>();
            for (IncomeKind income : IncomeKind.values()) {
                Map<Metric, Value> shares =
                        EvaluationColumns.readings(evaluation.total().readings().get(income));
                rows.add(new EvaluationPage.Row(
                        piece(words.of(income.key())),
                        List.of(),
                        said.stream()
                                .map(metric ->
                                        piece(figures.number(shares.getOrDefault(metric, Value.notAvailable(metric)))))
                                .toList()));
            }
            return table(
                    "readings",
                    "income",
                    said.stream()
                            .map(metric -> head(figures.head(metric), metric))
                            .toList(),
                    rows,
                    false);
        }

        private void anomalies() {
            if (!ofCustomers()) {
                bars("chart", ChartType.GROUPED_BARS, STYLES, STATUS_ANOMALIES, CALL_ANOMALIES);
                bars("shares", ChartType.GROUPED_BARS, STYLES, STATUS_ANOMALY_SHARE, CALL_ANOMALY_SHARE);
            }
            trend("trend", STATUS_ANOMALY_SHARE, CALL_ANOMALY_SHARE);
        }

        private void distributions() {
            bars("chart", ChartType.GROUPED_BARS, STYLES, ZERO_MEMBER, FEW_MEMBER);
            familyBars("users", "standard", PRODUCT_USERS);
            familyBars("standard-income", "standard", PRODUCT_INCOME);
            familyBars("application-income", "application", PRODUCT_INCOME);
            List<Subject> parts = evaluation.lines().stream()
                    .map(line -> ((Who.Part) line.who()).subject())
                    .toList();
            List<IncomeDistribution> incomes = new ArrayList<>(distributions.incomes(scope, parts, standpoint.month()));
            distributions
                    .incomes(scope, evaluation.subject(), standpoint.month())
                    .ifPresent(incomes::add);
            if (!incomes.isEmpty()) {
                tables.add(bandsByPart(incomes));
                metrics.addAll(List.of(BAND_CUSTOMERS, TOP_FIFTH_SHARE));
            }
        }

        private void familyBars(String key, String family, Metric metric) {
            List<EvaluationColumn> wanted = columns.stream()
                    .filter(column -> column.metric() == metric
                            && evaluation.products().stream()
                                    .anyMatch(product -> product.name().equals(column.about())
                                            && product.family().equals(family)))
                    .limit(Chart.MAX_SERIES)
                    .toList();
            bars(key, ChartType.GROUPED_BARS, STYLES, wanted);
        }

        private EvaluationPage.Table bandsByPart(List<IncomeDistribution> incomes) {
            List<EvaluationPage.Head> heads = new ArrayList<>();
            int bands = incomes.get(0).bandCustomers().size();
            IntStream.range(0, bands).forEach(band -> heads.add(plain(bandName(band))));
            heads.add(head(figures.head(TOP_FIFTH_SHARE), TOP_FIFTH_SHARE));
            List<EvaluationPage.Row> rows = incomes.stream()
                    .map(one -> {
                        List<Piece> cells = new ArrayList<>();
                        IntStream.range(0, bands)
                                .forEach(band -> cells.add(piece(figures.number(one.customersOf(band)))));
                        cells.add(piece(figures.number(one.topFifthShare())));
                        return new EvaluationPage.Row(
                                piece(Standpoint.nameOf(one.subject(), words.messages(), words.locale())),
                                List.of(),
                                cells);
                    })
                    .toList();
            Grouping by = evaluation.by();
            return table("bands", by == null ? "subject" : by.code(), heads, rows, false);
        }

        private boolean ofCustomers() {
            return evaluation.lines().stream().anyMatch(EvaluationLine::isCustomer);
        }

        private void bars(String key, ChartType type, List<SeriesStyle> styles, Metric... wanted) {
            bars(
                    key,
                    type,
                    styles,
                    Stream.of(wanted)
                            .map(metric -> columns.stream()
                                    .filter(column -> column.metric() == metric && !column.isChange())
                                    .findFirst()
                                    .orElse(null))
                            .filter(Objects::nonNull)
                            .toList());
        }

        /** The columns over the lines, the largest of the first one first where there are too many to draw. */
        private void bars(String key, ChartType type, List<SeriesStyle> styles, List<EvaluationColumn> wanted) {
            if (wanted.isEmpty() || evaluation.lines().isEmpty()) {
                return;
            }
            List<EvaluationLine> lines = evaluation.lines();
            if (lines.size() > MOST_BARS) {
                Comparator<BigDecimal> falling = Comparator.reverseOrder();
                lines = lines.stream()
                        .sorted(Comparator.comparing(wanted.get(0)::number, Comparator.nullsLast(falling)))
                        .limit(MOST_BARS)
                        .toList();
            }
            List<EvaluationLine> drawn = lines;
            List<ChartSeries> series = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                EvaluationColumn column = wanted.get(i);
                List<@Nullable BigDecimal> values = new ArrayList<>();
                drawn.forEach(line -> values.add(scaled(column.metric(), column.number(line))));
                String name = column.about() == null ? figures.name(column.metric()) : column.about();
                series.add(new ChartSeries(name, styles.get(i), values));
            }
            Metric first = wanted.get(0).metric();
            Chart chart = new Chart(
                    type,
                    title(key, drawn.size() < evaluation.lines().size()),
                    first.unit() == Unit.RATIO ? "" : figures.unit(first),
                    decimals(first),
                    drawn.stream().map(line -> name(line).text()).toList(),
                    series);
            if (!chart.isEmpty()) {
                charts.add(ChartView.of(
                        chart,
                        figures,
                        words.messages(),
                        (one, category) -> name(drawn.get(category)).href()));
            }
        }

        private String title(String key, boolean shortened) {
            String title = words.of("evaluation." + evaluation.function().code() + "." + key);
            return shortened ? words.of("evaluation.largest", title, MOST_BARS) : title;
        }

        private Piece name(EvaluationLine line) {
            return EvaluationNames.of(
                    line.who(),
                    standpoint,
                    evaluation.subject(),
                    EvaluationController.PATH + evaluation.function().code(),
                    links,
                    words);
        }

        private void trend(String key, Metric... wanted) {
            List<ScopeMonth> history = evaluation.overview().history();
            List<ChartSeries> series = new ArrayList<>();
            for (int i = 0; i < wanted.length; i++) {
                Metric metric = wanted[i];
                List<@Nullable BigDecimal> values = new ArrayList<>();
                history.forEach(
                        month -> values.add(scaled(metric, month.value(metric).numberOrNull())));
                series.add(new ChartSeries(figures.name(metric), STYLES.get(i), values));
            }
            months(key, figures.unit(wanted[0]), decimals(wanted[0]), history, series);
        }

        private void months(String key, String unit, int decimals, List<ScopeMonth> history, List<ChartSeries> series) {
            Chart chart = new Chart(
                    ChartType.LINE,
                    title(key, false),
                    unit,
                    decimals,
                    history.stream().map(month -> month.month().toString()).toList(),
                    series);
            if (!chart.isEmpty()) {
                charts.add(ChartView.of(chart, figures, words.messages(), (one, category) -> null));
            }
        }

        /** In the unit of the chart; what is stacked is added up before it is rounded. */
        private @Nullable BigDecimal scaled(Metric metric, @Nullable BigDecimal number) {
            if (number == null) {
                return null;
            }
            return switch (metric.unit().kind()) {
                case MONEY -> Objects.requireNonNull(figures.inMoney(number));
                case SHARE -> number.multiply(HUNDRED);
                case COUNT, DECIMAL -> number;
            };
        }

        private int decimals(Metric metric) {
            return switch (metric.unit().kind()) {
                case MONEY -> figures.moneyDecimals();
                case COUNT -> 0;
                case SHARE, DECIMAL -> metric.decimals();
            };
        }

        private @Nullable BigDecimal percent(Value value) {
            return scaled(value.metric(), value.numberOrNull());
        }

        private EvaluationPage.Table table(
                String key,
                String first,
                List<EvaluationPage.Head> heads,
                List<EvaluationPage.Row> rows,
                boolean ofTiers) {
            return table(key, key + ".note", first, heads, rows, ofTiers);
        }

        private EvaluationPage.Table table(
                String key,
                String note,
                String first,
                List<EvaluationPage.Head> heads,
                List<EvaluationPage.Row> rows,
                boolean ofTiers) {
            String prefix = "evaluation." + evaluation.function().code() + ".";
            return new EvaluationPage.Table(
                    words.of(prefix + key),
                    words.of(prefix + note),
                    ofTiers ? "" : words.of("evaluation.first." + first),
                    ofTiers ? List.of(words.of("evaluation.first." + first)) : List.of(),
                    heads,
                    rows,
                    null);
        }

        private EvaluationPage.Head head(String text, Metric metric) {
            return new EvaluationPage.Head(text, figures.definition(metric), null, null);
        }

        private static EvaluationPage.Head plain(String text) {
            return new EvaluationPage.Head(text, null, null, null);
        }

        private static Piece piece(String text) {
            return new Piece(text, null, null);
        }

        private Piece change(Change change) {
            String css = switch (figures.verdict(change)) {
                case GOOD -> "good";
                case BAD -> "bad";
                case NEUTRAL -> null;
            };
            return new Piece(figures.percent(change), css, null);
        }
    }
}
