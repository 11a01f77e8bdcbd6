package org.renewals.reports.chart;

import java.math.BigDecimal;
import java.util.Objects;

/** What a reader should see first in a chart. */
public sealed interface Highlight {

    /**
     * A value to compare with, drawn as a labelled line across the chart: a target, an average.
     *
     * @param label in the reader's language, with the value
     * @param value in the chart's unit
     */
    record Line(String label, BigDecimal value) implements Highlight {
        public Line {
            Objects.requireNonNull(label);
            Objects.requireNonNull(value);
        }
    }

    /**
     * A category that keeps its full colour while the others step back; only where a chart has one series.
     *
     * @param index of the category, from 0
     */
    record Category(int index) implements Highlight {
        public Category {
            if (index < 0) {
                throw new IllegalArgumentException("category " + index);
            }
        }
    }
}
