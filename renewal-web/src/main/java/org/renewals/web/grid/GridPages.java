package org.renewals.web.grid;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.customer.CustomerFilter;
import org.renewals.analysis.customer.GridFilter;
import org.renewals.analysis.customer.GridGap;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.analysis.grid.GridCoverage;
import org.renewals.analysis.grid.GridCoverageQuery;
import org.renewals.analysis.grid.GridFigures;
import org.renewals.analysis.grid.GridLine;
import org.renewals.analysis.grid.GridProblem;
import org.renewals.analysis.grid.GridTree;
import org.renewals.analysis.grid.GridTreeQuery;
import org.renewals.grid.FeatureRule;
import org.renewals.grid.GridKind;
import org.renewals.reports.sheet.SheetFormat;
import org.renewals.scoring.care.CareLevel;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.shared.NotFound;
import org.renewals.tier.Tier;
import org.renewals.web.list.ListLinks;
import org.renewals.web.support.Crumb;
import org.renewals.web.view.Link;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Standpoint;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the pages of the tree together. */
@Component
class GridPages {

    private static final List<Metric> TILES = List.of(
            Metric.CUSTOMERS, Metric.MEMBERS, Metric.EFFECTIVE_MEMBER_SHARE, Metric.TOTAL_INCOME, Metric.AT_RISK);

    private final GridTreeQuery trees;
    private final GridCoverageQuery coverages;
    private final GridRuleReader rules;
    private final MessageSource messages;

    GridPages(GridTreeQuery trees, GridCoverageQuery coverages, GridRuleReader rules, MessageSource messages) {
        this.trees = trees;
        this.coverages = coverages;
        this.rules = rules;
        this.messages = messages;
    }

    /** A tree with its page and the way down to it. */
    record Found(GridPage page, List<Crumb> crumbs) {}

    /**
     * @param grid code; null for the top
     * @return empty at the top where grids were not looked at in the month, or there are none
     * @throws NotFound for a grid that has nothing of the reader's in the month
     */
    @Transactional(readOnly = true)
    public Optional<Found> find(AccessScope scope, Standpoint standpoint, @Nullable String grid, Locale locale) {
        Optional<GridTree> tree = trees.find(scope, standpoint.month(), grid);
        if (tree.isEmpty() && grid != null) {
            throw new NotFound("grid", grid);
        }
        return tree.map(each -> {
            Maker maker = new Maker(scope, standpoint, each, locale);
            GridCoverage coverage =
                    grid == null ? coverages.find(scope, standpoint.month()).orElse(null) : null;
            GridLine chosen = each.chosen();
            FeatureRule rule = chosen == null || chosen.ruleId() == null
                    ? null
                    : rules.find(scope, chosen.ruleId()).orElse(null);
            return new Found(maker.page(coverage, rule), maker.crumbs());
        });
    }

    /** The address of a grid's page; of the top for null. */
    static Link link(Standpoint standpoint, @Nullable String grid) {
        return standpoint.withoutSubject(GridController.PATH).with("grid", grid);
    }

    /** Makes one page. */
    private final class Maker {

        private final AccessScope scope;
        private final Standpoint standpoint;
        private final GridTree tree;
        private final @Nullable GridLine grid;
        private final Locale locale;
        private final Figures figures;
        private final ListLinks links;

        Maker(AccessScope scope, Standpoint standpoint, GridTree tree, Locale locale) {
            this.scope = scope;
            this.standpoint = standpoint;
            this.tree = tree;
            this.grid = tree.grid();
            this.locale = locale;
            this.figures = standpoint.figures(messages, locale);
            this.links = new ListLinks(standpoint);
        }

        List<Crumb> crumbs() {
            List<Crumb> crumbs = new ArrayList<>();
            if (grid != null) {
                crumbs.add(new Crumb(
                        standpoint.top().name(), link(standpoint, null).toString()));
                tree.path().stream()
                        .filter(line -> line.id() != grid.id())
                        .forEach(line -> crumbs.add(new Crumb(
                                line.name(), link(standpoint, line.code()).toString())));
            }
            crumbs.add(new Crumb(grid == null ? standpoint.top().name() : grid.name(), null));
            return crumbs;
        }

