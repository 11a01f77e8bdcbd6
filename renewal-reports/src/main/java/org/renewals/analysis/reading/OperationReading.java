package org.renewals.analysis.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.Subject;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.analysis.operation.ProductProgress;
import org.renewals.analysis.operation.Standing;
import org.springframework.context.MessageSource;

/** Tells the operation of a month in sentences (R082-R092): incomes and their share, effective and idle members, promotion. */
public final class OperationReading {

    private final MessageSource messages;
    private final Figures figures;
    private final MonthOverview overview;
    private final @Nullable Breakdown parts;
    private final @Nullable Standing standing;
    private final List<ProductProgress> products;
    private final List<Sentence> sentences = new ArrayList<>();

    private OperationReading(
            MessageSource messages,
            Figures figures,
            MonthOverview overview,
            @Nullable Breakdown parts,
            @Nullable Standing standing,
            List<ProductProgress> products) {
        this.messages = messages;
        this.figures = figures;
        this.overview = overview;
        this.parts = parts;
        this.standing = standing;
        this.products = products;
    }

    /**
     * @param parts cities or counties; null for subjects without
     * @param standing of a city by its effective-member share; null for every other subject
     */
    public static List<Sentence> tell(
            MessageSource messages,
            Figures figures,
            MonthOverview overview,
            @Nullable Breakdown parts,
            @Nullable Standing standing,
            List<ProductProgress> products) {
        OperationReading reading = new OperationReading(messages, figures, overview, parts, standing, products);
        reading.incomes();
        reading.share();
        reading.effectiveMembers();
        reading.idleMembers();
        reading.products.forEach(reading::product);
        return List.copyOf(reading.sentences);
    }

    private void incomes() {
        amount("operation.income.", Metric.TOTAL_INCOME);
        amount("operation.operating.", Metric.OPERATING_INCOME);
    }

    private void amount(String key, Metric metric) {
        Value value = overview.value(metric);
        if (!value.isKnown()) {
            return;
        }
        Change change = overview.change(metric);
        Phrase amount = Phrase.figure(figures.full(value));
        if (change.relative() == null) {
            say(key + "alone", amount);
        } else {
            say(key + way(change), amount, Phrase.plain(sizeOf(change)), change(change));
        }
    }

    /** The size of a change, without its sign, with its unit. */
    private String sizeOf(Change change) {
        BigDecimal difference = change.difference();
        return figures.full(Value.of(change.metric(), difference == null ? null : difference.abs()));
    }

    private void share() {
        Value share = overview.value(Metric.INCOME_SHARE);
        if (!share.isKnown()) {
            return;
        }
        Change change = overview.change(Metric.INCOME_SHARE);
        Phrase figure = Phrase.figure(figures.full(share));
        if (!change.isKnown()) {
            say("operation.share.alone", figure);
            return;
        }
        say("operation.share." + way(change), figure, change(change));
        why();
        causes();
    }

    /** Says what moved the share only where numerator and denominator say so. */
    private void why() {
        BigDecimal income = overview.change(Metric.TOTAL_INCOME).relative();
        BigDecimal base = overview.change(Metric.OPERATING_INCOME).relative();
        if (income == null
                || base == null
                || way(overview.change(Metric.INCOME_SHARE)).equals("flat")) {
            return;
        }
        int faster = income.compareTo(base);
        if (income.signum() > 0 && base.signum() > 0 && faster != 0) {
            say(faster > 0 ? "operation.share.why.outgrew" : "operation.share.why.outgrown");
        } else if (income.signum() < 0 && base.signum() < 0 && faster != 0) {
            say(faster > 0 ? "operation.share.why.fell-less" : "operation.share.why.fell-more");
        } else if (income.signum() * base.signum() < 0) {
            say(income.signum() > 0 ? "operation.share.why.up-down" : "operation.share.why.down-up");
        }
    }

    private void causes() {
        if (parts == null) {
            return;
        }
        Optional<Breakdown.Row> rise = parts.greatestRise(Metric.INCOME_SHARE);
        Optional<Breakdown.Row> fall = parts.greatestFall(Metric.INCOME_SHARE);
        rise.ifPresent(
                row -> say("operation.share.most-risen", name(row.subject()), change(row.change(Metric.INCOME_SHARE))));
        fall.ifPresent(row ->
                say("operation.share.most-fallen", name(row.subject()), change(row.change(Metric.INCOME_SHARE))));
    }

