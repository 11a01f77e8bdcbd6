package org.renewals.reports;

import java.util.List;
import java.util.Objects;

/**
 * A finished report document with what a letter says about it.
 *
 * @param title names the report, its month and its scope in the document's language; becomes the subject of the mail
 * @param fileName what a reader's computer shall call it, with suffix
 * @param content the PDF file; not copied, callers leave it as it is
 * @param headline the few figures of the month that the letter quotes, most important first
 */
@SuppressWarnings("ArrayRecordComponent") // a document is compared by its checksum
public record ReportContent(String title, String fileName, byte[] content, List<ReportFigure> headline) {

    public ReportContent {
        Objects.requireNonNull(title);
        Objects.requireNonNull(fileName);
        Objects.requireNonNull(content);
        headline = List.copyOf(headline);
    }
}
