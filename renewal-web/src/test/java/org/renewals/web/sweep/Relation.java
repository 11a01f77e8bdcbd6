package org.renewals.web.sweep;

/** Whose a thing is, seen from the reader who asks for it. */
enum Relation {
    OWN("own"),
    /** of somebody else in the reader's city */
    COLLEAGUE("same city"),
    OTHER_CITY("other city"),
    MISSING("missing");

    private final String text;

    Relation(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
