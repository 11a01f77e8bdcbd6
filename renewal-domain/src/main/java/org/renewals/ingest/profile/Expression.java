package org.renewals.ingest.profile;

import java.util.List;
import java.util.stream.Stream;

/** A template and the steps its text goes through. */
final class Expression {

    private final Template template;
    private final List<Step> steps;

    /**
     * One change of a value.
     *
     * @param onEmpty whether it is applied to an empty value too; the others leave it empty
     * @param arguments expressions it needs besides the value
     * @param lookups names of the lookups it asks
     */
    record Step(boolean onEmpty, Change change, List<Expression> arguments, List<String> lookups) {}

    /** What a step does. */
    interface Change {
        /** @throws UnusableValue if nothing can be made of the value */
        String apply(String value, Values values);
    }

    Expression(Template template, List<Step> steps) {
        this.template = template;
        this.steps = List.copyOf(steps);
    }

    /** @throws UnusableValue if a step can make nothing of the value it gets */
    String evaluate(Values values) {
        String value = template.fill(values).strip();
        for (Step step : steps) {
            if (step.onEmpty() || !value.isEmpty()) {
                value = step.change().apply(value, values);
            }
        }
        return value;
    }

    /** Every placeholder in it and in the arguments of its steps, the template's first. */
    List<String> names() {
        return Stream.concat(
                        template.names().stream(),
                        steps.stream()
                                .flatMap(step -> step.arguments().stream())
                                .flatMap(argument -> argument.names().stream()))
                .distinct()
                .toList();
    }

    /** Every lookup it asks, directly or in an argument. */
    List<String> lookups() {
        return steps.stream()
                .flatMap(step -> Stream.concat(
                        step.lookups().stream(),
                        step.arguments().stream().flatMap(argument -> argument.lookups().stream())))
                .distinct()
                .toList();
    }
}
