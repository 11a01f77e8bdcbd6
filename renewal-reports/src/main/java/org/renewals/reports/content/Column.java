package org.renewals.reports.content;

/**
 * A column of a table.
 *
 * @param unit of the figures below, set under the head; may be empty
 * @param figure whether its cells are figures, which are set to the right
 */
public record Column(String head, String unit, boolean figure) {

    public static Column text(String head) {
        return new Column(head, "", false);
    }

    public static Column figure(String head) {
        return new Column(head, "", true);
    }

    public static Column figure(String head, String unit) {
        return new Column(head, unit, true);
    }
}
