package org.renewals.analysis.customer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the bills of a customer's members consist of in a month (R045), in yuan; null where nothing was delivered.
 *
 * @param personalBills the bills as a whole, which the five parts add up to
 */
public record CustomerFees(
        long customerId,
        String code,
        String name,
        @Nullable BigDecimal personalBills,
        @Nullable BigDecimal roaming,
        @Nullable BigDecimal newServices,
        @Nullable BigDecimal toll,
        @Nullable BigDecimal localFees,
        @Nullable BigDecimal otherFees) {}
