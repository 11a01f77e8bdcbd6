package org.renewals.analysis.alert;

import java.util.Locale;
import java.util.regex.Pattern;
import org.renewals.analysis.customer.ListCursor;

/** What a list of alerts can be sorted by; alerts with equal values follow each other by id. */
public enum AlertSort {
    OPENED("k.opened_month", "date", "\\d{4}-\\d{2}-01"),
    /** What is not known comes with nothing. */
    INCOME("coalesce(m.total_income, 0)", "numeric", "-?\\d{1,12}(\\.\\d{1,2})?");

    private final String expression;
    private final String type;
    private final Pattern form;

    AlertSort(String expression, String type, String form) {
        this.expression = expression;
        this.type = type;
        this.form = Pattern.compile(form);
    }

    /** The word in addresses of pages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The direction people mean when they name none: the newest or dearest first. */
    public boolean descendingByNature() {
        return true;
    }

    /** Whether the cursor can be one of a list sorted this way. */
    boolean understands(ListCursor cursor) {
        return cursor.value() != null && form.matcher(cursor.value()).matches();
    }

    /** SQL over the aliases {@code k} (the alert) and {@code m} (the month it was measured in). */
    String expression() {
        return expression;
    }

    String type() {
        return type;
    }
}
