package org.renewals.reports.monthly;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.analysis.reading.Sentence;
import org.renewals.reports.ReportContent;
import org.renewals.reports.ReportFigure;
import org.renewals.reports.content.Content;
import org.renewals.reports.content.Definition;
import org.renewals.reports.pdf.DocumentRenderer;
import org.renewals.reports.pdf.DocumentRequest;
import org.renewals.reports.text.ReportTexts;
import org.springframework.stereotype.Component;

/** Puts a {@link MonthlyReport} into the words and pages of a language. */
@Component
class MonthlyReportDocument {

    private static final int SENTENCES_ON_COVER = 3;

    private final DocumentRenderer renderer;
    private final ReportTexts texts;
    private final Clock clock;

    /** @param clock only its zone is used, for dates */
    MonthlyReportDocument(DocumentRenderer renderer, ReportTexts texts, Clock clock) {
        this.renderer = renderer;
        this.texts = texts;
        this.clock = clock;
    }

    ReportContent make(MonthlyReport report, Locale locale) {
        Wording wording = new Wording(texts, locale, clock.getZone());
        Content content = new Content(wording.text("nothing_to_show"));
        chapters(wording).forEach(chapter -> chapter.write(report, content));
        String number = number(report, locale);
        String month = wording.month(report.month());
        String title = wording.text("document_title", report.subject().name(), month);
        Instant frozen = Objects.requireNonNull(report.basis().frozenAt(), "a report is made of a frozen month");

        Map<String, Object> model = new HashMap<>();
        model.put("number", number);
        model.put("scope", report.subject().name());
        model.put("scopeKind", wording.text("scope." + report.subject().kind().code()));
        model.put("month", month);
        model.put(
                "lead",
                new MonthInWords(report, wording)
                        .reading().stream()
                                .limit(SENTENCES_ON_COVER)
                                .map(Sentence::text)
                                .toList());
        model.put(
                "facts",
                List.of(
                        new Definition(
                                wording.text("cover.as_of"),
                                report.basis().asOf().toString()),
                        new Definition(wording.text("cover.frozen"), wording.date(frozen)),
                        new Definition(
                                wording.text("cover.grain"),
                                wording.text("grain." + report.subject().kind().code())),
                        new Definition(wording.text("cover.number"), number)));
        model.put("blocks", content.blocks());
        byte[] pdf = renderer.render(new DocumentRequest(
                        "monthly-report",
                        locale,
                        number,
                        title,
                        wording.text("subject", report.subject().name(), month),
                        report.subject().name(),
                        frozen.atZone(clock.getZone()).toOffsetDateTime(),
                        model,
                        content.charts()))
                .content();
        return new ReportContent(title, number + ".pdf", pdf, headline(report, wording));
    }

    private static List<ReportChapter> chapters(Wording wording) {
        return List.of(
                new SummaryChapter(wording),
                new IncomeChapter(wording),
                new MembersChapter(wording),
                new TierChapter(wording),
                new ProductsChapter(wording),
                new RenewalChapter(wording),
                new RiskChapter(wording),
                new CustomersChapter(wording),
                new BasisChapter(wording));
    }

    /** The same for every version: which version a document is, its archive says. */
    private static String number(MonthlyReport report, Locale locale) {
        return "RM-%s-%s-%s".formatted(report.month(), report.subject().code(), locale.getLanguage());
    }

    private static List<ReportFigure> headline(MonthlyReport report, Wording wording) {
        Figures figures = wording.figures();
        List<ReportFigure> headline = new ArrayList<>();
        for (Metric metric :
                List.of(Metric.CUSTOMERS, Metric.TOTAL_INCOME, Metric.INCOME_SHARE, Metric.EFFECTIVE_MEMBER_SHARE)) {
            Value value = report.overview().value(metric);
            if (value.isKnown()) {
                headline.add(new ReportFigure(figures.name(metric), figures.full(value)));
            }
        }
        headline.add(new ReportFigure(
                wording.text("tile.due", figures.count(DueContracts.HEADLINE_DAYS)),
                figures.full(report.due().contractsWithin(DueContracts.HEADLINE_DAYS))));
        return headline;
    }
}
