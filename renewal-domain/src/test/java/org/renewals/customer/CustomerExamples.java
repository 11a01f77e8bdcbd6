package org.renewals.customer;

import org.jspecify.annotations.Nullable;
import org.renewals.tier.Tier;
import org.springframework.beans.DirectFieldAccessor;

/** Customers as an import leaves them, for tests without a database. */
public final class CustomerExamples {

    private CustomerExamples() {}

    /** Customer K1 of manager 11 in city 101. */
    public static Customer in(@Nullable Tier tier) {
        return with(tier, CustomerStatus.ACTIVE);
    }

    public static Customer with(@Nullable Tier tier, CustomerStatus status) {
        Customer customer = new Customer();
        DirectFieldAccessor fields = new DirectFieldAccessor(customer);
        fields.setPropertyValue("id", 1L);
        fields.setPropertyValue("code", "K1");
        fields.setPropertyValue("cityId", 101);
        fields.setPropertyValue("managerId", 11);
        fields.setPropertyValue("status", status);
        fields.setPropertyValue("tier", tier);
        return customer;
    }
}
