package org.renewals.web.markup;

import org.renewals.web.view.TierBar;

/** Draws how customers divide into tiers: one bar, as wide as whatever it stands in. */
final class TierBars {

    private static final String HEIGHT = "8";

    private TierBars() {}

    static void write(TierBar bar, Markup markup) {
        markup.open("svg")
                .with("class", "tier-bar")
                .with("viewBox", "0 0 " + TierBar.WIDTH + " " + HEIGHT)
                .with("preserveAspectRatio", "none")
                .with("role", "img")
                .with("aria-label", bar.description())
                .element("title", null, bar.description());
        for (TierBar.Segment segment : bar.segments()) {
            markup.open("rect")
                    .with("y", "0")
                    .with("height", HEIGHT)
                    .with("class", segment.css())
                    .with("x", segment.x())
                    .with("width", segment.width())
                    .close("rect");
        }
        markup.close("svg");
    }
}
