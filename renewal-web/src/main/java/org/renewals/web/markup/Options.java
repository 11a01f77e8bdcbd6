package org.renewals.web.markup;

import org.renewals.web.list.Option;

/** Writes what a field offers to choose from: a city has thousands of managers. */
final class Options {

    private Options() {}

    static void write(Option option, Markup markup) {
        markup.open("option")
                .with("value", option.value())
                .with("selected", option.chosen() ? "selected" : null)
                .text(option.text())
                .close("option");
    }
}
