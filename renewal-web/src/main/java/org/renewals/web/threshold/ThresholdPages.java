package org.renewals.web.threshold;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.alarm.AnomalyKind;
import org.renewals.analysis.figure.Figures;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartSeries;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.chart.SeriesStyle;
import org.renewals.scoring.anomaly.MonthThresholds;
import org.renewals.scoring.anomaly.ThresholdBook;
import org.renewals.scoring.anomaly.ThresholdRule;
import org.renewals.scoring.anomaly.ThresholdScope;
import org.renewals.scoring.anomaly.Thresholds;
import org.renewals.scoring.threshold.Rehearsal;
import org.renewals.scoring.threshold.Rehearsals;
import org.renewals.scoring.threshold.ThresholdDesk;
import org.renewals.scoring.threshold.ThresholdLine;
import org.renewals.scoring.threshold.ThresholdLines;
import org.renewals.tier.TierClass;
import org.renewals.web.list.Words;
import org.renewals.web.view.ChartView;
import org.renewals.web.view.Link;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the pages about thresholds together, each in one transaction. */
@Component
@Transactional(readOnly = true)
class ThresholdPages {

    private final ThresholdDesk desk;
    private final ThresholdLines lines;
    private final Rehearsals rehearsals;
    private final MessageSource messages;

    ThresholdPages(ThresholdDesk desk, ThresholdLines lines, Rehearsals rehearsals, MessageSource messages) {
        this.desk = desk;
        this.lines = lines;
        this.rehearsals = rehearsals;
        this.messages = messages;
    }

    /** @param before id of the line the history goes on from; null for its beginning */
    ThresholdOverview overview(AccessScope scope, @Nullable Integer before, Locale locale) {
        YearMonth next = desk.nextMonth(scope);
        List<ThresholdLine> open = lines.open(scope);
        List<ThresholdLine> history = lines.history(scope, before);
        boolean more = history.size() > ThresholdLines.PAGE;
        List<ThresholdLine> shown = more ? history.subList(0, ThresholdLines.PAGE) : history;
        MonthThresholds present = ThresholdBook.of(lines.rules(scope)).in(next);
        Figures figures = figures(locale);
        return new ThresholdOverview(
                next,
                ThresholdDesk.scopeOf(scope).code(),
                Arrays.stream(TierClass.values())
                        .map(each -> inForce(scope, each, present, open, figures))
                        .toList(),
                open.stream()
                        .filter(line -> line.scope() == ThresholdDesk.scopeOf(scope)
                                && line.scopeId() == ThresholdDesk.scopeIdOf(scope))
                        .map(line -> line(line, next, figures))
                        .toList(),
                open.stream().map(line -> line(line, next, figures)).toList(),
                shown.stream().map(line -> line(line, next, figures)).toList(),
                more
                        ? Link.to(ThresholdController.PATH)
                                .with("before", shown.get(shown.size() - 1).id())
                                .toString()
                        : null);
    }

    private static ThresholdOverview.InForce inForce(
            AccessScope scope,
            TierClass tierClass,
            MonthThresholds present,
            List<ThresholdLine> open,
            Figures figures) {
        Thresholds held = held(scope, tierClass, present);
        ThresholdRule rule = switch (ThresholdDesk.scopeOf(scope)) {
            case PROVINCE -> present.provinceRule(tierClass);
            case CITY -> present.cityRule(required(scope.cityId()), tierClass);
            case MANAGER -> present.ruleFor(required(scope.cityId()), required(scope.managerId()), tierClass);
        };
        boolean standard = ThresholdBook.DEFAULTS.stream()
                .anyMatch(each -> each.scope() == rule.scope()
                        && each.tierClass() == rule.tierClass()
                        && each.effectiveFrom().equals(rule.effectiveFrom()));
        String name = open.stream()
                .filter(line -> line.scope() == rule.scope() && line.scopeId() == rule.scopeId())
                .findFirst()
                .map(ThresholdPages::place)
                .orElse(null);
        return new ThresholdOverview.InForce(
                tierClass.name(),
                values(held, figures),
                "thresholds.source." + (standard ? "default" : rule.scope().code()),
                name,
                rule.tierClass() == null,
                !held.equals(rule.thresholds()));
    }

    private static ThresholdOverview.Line line(ThresholdLine line, YearMonth next, Figures figures) {
        return new ThresholdOverview.Line(
                line.id(),
                line.scope().code(),
                place(line),
                line.tierClass() == null ? null : line.tierClass().name(),
                values(line.thresholds(), figures),
                line.before() == null ? null : values(line.before(), figures),
                line.from().toString(),
                line.to() == null ? null : line.to().toString(),
                line.setBy(),
                line.setAt(),
                line.endedBy(),
                line.endedAt(),
                state(line, next));
    }

    private static String state(ThresholdLine line, YearMonth next) {
        if (line.neverBegan()) {
            return "never";
        }
        if (line.to() != null && line.to().isBefore(next)) {
            return "ended";
        }
        return line.from().isBefore(next) ? "in-force" : "planned";
    }

    private static @Nullable String place(ThresholdLine line) {
        return line.scope() == ThresholdScope.MANAGER ? line.manager() : line.city();
    }

