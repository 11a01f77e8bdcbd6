package org.renewals.analysis.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * How a figure differs from another value of itself: shares in percentage points, everything else in % (contract.md section
 * 4). Unrounded.
 *
 * @param difference new minus old, in the metric's unit (shares as fractions); null if either is unknown
 * @param relative difference over old; null for shares and where old is not above zero
 */
public record Change(
        Metric metric,
        @Nullable BigDecimal difference,
        @Nullable BigDecimal relative) {

    /** What the change means to whoever reads it. */
    public enum Verdict {
        GOOD,
        BAD,
        NEUTRAL
    }

    static Change between(Metric metric, BigDecimal before, BigDecimal now) {
        BigDecimal difference = now.subtract(before);
        boolean comparable = metric.unit().kind() != Unit.Kind.SHARE && before.signum() > 0;
        return new Change(metric, difference, comparable ? difference.divide(before, MathContext.DECIMAL128) : null);
    }

    static Change notAvailable(Metric metric) {
        return new Change(metric, null, null);
    }

    public boolean isKnown() {
        return difference != null;
    }

    /** −1, 0 or 1; 0 also where unknown. */
    public int sign() {
        return difference == null ? 0 : difference.signum();
    }

    public Verdict verdict() {
        int sign = sign();
        if (sign == 0 || metric.better() == Metric.Better.NEITHER) {
            return Verdict.NEUTRAL;
        }
        return (sign > 0) == (metric.better() == Metric.Better.MORE) ? Verdict.GOOD : Verdict.BAD;
    }
}
