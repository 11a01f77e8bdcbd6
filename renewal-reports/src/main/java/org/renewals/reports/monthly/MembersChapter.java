package org.renewals.reports.monthly;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.figure.Metric;
import org.renewals.reports.content.Block;
import org.renewals.reports.content.Content;

/** Members, and the effective-member share against its target (R082–R084). */
final class MembersChapter implements ReportChapter {

    private static final List<Metric> COMPARED = List.of(
            Metric.MEMBERS,
            Metric.EFFECTIVE_MEMBERS,
            Metric.EFFECTIVE_MEMBER_SHARE,
            Metric.JOINED,
            Metric.LEFT,
            Metric.MEMBER_CHURN_RATE,
            Metric.VNET_USERS,
            Metric.VNET_PENETRATION,
            Metric.BASELINE_USERS,
            Metric.BASELINE_RETENTION,
            Metric.AVERAGE_TENURE);

    private final Wording wording;

    MembersChapter(Wording wording) {
        this.wording = wording;
    }

    @Override
    public void write(MonthlyReport report, Content content) {
        MonthOverview overview = report.overview();
        Plots plots = new Plots(wording);
        BigDecimal target = overview.effectiveMemberTarget();
        content.chapter(wording.text("members.title"))
                .sentences(new MonthInWords(report, wording).members())
                .charts(
                        plots.withTarget(
                                plots.history(
                                        wording.text("members.share"),
                                        overview,
                                        List.of(Metric.EFFECTIVE_MEMBER_SHARE)),
                                target,
                                label(target)),
                        "",
                        plots.history(wording.text("members.churn"), overview, List.of(Metric.MEMBER_CHURN_RATE)),
                        "")
                .table(new Tables(wording).comparison(wording.text("members.figures"), overview, COMPARED));
        if (COMPARED.stream().anyMatch(metric -> overview.value(metric).isKnown())) {
            report.parts().forEach(parts -> parts(overview, parts, plots, content));
        }
    }

    private void parts(MonthOverview overview, Breakdown parts, Plots plots, Content content) {
        BigDecimal target = overview.effectiveMemberTarget();
        Tables tables = new Tables(wording);
        content.section(wording.byPart("members.parts", parts.kind()))
                .chart(
                        plots.withTarget(
                                plots.ranking(
                                        wording.byPart("members.share.parts", parts.kind()),
                                        parts,
                                        Metric.EFFECTIVE_MEMBER_SHARE),
                                target,
                                label(target)),
                        wording.text("members.share.how"),
                        Block.Height.TALL)
                .table(tables.parts(
                        wording.byPart("members.table", parts.kind()),
                        overview,
                        parts,
                        List.of(
                                tables.value(Metric.MEMBERS),
                                tables.value(Metric.EFFECTIVE_MEMBER_SHARE),
                                tables.change(Metric.EFFECTIVE_MEMBER_SHARE),
                                tables.gapToTarget(overview),
                                tables.value(Metric.MEMBER_CHURN_RATE),
                                tables.value(Metric.VNET_PENETRATION),
                                tables.value(Metric.BASELINE_RETENTION),
                                tables.value(Metric.AVERAGE_TENURE))));
        if (Tables.anySuppressed(parts)) {
            content.note(wording.text("note.suppressed"));
        }
    }

    private String label(@Nullable BigDecimal target) {
        return target == null ? "" : wording.text("target", wording.target(target));
    }
}