    /**
     * The form for a class, as it was typed.
     *
     * @param rehearse whether what was typed can be set, so that it is rehearsed
     */
    ThresholdPage form(AccessScope scope, ThresholdForm form, boolean rehearse, Locale locale) {
        TierClass tierClass = form.tierClass();
        Figures figures = figures(locale);
        MonthThresholds present = ThresholdBook.of(lines.rules(scope)).in(desk.nextMonth(scope));
        List<ThresholdLine> open = lines.open(scope);
        List<TierClass> meant = tierClass == null ? List.of(TierClass.values()) : List.of(tierClass);
        List<ThresholdPage.ByClass> inForce = meant.stream()
                .map(each -> new ThresholdPage.ByClass(each.name(), values(held(scope, each, present), figures)))
                .toList();
        List<ThresholdPage.ByClass> limits = scope.kind() != AccessScope.Kind.MANAGER
                ? List.of()
                : meant.stream()
                        .map(each -> new ThresholdPage.ByClass(
                                each.name(), values(present.ofCity(required(scope.cityId()), each), figures)))
                        .toList();
        return new ThresholdPage(
                Objects.requireNonNull(form.tier()),
                ThresholdDesk.scopeOf(scope).code(),
                desk.nextMonth(scope),
                form.isFresh()
                        ? (tierClass == null
                                ? List.of("", "", "")
                                : inForce.get(0).values())
                        : List.of(text(form.t1()), text(form.t2()), text(form.t3())),
                inForce,
                limits,
                ThresholdDesk.own(scope, open, tierClass).map(ThresholdLine::id).orElse(0),
                tierClass != null
                        ? List.of()
                        : meant.stream()
                                .filter(each ->
                                        ThresholdDesk.own(scope, open, each).isPresent())
                                .map(TierClass::name)
                                .toList(),
                rehearse ? view(rehearsals.rehearse(scope, tierClass, form.thresholds()), locale) : null);
    }

    private ThresholdPage.RehearsalView view(Rehearsal rehearsal, Locale locale) {
        Words words = new Words(messages, locale);
        Figures figures = figures(locale);
        if (rehearsal.months().isEmpty()) {
            return new ThresholdPage.RehearsalView(words.of("thresholds.rehearsal.none"), List.of(), List.of());
        }
        List<ThresholdPage.Line> table = new ArrayList<>();
        List<ChartView> charts = new ArrayList<>();
        for (AnomalyKind kind : AnomalyKind.values()) {
            table.add(line(words.of(kind.key()), rehearsal, counts -> counts.of(kind), figures));
            charts.add(chart(kind, rehearsal, words, figures));
        }
        table.add(line(words.of("thresholds.rehearsal.both"), rehearsal, Rehearsal.Counts::both, figures));
        long difference = rehearsal.difference();
        String key = difference == 0 ? "same" : difference > 0 ? "more" : "fewer";
        return new ThresholdPage.RehearsalView(
                words.of(
                        "thresholds.rehearsal." + key,
                        figures.count(rehearsal.months().size()),
                        figures.count(rehearsal.inForce().both()),
                        figures.count(rehearsal.proposed().both()),
                        figures.count(Math.abs(difference))),
                table,
                charts);
    }

    private static ThresholdPage.Line line(
            String name, Rehearsal rehearsal, ToLongFunction<Rehearsal.Counts> counted, Figures figures) {
        long before = counted.applyAsLong(rehearsal.inForce());
        long after = counted.applyAsLong(rehearsal.proposed());
        return new ThresholdPage.Line(
                name,
                figures.count(before),
                figures.count(after),
                (after > before ? "+" : "") + figures.count(after - before));
    }

    private ChartView chart(AnomalyKind kind, Rehearsal rehearsal, Words words, Figures figures) {
        return ChartView.of(
                new Chart(
                        ChartType.GROUPED_BARS,
                        words.of(kind.key()),
                        words.of("thresholds.rehearsal.unit"),
                        0,
                        rehearsal.months().stream()
                                .map(month -> month.month().toString())
                                .toList(),
                        List.of(
                                new ChartSeries(
                                        words.of("thresholds.in-force"),
                                        SeriesStyle.BACKGROUND,
                                        rehearsal.months().stream()
                                                .map(month -> BigDecimal.valueOf(
                                                        month.inForce().of(kind)))
                                                .toList()),
                                new ChartSeries(
                                        words.of("thresholds.proposed"),
                                        SeriesStyle.FIRST,
                                        rehearsal.months().stream()
                                                .map(month -> BigDecimal.valueOf(
                                                        month.proposed().of(kind)))
                                                .toList()))),
                figures,
                messages,
                (series, category) -> null);
    }

    private static Thresholds held(AccessScope scope, TierClass tierClass, MonthThresholds present) {
        return switch (ThresholdDesk.scopeOf(scope)) {
            case PROVINCE -> present.ofProvince(tierClass);
            case CITY -> present.ofCity(required(scope.cityId()), tierClass);
            case MANAGER -> present.of(required(scope.cityId()), required(scope.managerId()), tierClass);
        };
    }

    /** As they can be typed again: 8, 12.5. */
    private static List<String> values(Thresholds thresholds, Figures figures) {
        return List.of(
                written(thresholds.t1(), figures),
                written(thresholds.t2(), figures),
                written(thresholds.t3(), figures));
    }

    private static String written(double threshold, Figures figures) {
        return figures.decimal(BigDecimal.valueOf(threshold), threshold == Math.rint(threshold) ? 0 : 1);
    }

    private Figures figures(Locale locale) {
        return new Figures(messages, locale, Figures.Money.YUAN);
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "");
    }

    private static int required(@Nullable Integer id) {
        return Objects.requireNonNull(id);
    }
}
