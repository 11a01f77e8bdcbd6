package org.renewals.scoring.likelihood;

import java.util.List;

/**
 * A column of the rows a model reads. A row is a {@code float[]} in the order of the features; a missing or unknown value is
 * NaN.
 *
 * @param name unique within a model
 * @param levels of a categorical feature, whose cells hold the index of a level; empty for a numeric one
 */
public record Feature(String name, Kind kind, List<String> levels) {

    /** How the cells of a feature are to be read. */
    public enum Kind {
        NUMERIC,
        CATEGORICAL
    }

    public Feature {
        levels = List.copyOf(levels);
        if (name.isBlank() || (kind == Kind.NUMERIC) != levels.isEmpty()) {
            throw new IllegalArgumentException("A feature needs a name, and levels if it is categorical; got \"" + name
                    + "\", " + kind + " with levels " + levels);
        }
    }

    public static Feature numeric(String name) {
        return new Feature(name, Kind.NUMERIC, List.of());
    }

    public static Feature categorical(String name, List<String> levels) {
        return new Feature(name, Kind.CATEGORICAL, levels);
    }

    public boolean isCategorical() {
        return kind == Kind.CATEGORICAL;
    }

    /** The cell of a categorical feature that holds the level, NaN if the model does not know it. */
    public float cellOf(String level) {
        int index = levels.indexOf(level);
        return index < 0 ? Float.NaN : index;
    }
}
