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

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SHARE_DECIMALS = 4;
    private static final int AMOUNT_DECIMALS = 2;

    /** A figure, as the page rounds it and exact in a file. */
    static <R> OperationColumn<R> figure(String key, Metric metric, Figures figures, Function<R, Value> value) {
        return new OperationColumn<>(
                key,
                metric,
                true,
                row -> new Piece(figures.number(value.apply(row)), null, null),
                row -> inFile(value.apply(row)));
    }

    /** How large a change is: an amount, a count, percentage points. */
    static <R> OperationColumn<R> difference(String key, Metric metric, Figures figures, Function<R, Change> change) {
        return new OperationColumn<>(
                key,
                metric,
                false,
                row -> piece(figures.difference(change.apply(row)), change.apply(row), figures),
                row -> {
                    BigDecimal difference = change.apply(row).difference();
                    return difference == null
                            ? null
                            : switch (metric.unit().kind()) {
                                case COUNT -> difference.longValueExact();
                                case SHARE -> points(difference);
                                case MONEY, DECIMAL -> amount(difference);
                            };
                });
    }

    /** A change in %. */
    static <R> OperationColumn<R> percent(String key, Metric metric, Figures figures, Function<R, Change> change) {
        return new OperationColumn<>(
                key,
                metric,
                false,
                row -> piece(figures.change(change.apply(row)), change.apply(row), figures),
                row -> {
                    BigDecimal relative = change.apply(row).relative();
                    return relative == null
                            ? null
                            : relative.multiply(HUNDRED).setScale(AMOUNT_DECIMALS, RoundingMode.HALF_UP);
                });
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
                    return exact == null ? null : points(exact);
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

    private static @Nullable Object inFile(Value value) {
        BigDecimal number = value.numberOrNull();
        if (number == null) {
            return null;
        }
        return switch (value.metric().unit().kind()) {
            case COUNT -> number.longValueExact();
            case SHARE -> points(number);
            case MONEY, DECIMAL -> amount(number);
        };
    }

    private static BigDecimal amount(BigDecimal number) {
        return number.setScale(AMOUNT_DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal points(BigDecimal fraction) {
        return fraction.multiply(HUNDRED).setScale(SHARE_DECIMALS, RoundingMode.HALF_UP);
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
