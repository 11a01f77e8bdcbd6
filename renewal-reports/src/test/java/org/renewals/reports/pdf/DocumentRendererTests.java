package org.renewals.reports.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.reports.text.ReportTexts;

class DocumentRendererTests {

    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    private final DocumentRenderer renderer = new DocumentRenderer(new ReportTexts());

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void conformsToPdfA2uAndPdfUa1(String language) throws Exception {
        RenderedDocument document = renderer.render(Samples.document(Locale.forLanguageTag(language), "𠮷野家"));
        Path folder = Files.createDirectories(Path.of("target", "documents"));
        Files.write(folder.resolve("sample-" + language + ".pdf"), document.content());

        assertThat(Conformance.violations(document.content())).isEmpty();
    }

    @Test
    void theValidatorItselfFindsFault() throws Exception {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(plain);
        }

        assertThat(Conformance.violations(plain.toByteArray())).isNotEmpty();
    }

    @Test
    void sameInputGivesTheSameBytesFromAnyNumberOfThreads() throws Exception {
        DocumentRequest request = Samples.document(ZH, "");
        byte[] expected = renderer.render(request).content();

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<byte[]>> work = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                work.add(() ->
                        new DocumentRenderer(new ReportTexts()).render(request).content());
            }
            for (Future<byte[]> made : threads.invokeAll(work)) {
                assertThat(made.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherTextGivesOtherBytes() {
        assertThat(renderer.render(Samples.document(ZH, "甲")).sha256())
                .isNotEqualTo(renderer.render(Samples.document(ZH, "乙")).sha256());
    }

    @Test
    void chineseTextIsFoundAsItWasWritten() throws IOException {
        String text = PdfText.all(renderer.render(Samples.document(ZH, "")).content());

        assertThat(text).contains("集团客户 48,216 户", "2026 年 10 月", "安徽云帆医药股份有限公司");
        // ⽉ and ⼾ look like 月 and 户 but are other characters, which no search finds
        assertThat(text.codePoints().filter(c -> c >= 0x2E80 && c <= 0x2FDF)).isEmpty();
    }

    @Test
    void charactersTheFontLacksAreMarkedExplainedAndReported() throws IOException {
        RenderedDocument document = renderer.render(Samples.document(ZH, "𠮷野家😀"));

        assertThat(document.missingCharacters()).containsExactly(0x1F600, 0x20BB7);
        assertThat(PdfText.all(document.content())).contains("〓野家〓", "〓 代表文档字体缺少的字符");
    }

    @Test
    void nothingIsExplainedWhereNothingIsMissing() throws IOException {
        RenderedDocument document = renderer.render(Samples.document(ZH, "龘䶮"));

        assertThat(document.missingCharacters()).isEmpty();
        assertThat(PdfText.all(document.content())).contains("龘䶮").doesNotContain("〓");
    }

    @Test
    void everyPageButTheCoverSaysWhereTheReaderIs() throws IOException {
        RenderedDocument document = renderer.render(Samples.document(ZH, ""));
        List<String> pages = PdfText.pages(document.content());

        assertThat(document.pages()).isEqualTo(pages.size()).isGreaterThan(5);
        assertThat(pages.get(0)).doesNotContain("第 1 页", "合肥 ·");
        for (int page = 2; page <= pages.size(); page++) {
            assertThat(pages.get(page - 1)).contains("第 " + page + " 页 / 共 " + pages.size() + " 页", "合肥");
        }
    }

    @Test
    void contentsGiveThePagesOfTheHeadings() throws IOException {
        List<String> pages =
                PdfText.pages(renderer.render(Samples.document(ZH, "")).content());

        int chapter = pageOf(pages, "2 各户收入");
        assertThat(pages.get(1)).containsPattern("2 各户收入 [. ]+ " + chapter);
    }

    private static int pageOf(List<String> pages, String heading) {
        for (int page = 3; page <= pages.size(); page++) {
            if (pages.get(page - 1).contains(heading)) {
                return page;
            }
        }
        throw new AssertionError("no page has " + heading);
    }

    @Test
    void headsOfTablesAreRepeatedAndRowsStayWhole() throws IOException {
        List<String> pages =
                PdfText.pages(renderer.render(Samples.document(ZH, "")).content());

        List<String> tablePages =
                pages.stream().filter(page -> page.contains("有限公司")).toList();
        assertThat(tablePages)
                .hasSizeGreaterThan(2)
                .allSatisfy(page -> assertThat(page).contains("月收入(元)"));
        for (int row = 0; row < 120; row++) {
            assertThat(String.join("\n", tablePages))
                    .contains("有限公司" + row + " " + (13 + (row > 9 ? 1 : 0) + (row > 99 ? 1 : 0)));
        }
    }

    @Test
    void chartsAreLinesAndSearchableTextNotImages() throws IOException {
        byte[] pdf = renderer.render(Samples.document(ZH, "")).content();

        assertThat(PdfText.all(pdf)).contains("目标 75%", "其中信息化", "5,210.2", "马鞍山市经济技术开发区");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int forms = 0;
            for (PDPage page : document.getPages()) {
                PDResources resources = page.getResources();
                for (COSName name : resources.getXObjectNames()) {
                    PDXObject object = resources.getXObject(name);
                    assertThat(object).isNotInstanceOf(PDImageXObject.class);
                    forms += object instanceof PDFormXObject ? 1 : 0;
                }
            }
            assertThat(forms).isEqualTo(Samples.charts().size());
        }
    }

    @Test
    void fontsAreEmbeddedOnlyAsFarAsTheyAreUsed() throws IOException {
        byte[] pdf = renderer.render(Samples.document(ZH, "")).content();

        assertThat(pdf).hasSizeLessThan(200_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSansSC-(Regular|Bold)");
                }
            }
        }
    }

    @Test
    void aChartThatIsNotThereIsAFault() {
        DocumentRequest request = Samples.document(ZH, "");

        assertThatThrownBy(() ->
                        renderer.render("<main><object type='chart' data='other' alt='x'></object></main>", request))
                .hasMessageContaining("'other'");
    }
}