        GridPage page(@Nullable GridCoverage coverage, @Nullable FeatureRule rule) {
            return new GridPage(
                    grid == null ? null : grid.name(),
                    grid == null ? List.of() : facts(grid),
                    grid == null ? List.of() : tiles(grid),
                    tree.children().isEmpty() ? null : children(),
                    tree.features().isEmpty() ? null : features(),
                    tree.types().isEmpty() || isMicro() ? null : types(),
                    tree.withholds(),
                    coverage == null || coverage.care().isEmpty() ? null : care(coverage),
                    gaps(coverage),
                    grid == null || grid.kind() != GridKind.FEATURE ? null : feature(grid, rule),
                    files());
        }

        private boolean isMicro() {
            return grid != null && grid.kind() == GridKind.MICRO;
        }

        private List<Piece> facts(GridLine line) {
            List<Piece> facts = new ArrayList<>();
            facts.add(plain(kind(line)));
            facts.add(plain(line.code()));
            if (line.kind() == GridKind.MICRO) {
                facts.add(
                        line.responsible() == null
                                ? new Piece(text("grids.no-manager"), "bad", null)
                                : plain(text("grids.responsible.is", line.responsible())));
            }
            if (line.direct() > 0
                    && line.kind() != GridKind.MICRO
                    && line.direct() < line.figures().customers()) {
                facts.add(plain(text("grids.direct", figures.count(line.direct()))));
            }
            return facts;
        }

        private String kind(GridLine line) {
            String kind = text("grids.kind." + line.kind().code());
            return line.subtype() == null ? kind : text("grids.kind.typed", kind, line.subtype());
        }

        private List<GridPage.Tile> tiles(GridLine line) {
            return TILES.stream()
                    .map(metric -> {
                        Value value = line.figures().value(metric);
                        return new GridPage.Tile(
                                metric.key(),
                                figures.name(metric),
                                figures.number(value),
                                value.isKnown() ? figures.unit(metric) : "",
                                behind(metric, value, GridFilter.placedIn(line.code())));
                    })
                    .toList();
        }

        private GridPage.Table children() {
            List<GridPage.Head> heads = new ArrayList<>();
            heads.add(word("grids.column.kind"));
            heads.add(word("grids.column.responsible"));
            heads.addAll(figureHeads());
            return new GridPage.Table(
                    text("grids.children." + (grid == null ? "top" : grid.kind().code())),
                    text("grids.children.note"),
                    heads,
                    tree.children().stream().map(this::row).toList(),
                    grid == null ? null : total(grid));
        }

        private GridPage.Row row(GridLine line) {
            List<Piece> cells = new ArrayList<>();
            cells.add(plain(kind(line)));
            cells.add(responsible(line));
            cells.addAll(figureCells(line.figures(), GridFilter.placedIn(line.code())));
            return new GridPage.Row(
                    new Piece(line.name(), null, link(standpoint, line.code()).toString()), cells);
        }

        private GridPage.Row total(GridLine line) {
            List<Piece> cells = new ArrayList<>(List.of(plain(""), plain("")));
            cells.addAll(figureCells(line.figures(), GridFilter.placedIn(line.code())));
            return new GridPage.Row(plain(text("home.parts.total", line.name())), cells);
        }

        private Piece responsible(GridLine line) {
            if (line.kind() != GridKind.MICRO) {
                return plain("");
            }
            return line.responsible() == null
                    ? new Piece(text("grids.no-manager"), "bad", null)
                    : plain(line.responsible());
        }

