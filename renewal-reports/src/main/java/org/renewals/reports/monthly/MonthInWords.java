package org.renewals.reports.monthly;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.RenewalCohorts;
import org.renewals.analysis.TierMoves;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.analysis.reading.MonthReading;
import org.renewals.analysis.reading.Sentence;
import org.renewals.tier.Direction;

/**
 * Tells the month in sentences. Each states what is printed elsewhere in the report: what rose, what fell, by how much and
 * where; causes are named only where they follow from the arithmetic.
 */
final class MonthInWords {

    private final MonthlyReport report;
    private final Wording wording;
    private final Figures figures;
    private final MonthOverview overview;

    MonthInWords(MonthlyReport report, Wording wording) {
        this.report = report;
        this.wording = wording;
        this.figures = wording.figures();
        this.overview = report.overview();
    }

    /** The month as pages tell it too. */
    List<Sentence> reading() {
        return MonthReading.tell(
                wording.messages(),
                figures,
                overview,
                report.mainParts().orElse(null),
                report.due(),
                report.products(),
                report.book() != null);
    }

    /** The three incomes and where the income moved. */
    List<String> income() {
        List<String> said = new ArrayList<>();
        for (Metric metric : List.of(Metric.GROUP_PAID, Metric.PERSONAL_BILLS, Metric.INFORMATIZATION)) {
            if (known(metric)) {
                said.add(stated(metric));
            }
        }
        report.mainParts().ifPresent(parts -> {
            extremes(parts, Metric.TOTAL_INCOME).ifPresent(said::add);
            extremes(parts, Metric.INCOME_SHARE).ifPresent(said::add);
        });
        return said;
    }

    /** Members who came, left and are active. */
    List<String> members() {
        List<String> said = new ArrayList<>();
        for (Metric metric :
                List.of(Metric.MEMBERS, Metric.MEMBER_CHURN_RATE, Metric.VNET_PENETRATION, Metric.BASELINE_RETENTION)) {
            if (known(metric)) {
                said.add(stated(metric));
            }
        }
        report.mainParts().ifPresent(parts -> {
            targetOfParts(parts).ifPresent(said::add);
            extremes(parts, Metric.EFFECTIVE_MEMBER_SHARE).ifPresent(said::add);
        });
        return said;
    }

    /** Who rose and who fell. */
    List<String> tiers() {
        List<String> said = new ArrayList<>();
        classA().ifPresent(said::add);
        said.add(joined(stated(Metric.UPGRADES), stated(Metric.DOWNGRADES)));
        TierMoves moves = report.moves();
        long manual = moves.customers(Direction.UP, TierMoves.Method.MANUAL)
                + moves.customers(Direction.DOWN, TierMoves.Method.MANUAL);
        if (!moves.isEmpty()) {
            said.add(wording.text(
                    "sentence.methods",
                    figures.count(moves.customers(Direction.UP, TierMoves.Method.SYSTEM)
                            + moves.customers(Direction.DOWN, TierMoves.Method.SYSTEM)),
                    figures.count(manual)));
        }
        report.mainParts().flatMap(parts -> most(parts, Metric.DOWNGRADES)).ifPresent(said::add);
        return said;
    }

    /** What has to be decided, and what became of what fell due. */
    List<String> renewal() {
        List<String> said = new ArrayList<>();
        DueContracts due = report.due();
        said.add(joined(due(), dueAtRisk()));
        if (due.forecastWithin(DueContracts.FORECAST_DAYS).isKnown()) {
            said.add(wording.text(
                    "sentence.due.forecast",
                    figures.count(DueContracts.FORECAST_DAYS),
                    figures.full(due.valueWithin(DueContracts.FORECAST_DAYS)),
                    figures.full(due.forecastWithin(DueContracts.FORECAST_DAYS)),
                    figures.full(due.revenueAtRiskWithin(DueContracts.FORECAST_DAYS))));
        }
        if (due.contracts(0, null) > 0) {
            said.add(wording.text(
                    "sentence.due.past", figures.count(due.contracts(0, null)), perMonth(due.value(0, null))));
        }
        report.mainParts().flatMap(parts -> most(parts, Metric.DUE_CONTRACTS)).ifPresent(said::add);
        renewals().ifPresent(said::add);
        rates().ifPresent(said::add);
        return said;
    }

    /** Risk and customers that need somebody's attention. */
    List<String> risk() {
        List<String> said = new ArrayList<>();
        said.add(stated(Metric.AT_RISK));
        said.add(stated(Metric.ATTENTION));
        if (known(Metric.ARREARS)) {
            said.add(stated(Metric.ARREARS));
        }
        report.mainParts().flatMap(parts -> most(parts, Metric.ATTENTION)).ifPresent(said::add);
        return said;
    }

    private String stated(Metric metric) {
        return wording.sentence(overview.value(metric), overview.change(metric));
    }

    private boolean known(Metric metric) {
        return overview.value(metric).isKnown();
    }

