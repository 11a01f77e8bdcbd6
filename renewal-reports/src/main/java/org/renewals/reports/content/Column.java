package org.renewals.reports.content;

/**
 * A column of a table.
 *
 * @param unit of the figures below, set under the head; may be empty
 * @param style how its cells are set: {@value #FIGURE} to the right, {@value #SENTENCE} with room for its words, or empty
 */
public record Column(String head, String unit, String style) {

    private static final String FIGURE = "figure";
    private static final String SENTENCE = "sentence";

    public static Column text(String head) {
        return new Column(head, "", "");
    }

    /** Of texts that would otherwise be left the narrow rest of a wide table. */
    public static Column sentence(String head) {
        return new Column(head, "", SENTENCE);
    }

    public static Column figure(String head) {
        return new Column(head, "", FIGURE);
    }

    public static Column figure(String head, String unit) {
        return new Column(head, unit, FIGURE);
    }

    public boolean figure() {
        return style.equals(FIGURE);
    }
}
