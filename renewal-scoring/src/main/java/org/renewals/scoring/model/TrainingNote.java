package org.renewals.scoring.model;

import java.util.List;

/** A line of what went on in a training: message key, below {@code model.note.}, and arguments. */
public record TrainingNote(String key, List<String> arguments) {

    public TrainingNote {
        arguments = List.copyOf(arguments);
    }

    static TrainingNote of(String key, Object... arguments) {
        return new TrainingNote(
                key, List.of(arguments).stream().map(String::valueOf).toList());
    }
}
