package org.renewals.analysis.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
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

    private static final int PERCENT_DECIMALS = 2;

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

    /**
     * The change as files and programs get it: of shares in percentage points, as pages write them; of everything else in %.
     *
     * @return null where there is nothing to compare with
     */
    public @Nullable BigDecimal inFile() {
        boolean share = metric.unit().kind() == Unit.Kind.SHARE;
        BigDecimal change = share ? difference : relative;
        return change == null
                ? null
                : change.movePointRight(2).setScale(share ? metric.decimals() : PERCENT_DECIMALS, RoundingMode.HALF_UP);
    }

    /** The difference itself, in the same way: a count, yuan, percentage points; null where there is nothing to compare with. */
    public @Nullable Number differenceInFile() {
        return difference == null ? null : metric.inFile(difference);
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
