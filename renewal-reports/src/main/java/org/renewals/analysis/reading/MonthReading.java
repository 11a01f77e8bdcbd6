package org.renewals.analysis.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.ProductUsage;
import org.renewals.analysis.Subject;
import org.renewals.analysis.customer.CustomerFilter;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.tier.Direction;
import org.springframework.context.MessageSource;

/** Tells a month in sentences (R071-R077): income, members, development, attention, tiers, contracts due. */
public final class MonthReading {

    private final MessageSource messages;
    private final Figures figures;
    private final MonthOverview overview;
    private final @Nullable Breakdown parts;
    private final DueContracts due;
    private final @Nullable ProductUsage products;
    private final boolean listsTierChanges;
    private final List<Sentence> sentences = new ArrayList<>();

    private MonthReading(
            MessageSource messages,
            Figures figures,
            MonthOverview overview,
            @Nullable Breakdown parts,
            DueContracts due,
            @Nullable ProductUsage products,
            boolean listsTierChanges) {
        this.messages = messages;
        this.figures = figures;
        this.overview = overview;
        this.parts = parts;
        this.due = due;
        this.products = products;
        this.listsTierChanges = listsTierChanges;
    }

    /**
     * @param parts where changes come from; null for subjects without parts
     * @param products what is used and paid for; null where nothing is to be said of it
     * @param listsTierChanges whether the reader may open the list of customers that moved (contract.md section 3, function 6)
     */
    public static List<Sentence> tell(
            MessageSource messages,
            Figures figures,
            MonthOverview overview,
            @Nullable Breakdown parts,
            DueContracts due,
            @Nullable ProductUsage products,
            boolean listsTierChanges) {
        MonthReading reading = new MonthReading(messages, figures, overview, parts, due, products, listsTierChanges);
        reading.income();
        reading.incomeShare();
        reading.products();
        reading.effectiveMembers();
        reading.development();
        reading.members();
        reading.attention();
        reading.anomalies();
        reading.tiers();
        reading.contracts();
        return List.copyOf(reading.sentences);
    }

    private void income() {
        Value income = overview.value(Metric.TOTAL_INCOME);
        if (!income.isKnown()) {
            return;
        }
        Change change = overview.change(Metric.TOTAL_INCOME);
        Phrase amount = Phrase.figure(figures.full(income));
        if (change.relative() == null) {
            say("reading.income.alone", amount);
        } else {
            say("reading.income." + way(change), amount, change(change), inAYear());
        }
    }

    private Phrase inAYear() {
        Change change = overview.changeInAYear(Metric.TOTAL_INCOME);
        return change.relative() == null
                ? Phrase.plain("")
                : Phrase.plain(messages.getMessage(
                        "reading.income.year", new Object[] {figures.change(change)}, figures.locale()));
    }

    private void incomeShare() {
        Value share = overview.value(Metric.INCOME_SHARE);
        Change change = overview.change(Metric.INCOME_SHARE);
        if (!share.isKnown() || !change.isKnown()) {
            return;
        }
        Change operating = overview.change(Metric.OPERATING_INCOME);
        say(
                "reading.share." + way(change),
                Phrase.figure(figures.full(share)),
                change(change),
                Phrase.plain(figures.change(operating)));
        causes();
    }

    private void causes() {
        if (parts == null) {
            return;
        }
        Optional<Breakdown.Row> fall = parts.greatestFall(Metric.INCOME_SHARE);
        Optional<Breakdown.Row> rise = parts.greatestRise(Metric.INCOME_SHARE);
        if (fall.isPresent() && rise.isPresent()) {
            say(
                    "reading.share.causes",
                    name(fall.get()),
                    change(fall.get().change(Metric.INCOME_SHARE)),
                    name(rise.get()),
                    change(rise.get().change(Metric.INCOME_SHARE)));
        }
    }

    private void effectiveMembers() {
        Value share = overview.value(Metric.EFFECTIVE_MEMBER_SHARE);
        if (!share.isKnown()) {
            return;
        }
        Change change = overview.change(Metric.EFFECTIVE_MEMBER_SHARE);
        Change gap = overview.gapToTarget();
        Phrase figure = Phrase.figure(figures.full(share));
        if (change.isKnown()) {
            say("reading.effective." + way(change), figure, change(change));
        } else {
            say("reading.effective.alone", figure);
        }
        if (gap.isKnown()) {
            String target = figures.percent(overview.effectiveMemberTarget(), 0);
            say(
                    gap.sign() < 0 ? "reading.target.missed" : "reading.target.met",
                    Phrase.plain(target),
                    new Phrase(figures.change(gap), false, gap.verdict(), null));
            if (gap.sign() < 0) {
                needed();
            }
        }
    }

