package org.renewals.analysis.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A figure before rounding. It may be known, not available (nothing delivered, or a share over nothing) or suppressed (fewer
 * than five members); only {@link Figures} turns it into text.
 *
 * @param part the number itself, or the part of a share; null unless known
 * @param whole what a share is taken of; null for everything else
 */
public record Value(
        Metric metric,
        State state,
        @Nullable BigDecimal part,
        @Nullable BigDecimal whole) {

    /** Whether there is a number. */
    public enum State {
        KNOWN,
        NOT_AVAILABLE,
        SUPPRESSED
    }

    public Value {
        if ((state == State.KNOWN) != (part != null)) {
            throw new IllegalArgumentException(metric + " " + state + " with " + part);
        }
    }

    /** A count or an amount; null means nothing was delivered. */
    public static Value of(Metric metric, @Nullable Number number) {
        return number == null ? notAvailable(metric) : new Value(metric, State.KNOWN, exact(number), null);
    }

    /** A share; over nothing it is not available, never zero (contract.md section 4). */
    public static Value share(Metric metric, @Nullable BigDecimal part, @Nullable BigDecimal whole) {
        if (part == null || whole == null || whole.signum() == 0) {
            return notAvailable(metric);
        }
        return new Value(metric, State.KNOWN, part, whole);
    }

    public static Value notAvailable(Metric metric) {
        return new Value(metric, State.NOT_AVAILABLE, null, null);
    }

    public static Value suppressed(Metric metric) {
        return new Value(metric, State.SUPPRESSED, null, null);
    }

    public boolean isKnown() {
        return state == State.KNOWN;
    }

    public boolean isSuppressed() {
        return state == State.SUPPRESSED;
    }

    /**
     * The number, unrounded: yuan, a count, or a share as a fraction (0.3811).
     *
     * @throws IllegalStateException unless known
     */
    public BigDecimal number() {
        if (part == null) {
            throw new IllegalStateException(metric + " is " + state);
        }
        return whole == null ? part : part.divide(whole, MathContext.DECIMAL128);
    }

    /** The number for charts; null unless known. */
    public @Nullable BigDecimal numberOrNull() {
        return isKnown() ? number() : null;
    }

    /**
     * The number as files and programs get it: counts whole, yuan unrounded, shares in % and other numbers as pages write them.
     *
     * @return null unless known
     */
    public @Nullable Number inFile() {
        return isKnown() ? metric.inFile(number()) : null;
    }

    /** How the figure moved since an earlier value of the same metric. */
    public Change changeFrom(@Nullable Value before) {
        if (before == null || !isKnown() || !before.isKnown()) {
            return Change.notAvailable(metric);
        }
        if (metric != before.metric) {
            throw new IllegalArgumentException(metric + " cannot be compared with " + before.metric);
        }
        return Change.between(metric, before.number(), number());
    }

    /** How far a share is from a target given as a fraction. */
    public Change gapTo(@Nullable BigDecimal target) {
        return target == null || !isKnown()
                ? Change.notAvailable(metric)
                : Change.between(metric, target, Objects.requireNonNull(number()));
    }

    static BigDecimal exact(Number number) {
        return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
    }
}