        private GridPage.Table features() {
            List<GridPage.Head> heads = new ArrayList<>();
            heads.add(word("grids.column.basis"));
            heads.addAll(figureHeads());
            return new GridPage.Table(
                    text("grids.features"),
                    text("grids.features.note"),
                    heads,
                    tree.features().stream()
                            .map(line -> {
                                List<Piece> cells = new ArrayList<>();
                                cells.add(plain(text(line.matched() ? "grids.matched" : "grids.placed")));
                                cells.addAll(figureCells(line.figures(), filter(line)));
                                return new GridPage.Row(
                                        new Piece(
                                                line.name(),
                                                null,
                                                link(standpoint, line.code()).toString()),
                                        cells);
                            })
                            .toList(),
                    null);
        }

        private static GridFilter filter(GridLine line) {
            return line.matched() ? GridFilter.chosenBy(line.code()) : GridFilter.placedIn(line.code());
        }

        private GridPage.Table types() {
            List<GridPage.Head> heads = new ArrayList<>();
            heads.add(new GridPage.Head(text("grids.column.grids"), null, null, true));
            heads.add(new GridPage.Head(text("grids.column.managed"), null, null, true));
            heads.addAll(figureHeads());
            return new GridPage.Table(
                    text("grids.types"),
                    text("grids.types.note"),
                    heads,
                    tree.types().stream()
                            .map(type -> {
                                List<Piece> cells = new ArrayList<>();
                                cells.add(plain(figures.count(type.grids())));
                                cells.add(plain(figures.count(type.managed())));
                                cells.addAll(figureCells(type.figures(), null));
                                return new GridPage.Row(
                                        plain(type.subtype() == null ? text("grids.types.none") : type.subtype()),
                                        cells);
                            })
                            .toList(),
                    null);
        }

        private List<GridPage.Head> figureHeads() {
            return GridColumn.ALL.stream()
                    .map(column -> new GridPage.Head(
                            column.isOfATier() ? figures.name(column.metric()) : figures.head(column.metric()),
                            column.metric().key(),
                            figures.definition(column.metric()),
                            true))
                    .toList();
        }

        /** @param filter what the counts open; null for nothing */
        private List<Piece> figureCells(GridFigures row, @Nullable GridFilter filter) {
            return GridColumn.ALL.stream()
                    .map(column -> {
                        Value value = column.of(row);
                        return new Piece(
                                figures.number(value),
                                null,
                                filter == null ? null : behind(column.metric(), value, filter));
                    })
                    .toList();
        }

        /** The list a count has the rows of; null for other figures and for nothing. */
        private @Nullable String behind(Metric metric, Value value, GridFilter grids) {
            if (!value.isKnown() || value.number().signum() == 0) {
                return null;
            }
            CustomerFilter all = CustomerFilter.NONE.of(grids);
            CustomerFilter wanted = switch (metric) {
                case CUSTOMERS -> all;
                case TIER_A1 -> all.ofTiers(Tier.A1);
                case TIER_A2 -> all.ofTiers(Tier.A2);
                case TIER_B1 -> all.ofTiers(Tier.B1);
                case TIER_B2 -> all.ofTiers(Tier.B2);
                case TIER_C -> all.ofTiers(Tier.C);
                case AT_RISK -> all.ofRisks(RiskLevel.HIGH, RiskLevel.VERY_HIGH);
                default -> null;
            };
            return wanted == null || isClosedTo(grids) ? null : list(wanted);
        }

        private String list(CustomerFilter filter) {
            return links.customers(standpoint.top(), filter).toString();
        }

        /** Customers chosen by their income are named to their managers only (contract.md section 3, function 4). */
        private boolean isClosedTo(GridFilter grids) {
            if (grids.feature() == null || scope.kind() == AccessScope.Kind.MANAGER) {
                return false;
            }
            return Stream.concat(tree.features().stream(), Stream.ofNullable(tree.chosen()))
                    .filter(line -> line.code().equals(grids.feature()))
                    .map(GridLine::ruleId)
                    .filter(Objects::nonNull)
                    .anyMatch(id -> rules.looksAtIncome(scope, id));
        }

