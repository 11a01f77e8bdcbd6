package org.renewals.web.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;
import org.renewals.analysis.customer.CustomerFilter;
import org.renewals.analysis.customer.CustomerGrain;
import org.renewals.analysis.evaluation.Evaluation;
import org.renewals.analysis.evaluation.EvaluationColumn;
import org.renewals.analysis.evaluation.EvaluationColumns;
import org.renewals.analysis.evaluation.EvaluationFunction;
import org.renewals.analysis.evaluation.EvaluationLine;
import org.renewals.analysis.evaluation.EvaluationQuery;
import org.renewals.analysis.evaluation.Grouping;
import org.renewals.analysis.evaluation.Who;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.reports.sheet.SheetFormat;
import org.renewals.shared.NotFound;
import org.renewals.tier.Direction;
import org.renewals.tier.Tier;
import org.renewals.web.list.Column;
import org.renewals.web.list.ListFiles;
import org.renewals.web.list.ListLinks;
import org.renewals.web.list.PlaceChoice;
import org.renewals.web.list.Words;
import org.renewals.web.view.Link;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Standpoint;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of a function together, and what its files are written from: the same lines and columns. */
@Component
class EvaluationPages {

    /** Customers on a page; parts are shown all at once. */
    private static final int PAGE = 50;

    private final EvaluationQuery evaluations;
    private final EvaluationExtras extras;
    private final PlaceChoice places;

    EvaluationPages(EvaluationQuery evaluations, EvaluationExtras extras, PlaceChoice places) {
        this.evaluations = evaluations;
        this.extras = extras;
        this.places = places;
    }

    /** @return empty where the subject has no figures in the month */
    @Transactional(readOnly = true)
    public Optional<EvaluationPage> find(
            AccessScope scope,
            EvaluationFunction function,
            Standpoint standpoint,
            EvaluationParameters parameters,
            Words words) {
        Grouping by = parameters.grouping(function, scope, standpoint.subject());
        return evaluations
                .find(scope, function, standpoint.subject(), by, standpoint.month())
                .map(evaluation -> new Maker(scope, standpoint, evaluation, parameters, words).page());
    }

    /** The lines of the page, all of them, in its order. */
    @Transactional(readOnly = true)
    public ListFiles.Content<EvaluationLine> file(
            AccessScope scope,
            EvaluationFunction function,
            Standpoint standpoint,
            EvaluationParameters parameters,
            Words words) {
        Grouping by = parameters.grouping(function, scope, standpoint.subject());
        Evaluation evaluation = evaluations
                .find(scope, function, standpoint.subject(), by, standpoint.month())
                .orElseThrow(() -> new NotFound("month", standpoint.month().toString()));
        return new Maker(scope, standpoint, evaluation, parameters, words).file();
    }

    /** Makes one page. */
    private final class Maker {

        private final AccessScope scope;
        private final Standpoint standpoint;
        private final Subject subject;
        private final Evaluation evaluation;
        private final EvaluationFunction function;
        private final @Nullable Grouping by;
        private final EvaluationParameters parameters;
        private final Words words;
        private final Figures figures;
        private final ListLinks links;
        private final String path;
        private final List<EvaluationColumn> columns;

        Maker(
                AccessScope scope,
                Standpoint standpoint,
                Evaluation evaluation,
                EvaluationParameters parameters,
                Words words) {
            this.scope = scope;
            this.standpoint = standpoint;
            this.subject = standpoint.subject();
            this.evaluation = evaluation;
            this.function = evaluation.function();
            this.by = evaluation.by();
            this.parameters = parameters;
            this.words = words;
            this.figures = standpoint.figures(words.messages(), words.locale());
            this.links = new ListLinks(standpoint);
            this.path = EvaluationController.PATH + function.code();
            this.columns = EvaluationColumns.of(evaluation);
        }

        EvaluationPage page() {
            List<EvaluationLine> lines = sorted();
            int pages = by == Grouping.CUSTOMER ? Math.max(1, (lines.size() + PAGE - 1) / PAGE) : 1;
            int number = Math.min(parameters.pageNumber(), pages - 1);
            List<EvaluationLine> shown =
                    pages == 1 ? lines : lines.subList(number * PAGE, Math.min(lines.size(), (number + 1) * PAGE));
            int first = lines.isEmpty() ? 0 : number * PAGE + 1;
            EvaluationExtras.Extra extra = extras.of(scope, standpoint, evaluation, words);
            return new EvaluationPage(
                    function.code(),
                    text("title"),
                    text("note"),
                    groupings(),
                    places.of(scope, standpoint, words),
                    kept(),
                    by == null ? "" : by.code(),
                    table(shown),
                    words.of(
                            "evaluation.count",
                            figures.count(first),
                            figures.count(lines.isEmpty() ? 0 : first + shown.size() - 1),
                            figures.count(lines.size())),
                    new EvaluationPage.Pages(
                            number == 0 ? null : address(number - 1), number + 1 < pages ? address(number + 1) : null),
                    files(),
                    onward(),
                    extra.charts(),
                    extra.tables(),
                    definitions(extra.metrics()));
        }

