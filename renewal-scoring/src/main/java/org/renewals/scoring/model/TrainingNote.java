package org.renewals.scoring.model;

import java.util.List;

/**
 * A line of what went on in a training.
 *
 * @param key of its text in the scoring bundle
 * @param arguments of the text, as they are shown
 */
public record TrainingNote(String key, List<String> arguments) {

    public TrainingNote {
        arguments = List.copyOf(arguments);
    }

    public static TrainingNote of(String key, Object... arguments) {
        return new TrainingNote(
                key, List.of(arguments).stream().map(String::valueOf).toList());
    }
}