    /** What it takes to reach the target, with as many members as there are. */
    private void needed() {
        Value members = overview.value(Metric.MEMBERS);
        Value effective = overview.value(Metric.EFFECTIVE_MEMBERS);
        BigDecimal target = overview.effectiveMemberTarget();
        if (target == null || !members.isKnown() || !effective.isKnown()) {
            return;
        }
        BigDecimal missing = target.multiply(members.number())
                .setScale(0, RoundingMode.CEILING)
                .subtract(effective.number());
        if (missing.signum() > 0) {
            say("reading.target.needed", Phrase.figure(figures.full(Value.of(Metric.EFFECTIVE_MEMBERS, missing))));
        }
    }

    /** Which product brings most, and which gained and lost most since the month before (R073). */
    private void products() {
        if (products == null) {
            return;
        }
        List<ProductUsage.Row> known =
                products.rows().stream().filter(row -> row.income().isKnown()).toList();
        if (known.isEmpty() || known.get(0).income().number().signum() <= 0) {
            return;
        }
        ProductUsage.Row largest = known.get(0);
        say("reading.products", function(largest.name(), "products"), Phrase.plain(figures.full(largest.income())));
        Optional<ProductUsage.Row> rise = moved(known, 1);
        Optional<ProductUsage.Row> fall = moved(known, -1);
        if (rise.isPresent() && fall.isPresent()) {
            say(
                    "reading.products.moved",
                    Phrase.plain(rise.get().name()),
                    change(rise.get().incomeChange()),
                    Phrase.plain(fall.get().name()),
                    change(fall.get().incomeChange()));
        }
    }

    /** The product whose income moved furthest that way, in yuan; it is quoted in %. */
    private static Optional<ProductUsage.Row> moved(List<ProductUsage.Row> rows, int way) {
        return rows.stream()
                .filter(row ->
                        row.incomeChange().sign() == way && row.incomeChange().relative() != null)
                .max(Comparator.comparing(row ->
                        Objects.requireNonNull(row.incomeChange().difference()).abs()));
    }

    private void members() {
        Value members = overview.value(Metric.MEMBERS);
        Value joined = overview.value(Metric.JOINED);
        Value left = overview.value(Metric.LEFT);
        if (members.isKnown() && joined.isKnown() && left.isKnown()) {
            say(
                    "reading.members",
                    function(figures.full(members), "members"),
                    Phrase.plain(figures.number(joined)),
                    Phrase.plain(figures.number(left)));
        }
    }

    /** Both kinds of anomaly, and whether there are more than the month before (R075). */
    private void anomalies() {
        Value status = overview.value(Metric.STATUS_ANOMALIES);
        Value call = overview.value(Metric.CALL_ANOMALIES);
        if (!status.isKnown() || !call.isKnown()) {
            return;
        }
        say(
                "reading.anomalies",
                function(figures.full(status), "anomalies"),
                function(figures.full(call), "anomalies"));
        Change change = overview.change(Metric.STATUS_ANOMALIES);
        Change calls = overview.change(Metric.CALL_ANOMALIES);
        if (change.isKnown() && calls.isKnown()) {
            say(
                    "reading.anomalies.change",
                    Phrase.change(figures.difference(change), figures.verdict(change)),
                    Phrase.change(figures.difference(calls), figures.verdict(calls)));
        }
        mostAnomalies();
    }

    /** Which part has most anomalies of both kinds; nothing where none has any, or where several have as many. */
    private void mostAnomalies() {
        if (parts == null) {
            return;
        }
        List<Breakdown.Row> ranked = parts.rows().stream()
                .filter(row -> anomalies(row).signum() > 0)
                .sorted(Comparator.comparing(MonthReading::anomalies, Comparator.reverseOrder()))
                .toList();
        boolean shared = ranked.size() > 1 && anomalies(ranked.get(0)).compareTo(anomalies(ranked.get(1))) == 0;
        if (ranked.isEmpty() || shared) {
            return;
        }
        Breakdown.Row most = ranked.get(0);
        say(
                "reading.anomalies.most",
                Phrase.to(most.subject().name(), new Target.Function(most.subject(), "anomalies")),
                Phrase.plain(figures.full(most.value(Metric.STATUS_ANOMALIES))),
                Phrase.plain(figures.full(most.value(Metric.CALL_ANOMALIES))));
    }

