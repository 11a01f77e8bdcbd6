package org.renewals.web.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.renewals.tier.Tier;

/**
 * Tiers as parts of one bar, best first; one without a customer has no part.
 *
 * @param description the same in words
 */
public record TierBar(List<Segment> segments, String description) {

    /** Of the whole bar; places and widths are parts of it. */
    public static final int WIDTH = 100;

    private static final int DECIMALS = 2;

    /** One tier. */
    public record Segment(String css, String x, String width) {}

    /** @param customers of every tier */
    public static TierBar of(Map<Tier, BigDecimal> customers, String description) {
        double all = customers.values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
        List<Segment> segments = new ArrayList<>();
        double x = 0;
        for (Tier tier : Tier.values()) {
            double number = customers.getOrDefault(tier, BigDecimal.ZERO).doubleValue();
            if (number > 0) {
                double width = WIDTH * number / all;
                segments.add(new Segment(
                        "fill-" + tier.name().toLowerCase(Locale.ROOT),
                        Coordinate.written(x, DECIMALS),
                        Coordinate.written(width, DECIMALS)));
                x += width;
            }
        }
        return new TierBar(segments, description);
    }
}
