package org.renewals.analysis.customer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a list of contracts due can be sorted by; contracts with equal values follow each other by id. */
public enum DueSort {
    ACT_BY("d.act_by", "date", false),
    ENDS_ON("d.ends_on", "date", false),
    VALUE("d.monthly_value", "numeric", true);

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");

    private final String expression;
    private final String type;
    private final boolean descendingByNature;

    DueSort(String expression, String type, boolean descendingByNature) {
        this.expression = expression;
        this.type = type;
        this.descendingByNature = descendingByNature;
    }

    /** The word in addresses of pages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DueSort> of(@Nullable String code) {
        return Arrays.stream(values()).filter(sort -> sort.code().equals(code)).findFirst();
    }

    /** The direction people mean when they name none: the nearest or dearest first. */
    public boolean descendingByNature() {
        return descendingByNature;
    }

    /** Whether the cursor can be one of a list sorted this way. */
    boolean understands(ListCursor cursor) {
        String value = cursor.value();
        return value != null && (this == VALUE ? AMOUNT.matcher(value).matches() : CustomerSort.isDay(value));
    }

    /** SQL over the alias {@code d} (the contract due). */
    String expression() {
        return expression;
    }

    String type() {
        return type;
    }
}