        private String text(String key) {
            return words.of("evaluation." + function.code() + "." + key);
        }

        private Link here() {
            return standpoint.link(path).with("by", by == null ? null : by.code());
        }

        private String address(int page) {
            return here().with("sort", parameters.sort())
                    .with("page", page == 0 ? null : page + 1)
                    .toString();
        }

        private List<Piece> groupings() {
            return Grouping.offered(function, scope, subject).stream()
                    .map(each -> new Piece(
                            words.of("evaluation.by." + each.code()),
                            null,
                            each == by
                                    ? null
                                    : standpoint
                                            .link(path)
                                            .with("by", each.code())
                                            .toString()))
                    .toList();
        }

        private Map<String, String> kept() {
            Map<String, String> kept = new LinkedHashMap<>();
            kept.put("month", standpoint.month().toString());
            if (standpoint.inYuan()) {
                kept.put("money", "yuan");
            }
            return kept;
        }

        private List<Piece> files() {
            List<Piece> files = new ArrayList<>();
            for (SheetFormat format : SheetFormat.values()) {
                Link link = standpoint
                        .link(path + "." + format.extension())
                        .with("by", by == null ? null : by.code())
                        .with("sort", parameters.sort());
                files.add(new Piece(format.name(), null, link.toString()));
            }
            return files;
        }

        /** The lists and pages behind a function's figures. */
        private List<Piece> onward() {
            List<Piece> onward = new ArrayList<>();
            switch (function) {
                case TIERS -> onward.add(onward("customers", links.customers(subject, CustomerFilter.NONE)));
                case PRODUCTS -> onward.add(onward("matrix", links.products(subject)));
                case TIER_CHANGES -> onward.add(onward("requests", Link.to("/tier-changes")));
                case ANOMALIES -> {
                    if (scope.kind() == AccessScope.Kind.MANAGER) {
                        onward.add(onward("alerts", Link.to("/alerts")));
                    }
                    onward.add(onward("thresholds", Link.to("/alerts/thresholds")));
                }
                case DISTRIBUTIONS -> onward.add(onward("pivot", standpoint.link("/evaluation/pivot")));
                default -> {
                    // everything is on the page
                }
            }
            return onward;
        }

        private Piece onward(String key, Link link) {
            return new Piece(words.of("evaluation.onward." + key), null, link.toString());
        }

        private List<EvaluationLine> sorted() {
            EvaluationColumn column = parameters.sortedBy(columns);
            if (column == null) {
                return evaluation.lines();
            }
            Comparator<BigDecimal> order = parameters.falling() ? Comparator.reverseOrder() : Comparator.naturalOrder();
            return evaluation.lines().stream()
                    .sorted(Comparator.comparing(column::number, Comparator.nullsLast(order)))
                    .toList();
        }

        private EvaluationPage.Table table(List<EvaluationLine> lines) {
            EvaluationColumn sorted = parameters.sortedBy(columns);
            return new EvaluationPage.Table(
                    text("title"),
                    null,
                    words.of("evaluation.first." + (by == null ? "subject" : by.code())),
                    tierHeads(),
                    columns.stream().map(column -> head(column, sorted)).toList(),
                    lines.stream().map(this::row).toList(),
                    by == Grouping.CUSTOMER && !addsUp() ? null : row(evaluation.total()));
        }

        /** Lists that leave customers out have no total. */
        private boolean addsUp() {
            return function != EvaluationFunction.TIER_CHANGES && function != EvaluationFunction.ANOMALIES;
        }

        private List<String> tierHeads() {
            if (by != Grouping.CUSTOMER) {
                return List.of();
            }
            return function == EvaluationFunction.TIER_CHANGES
                    ? List.of(words.of("customers.previous-tier"), words.of("customers.tier"))
                    : List.of(words.of("customers.tier"));
        }

        private EvaluationPage.Head head(EvaluationColumn column, @Nullable EvaluationColumn sorted) {
            boolean current = column.equals(sorted);
            boolean falling = !current || !parameters.falling();
            return new EvaluationPage.Head(
                    column.head(figures),
                    figures.definition(column.metric()),
                    by == null
                            ? null
                            : here().with("sort", (falling ? "-" : "") + column.key())
                                    .toString(),
                    current ? (parameters.falling() ? "descending" : "ascending") : null);
        }

