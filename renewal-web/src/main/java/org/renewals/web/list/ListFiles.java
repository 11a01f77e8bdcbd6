package org.renewals.web.list;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Subject;
import org.renewals.analysis.figure.Figures;
import org.renewals.audit.AuditLog;
import org.renewals.reports.sheet.SheetFormat;
import org.renewals.reports.sheet.SheetWriter;
import org.renewals.shared.Refused;
import org.renewals.web.view.Standpoint;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends lists as files. A file is finished on disk before its first byte leaves: what goes wrong becomes a page that says so
 * and never half a file, and no reader with a slow line holds a database connection.
 */
@Component
public class ListFiles {

    private final ExportSettings settings;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Semaphore places;

    ListFiles(ExportSettings settings, AuditLog audit, PlatformTransactionManager transactions) {
        this.settings = settings;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.places = new Semaphore(settings.atOnce());
    }

    /**
     * A list to be written.
     *
     * @param kind the word in the audit log: {@code customer-list}
     * @param title message key of its name
     * @param exceeds whether it has more rows than that
     * @param rows hands over every row, in order
     * @param detail what it was narrowed to, for the audit log
     */
    public record Content<R>(
            String kind,
            String title,
            List<Column<R>> columns,
            IntPredicate exceeds,
            Consumer<Consumer<R>> rows,
            Map<String, String> detail) {}

    /** @throws Refused for more rows than a file may have, and while too many others are being made */
    public <R> void send(
            Content<R> content, Standpoint standpoint, SheetFormat format, Words words, HttpServletResponse response)
            throws IOException {
        if (!places.tryAcquire()) {
            throw new Refused("lists.refused.busy");
        }
        try {
            if (content.exceeds().test(settings.rows())) {
                throw new Refused(
                        "lists.refused.rows",
                        new Figures(words.messages(), words.locale(), Figures.Money.YUAN).count(settings.rows()));
            }
            Path file = Files.createTempFile("renewals-list-", "." + format.extension());
            try {
                long rows = write(content, format, words, file);
                record(content, standpoint, format, words, rows);
                response.setContentType(format.mediaType());
                response.setHeader(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name(content, standpoint, format, words), StandardCharsets.UTF_8)
                                .build()
                                .toString());
                response.setContentLengthLong(Files.size(file));
                Files.copy(file, response.getOutputStream());
            } finally {
                Files.delete(file);
            }
        } finally {
            places.release();
        }
    }

    private static <R> long write(Content<R> content, SheetFormat format, Words words, Path file) throws IOException {
        long[] count = {0};
        List<String> heads = content.columns().stream()
                .map(column -> column.head().apply(words))
                .toList();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                SheetWriter sheet = format.open(out, words.of(content.title()), heads)) {
            content.rows().accept(row -> {
                List<@Nullable Object> cells = new ArrayList<>();
                content.columns().forEach(column -> cells.add(column.value().apply(row)));
                try {
                    sheet.row(cells);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                count[0]++;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return count[0];
    }

    private void record(Content<?> content, Standpoint standpoint, SheetFormat format, Words words, long rows) {
        Subject subject = standpoint.subject();
        Map<String, String> detail = new HashMap<>(content.detail());
        detail.put("month", standpoint.month().toString());
        detail.put("format", format.extension());
        detail.put("language", words.locale().getLanguage());
        detail.put("rows", Long.toString(rows));
        transaction.executeWithoutResult(status -> audit.record(
                content.kind() + ".exported",
                subject.kind().code(),
                subject.code(),
                subject.cityId(),
                subject.is(Subject.Kind.MANAGER) ? subject.id() : null,
                detail));
    }

    private static String name(Content<?> content, Standpoint standpoint, SheetFormat format, Words words) {
        return (words.of(content.title()) + "_" + standpoint.subject().name() + "_" + standpoint.month())
                        .replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_")
                + "." + format.extension();
    }
}
