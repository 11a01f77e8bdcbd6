package org.renewals.reports.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartPainter;
import org.renewals.reports.text.ReportTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes PDF documents: a template's HTML is completed (numbers, contents, missing glyphs), laid out with the print style
 * sheet and written as tagged PDF/A-2u with embedded fonts and charts drawn as vectors.
 *
 * <p>Nothing is ever fetched: the only address that is read is {@code data:image/png;base64,…}. Safe for any number of
 * threads.
 */
@Component
public class DocumentRenderer {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentRenderer.class);
    private static final String INLINE_IMAGE = "data:image/png;base64,";
    private static final String[] PROTOCOLS = {"http", "https", "file", "jar", "ftp", "mailto", "jrt"};
    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        XRLog.setLoggerImpl(new EngineLog());
    }

    private final ReportTexts texts;
    private final DocumentTemplates templates;
    private final String styles;

    public DocumentRenderer(ReportTexts texts) {
        this.texts = texts;
        this.templates = new DocumentTemplates(texts);
        this.styles = styles();
    }

    /**
     * @throws DocumentFailed where the template cannot be processed or laid out
     */
    public RenderedDocument render(DocumentRequest request) {
        return render(templates.html(request.template(), request.locale(), request.model()), request);
    }

    /** Renders HTML that is already there; the request's template and model are not looked at. */
    RenderedDocument render(String html, DocumentRequest request) {
        Glyphs glyphs = new Glyphs(DocumentFonts.get()::knows);
        Map<String, Chart> charts = request.charts().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().withTexts(glyphs::showable)));
        Document page = complete(html, request, glyphs);
        try (PDDocument document = new PDDocument()) {
            layOut(page, charts, document);
            DocumentProperties.write(document, request, glyphs);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            RenderedDocument rendered =
                    new RenderedDocument(out.toByteArray(), document.getNumberOfPages(), glyphs.missing());
            report(request, rendered);
            return rendered;
        } catch (IOException e) {
            throw new DocumentFailed("cannot write document " + request.number(), e);
        }
    }

    private Document complete(String html, DocumentRequest request, Glyphs glyphs) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        page.select("html").attr("lang", request.locale().toLanguageTag());
        page.title(request.title());
        page.head().appendElement("meta").attr("name", "subject").attr("content", request.subject());
        page.head().appendElement("style").appendChild(new DataNode(styles));
        new Outline(page, texts, request.locale()).complete();
        page.select("object[alt], img[alt]")
                .forEach(element -> element.attr("alt", glyphs.showable(element.attr("alt"))));
        page.select("bookmark").forEach(element -> element.attr("name", glyphs.showable(element.attr("name"))));
        page.nodeStream(TextNode.class).toList().forEach(text -> text.text(glyphs.showable(text.getWholeText())));
        if (glyphs.missing().isEmpty()) {
            page.select(".missing-glyphs").remove();
        }
        return page;
    }

    private static void layOut(Document page, Map<String, Chart> charts, PDDocument document) throws IOException {
        DocumentFonts fonts = DocumentFonts.get();
        Map<FontWeight, PDFont> embedded = new EnumMap<>(FontWeight.class);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        for (FontWeight weight : FontWeight.values()) {
            PDFont font = fonts.embed(document, weight);
            embedded.put(weight, font);
            builder.useFont(new PDFontSupplier(font), DocumentFonts.FAMILY, weight.css(), FontStyle.NORMAL, true);
        }
        ChartPainter painter =
                new ChartPainter(new PdfFont(fonts, FontWeight.REGULAR), new PdfFont(fonts, FontWeight.BOLD));
        builder.usePDDocument(document)
                .usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_U)
                .usePdfUaAccessibility(true)
                .useColorProfile(COLOURS)
                .useReplacementText(Glyphs.REPLACEMENT)
                .useObjectDrawerFactory(new ChartObjects(charts, embedded, painter))
                .useUriResolver((base, uri) -> readable(uri) ? uri : null)
                .useExternalResourceAccessControl(
                        (uri, type) -> readable(uri), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .useProtocolsStreamImplementation(
                        uri -> {
                            throw new DocumentFailed("a document asked for '" + uri + "'");
                        },
                        PROTOCOLS)
                .withW3cDocument(new W3CDom().fromJsoup(page), "")
                .withProducer("Renewals");
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
        }
    }

    /** Links within the document and images that are part of it; everything else stays where it is. */
    private static boolean readable(String uri) {
        return uri.startsWith(INLINE_IMAGE) || uri.startsWith("#");
    }

    private static void report(DocumentRequest request, RenderedDocument rendered) {
        if (!rendered.missingCharacters().isEmpty()) {
            LOG.warn(
                    "document {} shows {} in place of characters the font lacks: {}",
                    request.number(),
                    Glyphs.REPLACEMENT,
                    rendered.missingCharacters().stream()
                            .map("U+%04X"::formatted)
                            .collect(Collectors.joining(" ")));
        }
        LOG.debug("document {}: {} pages, {} bytes", request.number(), rendered.pages(), rendered.content().length);
    }

    private static String styles() {
        try (InputStream in = DocumentRenderer.class.getResourceAsStream("/templates/pdf/document.css")) {
            if (in == null) {
                throw new DocumentFailed("templates/pdf/document.css is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DocumentFailed("cannot read templates/pdf/document.css", e);
        }
    }
}
