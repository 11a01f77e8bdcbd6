package org.renewals.customer;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.springframework.stereotype.Repository;

/** The customers a scope may see. */
@Repository
public class Customers {

    private final EntityManager entityManager;

    Customers(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Empty for an unknown code and for a customer outside the scope alike. */
    public Optional<Customer> find(AccessScope scope, String code) {
        Query query = entityManager
                .createNativeQuery(
                        "select c.* from customer c where c.code = :code and " + scope.predicate("c"), Customer.class)
                .setParameter("code", code);
        scope.parameters().forEach(query::setParameter);
        List<?> rows = query.getResultList();
        return rows.stream().map(Customer.class::cast).findFirst();
    }
}
