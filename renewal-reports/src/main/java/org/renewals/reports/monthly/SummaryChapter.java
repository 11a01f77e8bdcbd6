package org.renewals.reports.monthly;

import java.util.ArrayList;
import java.util.List;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.analysis.reading.Phrase;
import org.renewals.analysis.reading.Sentence;
import org.renewals.reports.content.Content;
import org.renewals.reports.content.Span;
import org.renewals.reports.content.Tile;

/** The month on one page: headline figures, sentences, and all figures against last month and last year. */
final class SummaryChapter implements ReportChapter {

    private static final int TILES = 8;
    private static final List<Metric> HEADLINES = List.of(
            Metric.CUSTOMERS,
            Metric.TOTAL_INCOME,
            Metric.INCOME_SHARE,
            Metric.EFFECTIVE_MEMBER_SHARE,
            Metric.AT_RISK,
            Metric.ATTENTION,
            Metric.MEMBERS,
            Metric.GROUP_PAID);
    private static final List<Metric> COMPARED = List.of(
            Metric.CUSTOMERS,
            Metric.NEW_CUSTOMERS,
            Metric.LOST_CUSTOMERS,
            Metric.MEMBERS,
            Metric.EFFECTIVE_MEMBERS,
            Metric.EFFECTIVE_MEMBER_SHARE,
            Metric.TOTAL_INCOME,
            Metric.GROUP_PAID,
            Metric.PERSONAL_BILLS,
            Metric.INFORMATIZATION,
            Metric.OPERATING_INCOME,
            Metric.INCOME_SHARE,
            Metric.ARREARS,
            Metric.UPGRADES,
            Metric.DOWNGRADES,
            Metric.AT_RISK,
            Metric.ATTENTION);

    private final Wording wording;
    private final Figures figures;

    SummaryChapter(Wording wording) {
        this.wording = wording;
        this.figures = wording.figures();
    }

    @Override
    public void write(MonthlyReport report, Content content) {
        MonthOverview overview = report.overview();
        Plots plots = new Plots(wording);
        content.chapter(wording.text("summary.title"))
                .tiles(tiles(report))
                .marked(new MonthInWords(report, wording)
                        .reading().stream().map(SummaryChapter::marked).toList())
                .charts(
                        plots.history(wording.text("summary.income"), overview, List.of(Metric.TOTAL_INCOME)),
                        "",
                        plots.history(wording.text("summary.customers"), overview, List.of(Metric.CUSTOMERS)),
                        "")
                .table(new Tables(wording).comparison(wording.text("summary.figures"), overview, COMPARED))
                .note(wording.text("summary.note"));
    }

    private static List<Span> marked(Sentence sentence) {
        return sentence.phrases().stream().map(SummaryChapter::marked).toList();
    }

    private static Span marked(Phrase phrase) {
        return new Span(
                phrase.text(),
                switch (phrase.verdict()) {
                    case GOOD -> "good";
                    case BAD -> "bad";
                    case NEUTRAL -> phrase.strong() ? "strong" : "";
                });
    }

    private List<Tile> tiles(MonthlyReport report) {
        MonthOverview overview = report.overview();
        List<Tile> tiles = new ArrayList<>();
        for (Metric metric : HEADLINES) {
            Value value = overview.value(metric);
            if (value.isKnown() && tiles.size() < TILES - 2) {
                tiles.add(tile(value, overview.change(metric)));
            }
        }
        tiles.add(new Tile(
                wording.text("tile.due", figures.count(DueContracts.HEADLINE_DAYS)),
                figures.number(report.due().contractsWithin(DueContracts.HEADLINE_DAYS)),
                figures.unit(Metric.DUE_CONTRACTS),
                figures.full(report.due().valueWithin(DueContracts.HEADLINE_DAYS)),
                ""));
        report.renewals().due(report.month()).ifPresent(cohort -> {
            Value rate = cohort.renewalRate();
            tiles.add(new Tile(
                    figures.name(Metric.RENEWAL_RATE),
                    figures.number(rate),
                    figures.unit(Metric.RENEWAL_RATE),
                    wording.text("tile.undecided", figures.count(cohort.undecided())),
                    ""));
        });
        return tiles;
    }

    private Tile tile(Value value, Change change) {
        Metric metric = value.metric();
        String arrow = figures.arrow(change);
        String delta = !change.isKnown()
                ? wording.text("tile.no_comparison")
                : arrow.isEmpty()
                        ? wording.text("tile.same")
                        : wording.text("tile.change", arrow, figures.change(change));
        return new Tile(
                figures.name(metric), figures.number(value), figures.unit(metric), delta, wording.style(change));
    }
}
