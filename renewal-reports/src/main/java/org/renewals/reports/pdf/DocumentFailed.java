package org.renewals.reports.pdf;

/** A document could not be made: a template or the program is at fault, never the data. */
public class DocumentFailed extends RuntimeException {

    DocumentFailed(String message, Throwable cause) {
        super(message, cause);
    }

    DocumentFailed(String message) {
        super(message);
    }
}
