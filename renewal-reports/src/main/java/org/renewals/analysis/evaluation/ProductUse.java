package org.renewals.analysis.evaluation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;

/**
 * What a line's customers use of one product in a month.
 *
 * @param suppressed whether users and income have to be kept from the reader, because there are too few users
 * @param units billed; null where nothing was delivered, like users and income
 */
record ProductUse(
        boolean suppressed,
        long customers,
        @Nullable Long users,
        @Nullable BigDecimal units,
        @Nullable BigDecimal income) {

    Value value(Metric metric) {
        return switch (metric) {
            case PRODUCT_CUSTOMERS -> Value.of(metric, customers);
            case PRODUCT_USERS -> suppressed ? Value.suppressed(metric) : Value.of(metric, users);
            case PRODUCT_INCOME -> suppressed ? Value.suppressed(metric) : Value.of(metric, income);
            default -> throw new IllegalArgumentException(metric.key() + " is not a figure of a product");
        };
    }

    ProductUse asSuppressed() {
        return new ProductUse(true, customers, users, units, income);
    }
}
