package org.renewals.reports.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of one series, one per category of its chart.
 *
 * @param name as shown in the legend, in the reader's language
 * @param style colour and pattern
 * @param values in the chart's unit; null where there is no value, which is drawn as a gap and never as zero
 */
public record ChartSeries(String name, SeriesStyle style, List<@Nullable BigDecimal> values) {

    public ChartSeries {
        Objects.requireNonNull(name);
        Objects.requireNonNull(style);
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