    private Optional<String> targetOfParts(Breakdown parts) {
        BigDecimal target = overview.effectiveMemberTarget();
        List<Value> shares = parts.rows().stream()
                .map(row -> row.value(Metric.EFFECTIVE_MEMBER_SHARE))
                .filter(Value::isKnown)
                .toList();
        if (target == null || shares.isEmpty()) {
            return Optional.empty();
        }
        long reached = shares.stream()
                .filter(share -> share.number().compareTo(target) >= 0)
                .count();
        return Optional.of(wording.text(
                "sentence.target.parts." + parts.kind().code(),
                figures.count(shares.size()),
                figures.count(reached),
                wording.target(target)));
    }

    private Optional<String> classA() {
        long all = overview.current().customers();
        if (all == 0) {
            return Optional.empty();
        }
        long customers = overview.current().tierA1() + overview.current().tierA2();
        BigDecimal share = BigDecimal.valueOf(customers).divide(BigDecimal.valueOf(all), MathContext.DECIMAL128);
        return Optional.of(wording.text(
                "sentence.class_a", figures.count(customers), wording.text("percent", figures.percent(share, 1))));
    }

    private String due() {
        DueContracts due = report.due();
        return wording.text(
                "sentence.due.all",
                figures.count(DueContracts.HEADLINE_DAYS),
                figures.full(due.contractsWithin(DueContracts.HEADLINE_DAYS)),
                figures.full(due.valueWithin(DueContracts.HEADLINE_DAYS)));
    }

    private String dueAtRisk() {
        DueContracts due = report.due();
        long contracts = 0;
        BigDecimal value = BigDecimal.ZERO;
        for (int window : DueContracts.WINDOWS) {
            if (window > 0 && window <= DueContracts.HEADLINE_DAYS) {
                for (String level : List.of("high", "very_high")) {
                    contracts += due.contracts(window, level);
                    value = value.add(due.value(window, level));
                }
            }
        }
        return contracts == 0
                ? wording.text("sentence.due.no_risk")
                : wording.text("sentence.due.risk", figures.count(contracts), perMonth(value));
    }

    private Optional<String> renewals() {
        return report.renewals()
                .due(report.month())
                .map(cohort -> wording.text(
                        "sentence.renewals",
                        figures.count(cohort.contracts()),
                        figures.count(cohort.renewed()),
                        figures.count(cohort.lost()),
                        figures.count(cohort.undecided()),
                        figures.full(cohort.renewalRate())));
    }

    private Optional<String> rates() {
        return report.renewals()
                .due(report.month())
                .filter(cohort -> cohort.grossValueRate().isKnown())
                .map(cohort -> wording.text(
                        "sentence.rates",
                        figures.full(cohort.grossValueRate()),
                        figures.full(cohort.netValueRate()),
                        lastYear(cohort)));
    }

    private String lastYear(RenewalCohorts.Cohort cohort) {
        return report.renewals()
                .due(cohort.due().minusYears(1))
                .map(before -> figures.full(before.renewalRate()))
                .orElseGet(() -> figures.number(Value.notAvailable(Metric.RENEWAL_RATE)));
    }

    /** The greatest rise and the greatest fall among the parts, as far as there is one. */
    private Optional<String> extremes(Breakdown parts, Metric metric) {
        Breakdown.@Nullable Row rise = visible(parts.greatestRise(metric), metric);
        Breakdown.@Nullable Row fall = visible(parts.greatestFall(metric), metric);
        String name = figures.name(metric);
        if (rise != null && fall != null) {
            return Optional.of(wording.text(
                    "sentence.extremes",
                    name,
                    rise.subject().name(),
                    quoted(rise, metric),
                    fall.subject().name(),
                    quoted(fall, metric)));
        }
        if (rise != null) {
            return Optional.of(
                    wording.text("sentence.rise", name, rise.subject().name(), quoted(rise, metric)));
        }
        return Optional.ofNullable(fall)
                .map(row -> wording.text("sentence.fall", name, row.subject().name(), quoted(row, metric)));
    }

    private Breakdown.@Nullable Row visible(Optional<Breakdown.Row> row, Metric metric) {
        return row.filter(found -> !figures.arrow(found.change(metric)).isEmpty())
                .orElse(null);
    }

    /** Amounts are quoted with what they are about: the greatest difference need not be the greatest percentage. */
    private String quoted(Breakdown.Row row, Metric metric) {
        Change change = row.change(metric);
        return change.relative() == null
                ? figures.change(change)
                : wording.text("difference", figures.difference(change), figures.unit(metric), figures.change(change));
    }

    /** The part with most of something; nobody is singled out for having one of one. */
    private Optional<String> most(Breakdown parts, Metric metric) {
        return parts.rows().stream()
                .filter(row -> row.value(metric).isKnown()
                        && row.value(metric).number().signum() > 0)
                .max(Comparator.comparing(row -> row.value(metric).number()))
                .filter(row -> parts.rows().size() > 1)
                .map(row -> wording.text(
                        "sentence.most", figures.name(metric), row.subject().name(), figures.full(row.value(metric))));
    }

    private String perMonth(BigDecimal yuan) {
        return figures.full(Value.of(Metric.DUE_VALUE, yuan));
    }

    private String joined(String first, String second) {
        return second.isEmpty() ? first : first.isEmpty() ? second : wording.text("two_sentences", first, second);
    }
}
