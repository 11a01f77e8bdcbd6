package org.renewals.customer;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.renewals.database.ScopedEntities;
import org.springframework.stereotype.Repository;

/** The customers a scope may see. */
@Repository
public class Customers {

    private final ScopedEntities entities;

    Customers(ScopedEntities entities) {
        this.entities = entities;
    }

    /** Empty for an unknown code and for a customer outside the scope alike. */
    public Optional<Customer> find(AccessScope scope, String code) {
        return entities.find(
                scope,
                Customer.class,
                "select c.* from customer c where c.code = :code and " + scope.predicate("c"),
                Map.of("code", code));
    }

    /**
     * Who looked after a customer in a month: the assignment that began last before its end. Empty before the first one, and
     * for a customer outside the scope then and now.
     */
    public Optional<CustomerAssignment> assignment(AccessScope scope, long customerId, YearMonth month) {
        return entities.find(
                scope,
                CustomerAssignment.class,
                "select a.* from customer_assignment a where a.customer_id = :customer and a.from_month <= :month and "
                        + scope.predicate("a") + " order by a.from_month desc limit 1",
                Map.of("customer", customerId, "month", month.atDay(1)));
    }
}
