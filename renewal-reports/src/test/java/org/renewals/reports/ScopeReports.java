package org.renewals.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.renewals.access.AccessScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reports of one line: the codes of all customers the reader may see. The query names no scope on purpose, so a report made
 * outside its reader's scope would show too many.
 */
public class ScopeReports implements ReportSource {

    private final JdbcClient jdbc;
    private final Set<ReportScope> broken = ConcurrentHashMap.newKeySet();
    private final Set<ReportScope> empty = ConcurrentHashMap.newKeySet();

    ScopeReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void breakFor(ReportScope scope) {
        broken.add(scope);
    }

    /** From now on this scope has no figures. */
    public void empty(ReportScope scope) {
        empty.add(scope);
    }

    public void mend() {
        broken.clear();
        empty.clear();
    }

    @Override
    @Transactional(readOnly = true)
    public ReportContent monthly(YearMonth month, AccessScope scope, Locale language) {
        if (broken.contains(ReportScope.of(scope))) {
            throw new IllegalStateException("broken on purpose");
        }
        if (empty.contains(ReportScope.of(scope))) {
            throw new NothingToReport(month, ReportScope.of(scope));
        }
        List<String> codes = jdbc.sql("select code from customer order by code")
                .query(String.class)
                .list();
        boolean chinese = language.equals(Locale.SIMPLIFIED_CHINESE);
        return new ReportContent(
                (chinese ? "集团客户续约月报 " : "Monthly renewal report ") + month,
                (chinese ? "续约月报-" : "renewals-") + month + ".pdf",
                pdf(month + " " + String.join(" ", codes)),
                List.of(new ReportFigure(chinese ? "集团客户数" : "Group customers", Integer.toString(codes.size()))));
    }

    private static byte[] pdf(String line) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.setDocumentId(1L);
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 6);
                content.newLineAtOffset(20, 700);
                content.showText(line);
                content.endText();
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
