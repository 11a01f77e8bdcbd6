package org.renewals.reports.monthly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.renewals.reports.ReportContent;
import org.renewals.reports.pdf.Conformance;
import org.renewals.reports.pdf.DocumentRenderer;
import org.renewals.reports.pdf.PdfText;
import org.renewals.reports.text.ReportTexts;

class MonthlyReportDocumentTests {

    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final ReportTexts TEXTS = new ReportTexts();

    private final MonthlyReportDocument document = new MonthlyReportDocument(
            new DocumentRenderer(TEXTS), TEXTS, Clock.fixed(Instant.EPOCH, ZoneId.of("Asia/Shanghai")));

    static Stream<Arguments> allReports() {
        return Stream.of(ZH, Locale.ENGLISH)
                .flatMap(locale -> Stream.of(
                        Arguments.of("province", locale, SampleMonth.province()),
                        Arguments.of("city", locale, SampleMonth.city()),
                        Arguments.of("manager", locale, SampleMonth.manager()),
                        Arguments.of("empty", locale, SampleMonth.empty())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("allReports")
    void everyReportConformsAndLeavesNoTextOut(String name, Locale locale, MonthlyReport report) throws Exception {
        byte[] pdf = document.make(report, locale).content();
        Path folder = Files.createDirectories(Path.of("target", "documents"));
        Files.write(folder.resolve(name + "-" + locale.getLanguage() + ".pdf"), pdf);

        assertThat(Conformance.violations(pdf)).isEmpty();
        // what a missing text, argument or figure would look like
        assertThat(PdfText.all(pdf))
                .doesNotContain("??", "{0}", "{1}", "null")
                .doesNotContainPattern("\\b(monthly|metric|unit|document|figure)\\.[a-z]");
    }

    @Test
    void aProvinceHasAtLeastTwelvePagesAndSixCharts() throws IOException {
        for (Locale locale : List.of(ZH, Locale.ENGLISH)) {
            byte[] pdf = document.make(SampleMonth.province(), locale).content();
            String figure = locale.equals(ZH) ? "图 6 " : "Figure 6 ";

            assertThat(PdfText.pages(pdf)).hasSizeGreaterThanOrEqualTo(12);
            assertThat(PdfText.all(pdf)).contains(figure);
        }
    }

    @Test
    void theSameFiguresGiveTheSameBytes() {
        assertThat(document.make(SampleMonth.province(), ZH).content())
                .isEqualTo(document.make(SampleMonth.province(), ZH).content());
    }

    @Test
    void theFileCarriesTheDayTheMonthWasFrozen() throws IOException {
        byte[] pdf = document.make(SampleMonth.manager(), ZH).content();

        try (PDDocument read = Loader.loadPDF(pdf)) {
            assertThat(read.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(SampleMonth.basis().frozenAt());
            assertThat(read.getDocumentInformation().getTitle()).isEqualTo("王敏集团客户月度经营报告 2026 年 10 月");
        }
    }

    @Test
    void onlyTheManagersOwnReportNamesCustomers() throws IOException {
        assertThat(text(SampleMonth.manager(), ZH))
                .contains("安徽云帆医0有限公司", "HT-2311-0013", "客户费用构成", "（已移交）")
                // the font lacks 𠮷
                .contains("〓祥堂药业有限公司");
        assertThat(text(SampleMonth.province(), ZH))
                .doesNotContain("客户明细", "客户费用构成")
                .contains("仅列汇总");
        assertThat(text(SampleMonth.city(), ZH))
                .doesNotContain("客户明细", "客户费用构成")
                .contains("仅列汇总");
    }

    @Test
    void aProvinceIsToldByCityAndACityByCountyAndManager() throws IOException {
        assertThat(text(SampleMonth.province(), ZH)).contains("各地市收入", "亳州").doesNotContain("各区县", "各客户经理");
        assertThat(text(SampleMonth.city(), ZH))
                .contains("各区县收入", "各客户经理收入", "蜀山区")
                .doesNotContain("各地市");
    }

    @Test
    void whatHasToBeKeptBackIsNotPrinted() throws IOException {
        String text = text(SampleMonth.city(), ZH);

        assertThat(text).contains("已隐去：成员不足五人的数据");
        // manager34 is suppressed; his members would be the only figure of the line
        assertThat(text.lines().filter(line -> line.contains("已隐去")).count()).isGreaterThan(4);
    }

    @Test
    void longNamesArePrintedInFull() throws IOException {
        String text = text(SampleMonth.manager(), ZH).replaceAll("\\s", "");

        assertThat(text).contains("CompanyLimited", "经济技术开发区第二分公司");
    }

    @Test
    void whereNothingIsKnownTheReportSaysSo() throws IOException {
        assertThat(text(SampleMonth.empty(), ZH)).contains("本月无数据", "不适用").doesNotContainPattern("图 \\d+ 集团整体收入走势");
        assertThat(text(SampleMonth.empty(), Locale.ENGLISH)).contains("nothing to show for this month");
    }

    @Test
    void aSourceWithoutMembersCostsOneLineInsteadOfPages() throws IOException {
        String text = text(SampleMonth.withoutMembers(), Locale.ENGLISH);
        assertThat(text)
                .contains("Effective-member share, Member churn rate, Members in the month: nothing to show")
                .contains("Incomes by account manager")
                .doesNotContain("Members by account manager");
    }

    @Test
    void theLetterQuotesTheFiguresOfTheDocument() throws IOException {
        ReportContent report = document.make(SampleMonth.province(), ZH);
        String text = PdfText.all(report.content());

        assertThat(report.fileName()).isEqualTo("RM-2026-10-AH-zh.pdf");
        assertThat(report.headline())
                .hasSize(5)
                .allSatisfy(figure -> assertThat(text).contains(figure.value().replaceAll("[^0-9.,]", "")));
    }

    private String text(MonthlyReport report, Locale locale) throws IOException {
        return PdfText.all(document.make(report, locale).content());
    }
}
