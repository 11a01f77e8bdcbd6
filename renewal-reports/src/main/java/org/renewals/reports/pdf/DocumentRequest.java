package org.renewals.reports.pdf;

import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.renewals.reports.chart.Chart;

/**
 * A document to be made. Equal requests give equal bytes, on the same version of the program and of Java.
 *
 * @param template name below {@code templates/pdf}, without suffix
 * @param locale language of the texts: {@link Locale#SIMPLIFIED_CHINESE} or {@link Locale#ENGLISH}
 * @param number identifies the document and its version among all others; part of its properties
 * @param title of the document's properties, shown by readers in place of the file name
 * @param subject one sentence on what the document is about
 * @param author who answers for it, an organisation
 * @param createdAt the date in the document's properties; comes from the data, never from the clock
 * @param model what the template shows
 * @param charts by the name under which the template places them
 */
public record DocumentRequest(
        String template,
        Locale locale,
        String number,
        String title,
        String subject,
        String author,
        OffsetDateTime createdAt,
        Map<String, Object> model,
        Map<String, Chart> charts) {

    public DocumentRequest {
        Objects.requireNonNull(template);
        Objects.requireNonNull(locale);
        Objects.requireNonNull(number);
        Objects.requireNonNull(title);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(author);
        Objects.requireNonNull(createdAt);
        model = Map.copyOf(model);
        charts = Map.copyOf(charts);
    }
}