    /** Nothing where one of both is not known. */
    private static BigDecimal anomalies(Breakdown.Row row) {
        Value status = row.value(Metric.STATUS_ANOMALIES);
        Value call = row.value(Metric.CALL_ANOMALIES);
        return status.isKnown() && call.isKnown() ? status.number().add(call.number()) : BigDecimal.ZERO;
    }

    private Phrase function(String text, String code) {
        return Phrase.to(text, new Target.Function(subject(), code));
    }

    private void development() {
        say(
                "reading.development",
                Phrase.to(
                        figures.full(overview.value(Metric.CUSTOMERS)),
                        new Target.Customers(subject(), CustomerFilter.NONE)),
                Phrase.plain(figures.full(overview.value(Metric.NEW_CUSTOMERS))),
                Phrase.plain(figures.full(overview.value(Metric.LOST_CUSTOMERS))));
    }

    private void attention() {
        say(
                "reading.attention",
                Phrase.to(
                        figures.full(overview.value(Metric.ATTENTION)),
                        new Target.Customers(subject(), CustomerFilter.NONE.needingAttention())),
                Phrase.to(
                        figures.full(overview.value(Metric.AT_RISK)),
                        new Target.Customers(
                                subject(), CustomerFilter.NONE.ofRisks(RiskLevel.HIGH, RiskLevel.VERY_HIGH))));
    }

    private void tiers() {
        say("reading.tiers", moved(Metric.UPGRADES, Direction.UP), moved(Metric.DOWNGRADES, Direction.DOWN));
    }

    private Phrase moved(Metric metric, Direction direction) {
        String text = figures.full(overview.value(metric));
        return listsTierChanges
                ? Phrase.to(text, new Target.Customers(subject(), CustomerFilter.NONE.moved(direction)))
                : function(text, "tiers");
    }

    private void contracts() {
        int days = DueContracts.HEADLINE_DAYS;
        Value within = due.contractsWithin(days);
        Value past = Value.of(Metric.DUE_CONTRACTS, due.contracts(0, null));
        say(
                "reading.due",
                Phrase.plain(figures.count(days)),
                Phrase.to(figures.full(within), new Target.DueWithin(subject(), days)),
                Phrase.plain(figures.full(due.valueWithin(days))));
        Value forecast = due.forecastWithin(DueContracts.FORECAST_DAYS);
        if (forecast.isKnown()) {
            say(
                    "reading.due.forecast",
                    Phrase.plain(figures.count(DueContracts.FORECAST_DAYS)),
                    Phrase.to(
                            figures.full(due.contractsWithin(DueContracts.FORECAST_DAYS)),
                            new Target.DueWithin(subject(), DueContracts.FORECAST_DAYS)),
                    Phrase.plain(figures.full(due.valueWithin(DueContracts.FORECAST_DAYS))),
                    Phrase.figure(figures.full(forecast)),
                    Phrase.figure(figures.full(due.revenueAtRiskWithin(DueContracts.FORECAST_DAYS))));
        }
        if (past.number().signum() > 0) {
            say("reading.due.past", Phrase.to(figures.full(past), new Target.DuePast(subject())));
        }
    }

    private Phrase change(Change change) {
        return Phrase.change(figures.change(change), figures.verdict(change));
    }

    private static Phrase name(Breakdown.Row row) {
        return Phrase.to(row.subject().name(), new Target.Figures(row.subject()));
    }

    /** The direction of what is written: a change that rounds to zero is none. */
    private String way(Change change) {
        return switch (figures.arrow(change)) {
            case "▲" -> "rose";
            case "▼" -> "fell";
            default -> "flat";
        };
    }

    private Subject subject() {
        return overview.subject();
    }

    private void say(String key, Phrase... arguments) {
        sentences.add(Sentence.of(messages, figures.locale(), key, List.of(arguments)));
    }
}
