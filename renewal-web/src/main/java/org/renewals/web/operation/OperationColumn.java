package org.renewals.web.operation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.web.list.Column;
import org.renewals.web.view.Piece;

/**
 * A column of figures, once for the page and the file.
 *
 * @param key of its texts: {@code operation.column.<key>} on the page, where {0} is the unit of amounts, and
 *     {@code operation.file.<key>} in files, which hold yuan
 * @param metric whose definition explains it
 * @param own whether it is the figure itself, and not how it changed or what it is held against
 * @param cell what the page shows
 * @param value what a file holds; numbers also sort by it
 */
record OperationColumn<R>(
        String key, Metric metric, boolean own, Function<R, Piece> cell, Function<R, @Nullable Object> value) {

    /** A figure. */
    static <R> OperationColumn<R> figure(String key, Metric metric, Figures figures, Function<R, Value> value) {
        return new OperationColumn<>(
                key,
                metric,
                true,
                row -> new Piece(figures.number(value.apply(row)), null, null),
                row -> value.apply(row).inFile());
    }

    /** How large a change is: an amount, a count, percentage points. */
    static <R> OperationColumn<R> difference(String key, Metric metric, Figures figures, Function<R, Change> change) {
        return new OperationColumn<>(
                key,
                metric,
                false,
                row -> piece(figures.difference(change.apply(row)), change.apply(row), figures),
                row -> change.apply(row).differenceInFile());
    }

    /** A change in %. */
    static <R> OperationColumn<R> percent(String key, Metric metric, Figures figures, Function<R, Change> change) {
        return new OperationColumn<>(
                key,
                metric,
                false,
                row -> piece(figures.change(change.apply(row)), change.apply(row), figures),
                row -> change.apply(row).inFile());
    }

    /** A fraction known without any rounding, such as a target, in %. */
    static <R> OperationColumn<R> fraction(
            String key, Metric metric, Figures figures, int decimals, Function<R, @Nullable BigDecimal> fraction) {
        return new OperationColumn<>(
                key,
                metric,
                false,
                row -> new Piece(figures.percent(fraction.apply(row), decimals), null, null),
                row -> {
                    BigDecimal exact = fraction.apply(row);
                    return exact == null ? null : exact.movePointRight(2).setScale(decimals, RoundingMode.HALF_UP);
                });
    }

    Column<R> ofFile() {
        return Column.ofFile("operation.file." + key, value);
    }

    /** By the column's number; what is unknown or withheld comes last either way. */
    Comparator<R> order(boolean falling) {
        Comparator<BigDecimal> numbers = falling ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(this::number, Comparator.nullsLast(numbers));
    }

    private @Nullable BigDecimal number(R row) {
        Object held = value.apply(row);
        if (held instanceof BigDecimal decimal) {
            return decimal;
        }
        return held instanceof Number number ? BigDecimal.valueOf(number.longValue()) : null;
    }

    private static Piece piece(String text, Change change, Figures figures) {
        return new Piece(
                text,
                switch (figures.verdict(change)) {
                    case GOOD -> "good";
                    case BAD -> "bad";
                    case NEUTRAL -> null;
                },
                null);
    }
}