        private EvaluationPage.Row row(EvaluationLine line) {
            return new EvaluationPage.Row(
                    name(line),
                    tiers(line),
                    columns.stream().map(column -> cell(column, line)).toList());
        }

        private Piece name(EvaluationLine line) {
            return EvaluationNames.of(line.who(), standpoint, subject, path, links, words);
        }

        private List<String> tiers(EvaluationLine line) {
            if (by != Grouping.CUSTOMER) {
                return List.of();
            }
            if (!(line.who() instanceof Who.Customer customer)) {
                return tierHeads().stream().map(head -> "").toList();
            }
            String tier = customer.tier().name();
            Tier before = customer.previousTier();
            return function == EvaluationFunction.TIER_CHANGES
                    ? List.of(before == null ? "" : before.name(), tier)
                    : List.of(tier);
        }

        private Piece cell(EvaluationColumn column, EvaluationLine line) {
            return new Piece(column.text(line, figures), css(column, line), behind(column, line));
        }

        private @Nullable String css(EvaluationColumn column, EvaluationLine line) {
            if (column.change() == null) {
                return null;
            }
            Change change = column.change().apply(line);
            return switch (figures.verdict(change)) {
                case GOOD -> "good";
                case BAD -> "bad";
                case NEUTRAL -> null;
            };
        }

        /** The list a number counts; null where there is none or it counts nothing. */
        private @Nullable String behind(EvaluationColumn column, EvaluationLine line) {
            if (!(line.who() instanceof Who.Part part) || column.isChange() || column.about() != null) {
                return null;
            }
            BigDecimal number = column.number(line);
            if (number == null || number.signum() == 0) {
                return null;
            }
            CustomerFilter filter = filter(column.metric(), part.subject());
            return filter == null
                    ? null
                    : links.customers(part.subject(), filter).toString();
        }

        private @Nullable CustomerFilter filter(Metric metric, Subject of) {
            boolean moves = CustomerGrain.inList(scope, of).tierChanges();
            return switch (metric) {
                case CUSTOMERS -> CustomerFilter.NONE;
                case TIER_A1 -> CustomerFilter.NONE.ofTiers(Tier.A1);
                case TIER_A2 -> CustomerFilter.NONE.ofTiers(Tier.A2);
                case TIER_B1 -> CustomerFilter.NONE.ofTiers(Tier.B1);
                case TIER_B2 -> CustomerFilter.NONE.ofTiers(Tier.B2);
                case TIER_C -> CustomerFilter.NONE.ofTiers(Tier.C);
                case UPGRADES -> moves ? CustomerFilter.NONE.moved(Direction.UP) : null;
                case DOWNGRADES -> moves ? CustomerFilter.NONE.moved(Direction.DOWN) : null;
                default -> null;
            };
        }

        private List<EvaluationPage.Definition> definitions(List<Metric> others) {
            List<Metric> metrics = new ArrayList<>();
            columns.forEach(column -> metrics.add(column.metric()));
            metrics.addAll(others);
            return metrics.stream()
                    .distinct()
                    .map(metric -> new EvaluationPage.Definition(
                            metric.key(), figures.name(metric), figures.unit(metric), figures.definition(metric)))
                    .toList();
        }

        ListFiles.Content<EvaluationLine> file() {
            List<EvaluationLine> lines = new ArrayList<>(sorted());
            if (by != Grouping.CUSTOMER || addsUp()) {
                lines.add(evaluation.total());
            }
            Figures yuan = figures.in(Figures.Money.YUAN);
            List<Column<EvaluationLine>> all = new ArrayList<>();
            all.add(Column.ofFile("evaluation.code", line -> EvaluationNames.code(line.who())));
            all.add(Column.ofFile(
                    "evaluation.first." + (by == null ? "subject" : by.code()),
                    line -> name(line).text()));
            List<String> tierHeads = tierHeads();
            for (int i = 0; i < tierHeads.size(); i++) {
                int place = i;
                all.add(Column.ofFile(
                        any -> tierHeads.get(place),
                        line -> emptyAsNull(tiers(line).get(place))));
            }
            columns.forEach(column -> all.add(Column.ofFile(any -> column.head(yuan), column::inFile)));
            return new ListFiles.Content<>(
                    "evaluation",
                    "evaluation." + function.code() + ".title",
                    all,
                    limit -> lines.size() > limit,
                    lines::forEach,
                    Map.of("function", function.code(), "by", by == null ? "" : by.code()));
        }
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : Objects.requireNonNull(text);
    }
}
