package org.renewals.reports;

import java.util.Objects;

/**
 * A figure as the document prints it.
 *
 * @param label its name in the document's language
 * @param value the number with its unit, formatted for the document's language
 */
public record ReportFigure(String label, String value) {

    public ReportFigure {
        Objects.requireNonNull(label);
        Objects.requireNonNull(value);
    }
}
