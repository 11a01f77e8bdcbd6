package org.renewals.web.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.web.support.FormError;

/**
 * The customer value by formula 1: its parameters, where they come from, and every term.
 *
 * @param errors what was typed that cannot be; there is no result then
 * @param note what the formula is and is not; shown wherever its result is
 * @param totalName what the result is called
 * @param total the sum of the terms; null without a result
 * @param changed whether a parameter is another than the customer's own figures say
 * @param reset the address with the customer's own figures
 * @param kept what the form sends along unseen
 */
record ValueCard(
        String note,
        String totalName,
        List<Field> fields,
        List<FormError> errors,
        List<Term> terms,
        @Nullable String total,
        boolean changed,
        String reset,
        List<Kept> kept) {

    /**
     * A parameter.
     *
     * @param name of the field; with {@code value-} in front its id
     * @param symbol as the formula calls it
     * @param unit what it is typed in
     * @param source what the customer's own figure was taken from
     */
    record Field(String name, String symbol, String label, String unit, String value, String source) {

        public String id() {
            return "value-" + name;
        }
    }

    /**
     * A term.
     *
     * @param year in which it falls; empty for what has been paid already
     * @param amount before it is discounted
     * @param factor what a yuan of that year is worth today
     */
    record Term(String name, String year, String amount, String factor, String worth) {}

    /** A hidden field. */
    record Kept(String name, String value) {}

    /** @param field id of a field */
    public boolean isInvalid(String field) {
        return errors.stream().anyMatch(error -> field.equals(error.field()));
    }

    boolean isRefused() {
        return !errors.isEmpty();
    }
}