    private void effectiveMembers() {
        Value share = overview.value(Metric.EFFECTIVE_MEMBER_SHARE);
        if (!share.isKnown()) {
            return;
        }
        Change change = overview.change(Metric.EFFECTIVE_MEMBER_SHARE);
        Phrase figure = Phrase.figure(figures.full(share));
        if (change.isKnown()) {
            say("reading.effective." + way(change), figure, change(change));
        } else {
            say("reading.effective.alone", figure);
        }
        Change gap = overview.gapToTarget();
        if (gap.isKnown()) {
            say(
                    gap.sign() < 0 ? "reading.target.missed" : "reading.target.met",
                    Phrase.plain(figures.percent(overview.effectiveMemberTarget(), 0)),
                    new Phrase(figures.change(gap), false, gap.verdict(), null));
        }
        if (standing != null && standing.place() != null) {
            say(
                    "operation.place",
                    Phrase.figure(figures.count(standing.place())),
                    Phrase.plain(figures.count(standing.places())),
                    Phrase.plain(figures.full(standing.province())));
        }
        partsAtTarget();
    }

    private void partsAtTarget() {
        if (parts == null) {
            return;
        }
        List<Breakdown.Row> judged =
                parts.rows().stream().filter(row -> row.gapToTarget().isKnown()).toList();
        if (judged.size() > 1) {
            long met =
                    judged.stream().filter(row -> row.gapToTarget().sign() >= 0).count();
            say(
                    "operation.parts." + parts.kind().code(),
                    Phrase.plain(figures.count(judged.size())),
                    Phrase.figure(figures.count(met)));
        }
    }

    private void idleMembers() {
        Value idle = overview.value(Metric.INACTIVE_MEMBERS);
        Value cleaned = overview.value(Metric.EFFECTIVE_SHARE_OF_ACTIVE);
        if (!idle.isKnown() || !cleaned.isKnown()) {
            return;
        }
        Change change = overview.change(Metric.INACTIVE_MEMBERS);
        Phrase count = Phrase.figure(figures.full(idle));
        if (change.isKnown()) {
            say(
                    "operation.idle." + (change.sign() > 0 ? "rose" : change.sign() < 0 ? "fell" : "flat"),
                    count,
                    Phrase.change(sizeOf(change), change.verdict()));
        } else {
            say("operation.idle.alone", count);
        }
        if (idle.number().signum() > 0) {
            say(
                    "operation.idle.without",
                    Phrase.figure(figures.full(cleaned)),
                    Phrase.plain(figures.full(overview.value(Metric.EFFECTIVE_MEMBER_SHARE))));
        }
    }

    private void product(ProductProgress product) {
        ProductProgress.Row whole = product.whole();
        if (!product.missing().isEmpty()) {
            say(
                    "operation.product.missing",
                    Phrase.plain(product.name()),
                    Phrase.plain(product.missing().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(
                                    messages.getMessage("operation.join", null, figures.locale())))));
            return;
        }
        Value income = whole.income();
        if (!income.isKnown()) {
            return;
        }
        Value completion = whole.completion();
        if (!completion.isKnown()) {
            say("operation.product.untargeted", Phrase.plain(product.name()), Phrase.figure(figures.full(income)));
            return;
        }
        Change gap = product.gapToSchedule(whole);
        say(
                "operation.product." + (gap.sign() < 0 ? "behind" : gap.sign() > 0 ? "ahead" : "even"),
                Phrase.plain(product.name()),
                Phrase.figure(figures.full(income)),
                Phrase.figure(figures.full(completion)),
                Phrase.plain(figures.percent(product.schedule(), 1)),
                change(gap));
        if (!whole.subject().is(Subject.Kind.PROVINCE)
                && product.gapToAverage(whole).isKnown()) {
            say(
                    "operation.product.average",
                    Phrase.plain(figures.full(product.average())),
                    change(product.gapToAverage(whole)));
        }
        product.last()
                .filter(last -> product.judged() > 1 && product.behind() > 0)
                .ifPresent(last -> say(
                        "operation.product.parts." + last.subject().kind().code(),
                        Phrase.figure(figures.count(product.behind())),
                        Phrase.plain(figures.count(product.judged())),
                        name(last.subject()),
                        Phrase.plain(figures.full(last.completion()))));
    }

    private Phrase change(Change change) {
        return Phrase.change(figures.change(change), figures.verdict(change));
    }

    private static Phrase name(Subject subject) {
        return Phrase.to(subject.name(), new Target.Figures(subject));
    }

    /** The direction of what is written: a change that rounds to zero is none. */
    private String way(Change change) {
        return switch (figures.arrow(change)) {
            case "▲" -> "rose";
            case "▼" -> "fell";
            default -> "flat";
        };
    }

    private void say(String key, Phrase... arguments) {
        sentences.add(Sentence.of(messages, figures.locale(), key, List.of(arguments)));
    }
}
