package org.renewals.usage;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.renewals.database.ScopedEntities;
import org.springframework.stereotype.Repository;

/** Billing months of single customers. */
@Repository
public class MonthlyFacts {

    private final ScopedEntities entities;

    MonthlyFacts(ScopedEntities entities) {
        this.entities = entities;
    }

    /**
     * A customer's month; empty if nothing was delivered, or the customer is outside the scope now and was in that month.
     */
    public Optional<CustomerMonth> find(AccessScope scope, long customerId, YearMonth month) {
        return entities.find(
                scope,
                CustomerMonth.class,
                "select m.* from customer_month m where m.customer_id = :customer and m.month = :month and "
                        + seen(scope),
                Map.of("customer", customerId, "month", month.atDay(1)));
    }

    /** What the customer used in that month, by product. */
    public List<ProductMonth> products(AccessScope scope, long customerId, YearMonth month) {
        return entities.list(
                scope,
                ProductMonth.class,
                "select m.* from product_month m where m.customer_id = :customer and m.month = :month and "
                        + seen(scope) + " order by m.product_id",
                Map.of("customer", customerId, "month", month.atDay(1)));
    }

    /** A month is seen by who looked after the customer then and by who does now, as the second lock has it. */
    private static String seen(AccessScope scope) {
        return "(" + scope.predicate("m") + " or exists (select from customer c where c.id = m.customer_id and "
                + scope.predicate("c") + "))";
    }
}
