package org.renewals.reports.content;

/**
 * A column of a table.
 *
 * @param head with the unit of the figures below it
 * @param figure whether its cells are figures, which are set to the right
 */
public record Column(String head, boolean figure) {

    public static Column text(String head) {
        return new Column(head, false);
    }

    public static Column figure(String head) {
        return new Column(head, true);
    }
}
