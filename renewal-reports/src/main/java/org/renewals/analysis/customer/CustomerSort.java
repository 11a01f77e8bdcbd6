package org.renewals.analysis.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a customer list can be sorted by. Customers without a value come last in either direction. */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
public enum CustomerSort {
    SCORE("a.value_score", "numeric", true, BigDecimal::new),
    INCOME("a.total_income", "numeric", true, BigDecimal::new),
    RISK("a.risk_points", "int", true, Integer::valueOf),
    DUE("a.next_act_by", "date", false, LocalDate::parse),
    NAME("c.name collate \"zh-x-icu\"", "text", false, text -> text);

    private final String expression;
    private final String type;
    private final boolean descendingByNature;
    private final Function<String, Object> reading;

    CustomerSort(String expression, String type, boolean descendingByNature, Function<String, Object> reading) {
        this.expression = expression;
        this.type = type;
        this.descendingByNature = descendingByNature;
        this.reading = reading;
    }

    /** The word in addresses of pages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CustomerSort> of(@Nullable String code) {
        return Arrays.stream(values()).filter(sort -> sort.code().equals(code)).findFirst();
    }

    /** The direction people mean when they name none: the best, riskiest or nearest first. */
    public boolean descendingByNature() {
        return descendingByNature;
    }

    /** Whether the cursor can be one of a list sorted this way, and not of another list or somebody's invention. */
    boolean understands(ListCursor cursor) {
        String value = cursor.value();
        if (value == null) {
            return true;
        }
        try {
            return reading.apply(value) != null;
        } catch (NumberFormatException | DateTimeParseException e) {
            return false;
        }
    }

    /** SQL over the aliases {@code a} (assessment) and {@code c} (customer). */
    String expression() {
        return expression;
    }

    String type() {
        return type;
    }
}