        private GridPage.Feature feature(GridLine line, @Nullable FeatureRule rule) {
            GridLine chosen = tree.chosen();
            Piece count = null;
            if (chosen != null) {
                Value value = chosen.figures().value(Metric.CUSTOMERS);
                count = new Piece(
                        figures.full(value),
                        "figure",
                        behind(Metric.CUSTOMERS, value, GridFilter.chosenBy(line.code())));
            }
            return new GridPage.Feature(
                    rule == null ? List.of() : new RuleWords(messages, locale).of(rule.conditions()),
                    count,
                    scope.kind() == AccessScope.Kind.PROVINCE
                            ? Link.to(GridRuleController.PATH, line.code()).toString()
                            : null);
        }

        /** Who should look after the customers (R099). */
        private GridPage.Table care(GridCoverage coverage) {
            BigDecimal all = BigDecimal.valueOf(coverage.customers());
            List<GridPage.Row> rows = new ArrayList<>();
            for (CareLevel level : CareLevel.values()) {
                BigDecimal customers = BigDecimal.valueOf(coverage.care().getOrDefault(level, 0L));
                Value count = Value.of(Metric.CUSTOMERS, customers);
                rows.add(new GridPage.Row(
                        plain(text("care." + level.code())),
                        List.of(
                                new Piece(
                                        figures.number(count),
                                        null,
                                        customers.signum() == 0
                                                ? null
                                                : list(CustomerFilter.NONE.of(GridFilter.caredForBy(level)))),
                                plain(figures.percent(
                                        all.signum() == 0 ? null : customers.divide(all, MathContext.DECIMAL128), 1)),
                                plain(text("care." + level.code() + ".rule", figures.count(CareLevel.LARGE))))));
            }
            return new GridPage.Table(
                    text("grids.care"),
                    text("grids.care.note"),
                    List.of(
                            new GridPage.Head(
                                    figures.head(Metric.CUSTOMERS),
                                    Metric.CUSTOMERS.key(),
                                    figures.definition(Metric.CUSTOMERS),
                                    true),
                            new GridPage.Head(text("grids.care.share"), null, null, true),
                            word("grids.care.rule")),
                    rows,
                    null);
        }

        private GridPage.Gaps gaps(@Nullable GridCoverage coverage) {
            if (coverage == null) {
                return new GridPage.Gaps(false, false, List.of(), List.of());
            }
            List<GridPage.Gap> rows = new ArrayList<>();
            for (GridGap gap : GridGap.values()) {
                long count = coverage.gaps().getOrDefault(gap, 0L);
                rows.add(new GridPage.Gap(
                        text("customers.gap." + gap.code()),
                        text("grids.gap." + gap.code() + ".note"),
                        figures.count(count),
                        count > 0,
                        count == 0 ? null : list(CustomerFilter.NONE.of(GridFilter.with(gap)))));
            }
            for (GridProblem problem : GridProblem.values()) {
                Long count = coverage.problems().get(problem);
                if (count != null) {
                    rows.add(new GridPage.Gap(
                            text("grids.problem." + problem.code()),
                            text("grids.problem." + problem.code() + ".note"),
                            figures.count(count),
                            count > 0,
                            count == 0
                                    ? null
                                    : standpoint
                                            .withoutSubject(GridController.PATH + "/problems/" + problem.code())
                                            .toString()));
                }
            }
            return new GridPage.Gaps(true, coverage.isClosed(), rows, coverage.uncovered());
        }

        private List<Piece> files() {
            return Arrays.stream(SheetFormat.values())
                    .map(format -> new Piece(
                            format.name(),
                            null,
                            standpoint
                                    .withoutSubject(GridController.PATH + "." + format.extension())
                                    .with("grid", grid == null ? null : grid.code())
                                    .toString()))
                    .toList();
        }

        private GridPage.Head word(String key) {
            return new GridPage.Head(text(key), null, null, false);
        }

        private String text(String key, Object... arguments) {
            return messages.getMessage(key, arguments, locale);
        }
    }

    private static Piece plain(String text) {
        return new Piece(text, null, null);
    }
}
