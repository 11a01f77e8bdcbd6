package org.renewals.customer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.renewals.database.ScopedEntities;
import org.springframework.stereotype.Repository;

/** The people to call at the customers of a scope. */
@Repository
public class Contacts {

    private final ScopedEntities entities;

    Contacts(ScopedEntities entities) {
        this.entities = entities;
    }

    /** Unmasked, by name: for who reveals them and leaves an audit entry. */
    public List<Contact> of(AccessScope scope, long customerId) {
        return entities.list(
                scope,
                Contact.class,
                "select c.* from contact c where c.customer_id = :customer and " + scope.predicate("c")
                        + " order by c.name",
                Map.of("customer", customerId));
    }

    /** One of them, unmasked. */
    public Optional<Contact> find(AccessScope scope, long customerId, long id) {
        return entities.find(
                scope,
                Contact.class,
                "select c.* from contact c where c.id = :id and c.customer_id = :customer and " + scope.predicate("c"),
                Map.of("customer", customerId, "id", id));
    }
}
