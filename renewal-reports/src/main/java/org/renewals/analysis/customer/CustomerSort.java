package org.renewals.analysis.customer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a customer list can be sorted by. Customers without a value come last in either direction; those with equal values
 * follow each other by id, in the same direction, so that one index bounds every page.
 */
public enum CustomerSort {
    SCORE("a.value_score", "numeric", true, false),
    INCOME("a.total_income", "numeric", true, true),
    RISK("a.risk_points", "int", true, false),
    DUE("a.next_act_by", "date", false, true),
    NAME("c.name collate \"zh-x-icu\"", "text", false, true);

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final String expression;
    private final String type;
    private final boolean descendingByNature;
    private final boolean mayLack;

    CustomerSort(String expression, String type, boolean descendingByNature, boolean mayLack) {
        this.expression = expression;
        this.type = type;
        this.descendingByNature = descendingByNature;
        this.mayLack = mayLack;
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
            return mayLack;
        }
        return switch (type) {
            case "numeric" -> NUMBER.matcher(value).matches();
            case "int" -> WHOLE.matcher(value).matches();
            case "date" -> isDay(value);
            default -> true;
        };
    }

    static boolean isDay(String text) {
        if (!DAY.matcher(text).matches()) {
            return false;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** SQL over the aliases {@code a} (assessment) and {@code c} (customer). */
    String expression() {
        return expression;
    }

    /** The id of the same table, so that both stand in one index. */
    String id() {
        return this == NAME ? "c.id" : "a.customer_id";
    }

    String type() {
        return type;
    }

    /** Whether a customer can be without a value. */
    boolean mayLack() {
        return mayLack;
    }
}
