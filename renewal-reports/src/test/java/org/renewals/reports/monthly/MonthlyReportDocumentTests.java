package org.renewals.reports.monthly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.renewals.reports.ReportContent;
import org.renewals.reports.pdf.DocumentRenderer;
import org.renewals.reports.text.ReportTexts;

class MonthlyReportDocumentTests {

    private static final ReportTexts TEXTS = new ReportTexts();

    private final MonthlyReportDocument document = new MonthlyReportDocument(
            new DocumentRenderer(TEXTS), TEXTS, Clock.fixed(Instant.EPOCH, ZoneId.of("Asia/Shanghai")));

    @Test
    void looks() throws IOException {
        for (Locale locale : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH}) {
            keep("province", document.make(SampleMonth.province(), locale), locale);
            keep("city", document.make(SampleMonth.city(), locale), locale);
            keep("manager", document.make(SampleMonth.manager(), locale), locale);
            keep("empty", document.make(SampleMonth.empty(), locale), locale);
        }
        assertThat(true).isTrue();
    }

    private static void keep(String name, ReportContent report, Locale locale) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "documents"));
        Files.write(folder.resolve(name + "-" + locale.getLanguage() + ".pdf"), report.content());
    }
}
