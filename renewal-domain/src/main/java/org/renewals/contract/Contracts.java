package org.renewals.contract;

import java.util.Map;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.renewals.database.ScopedEntities;
import org.springframework.stereotype.Repository;

/** The contracts a scope may see. */
@Repository
public class Contracts {

    private final ScopedEntities entities;

    Contracts(ScopedEntities entities) {
        this.entities = entities;
    }

    /** Empty for an unknown number and for a contract outside the scope alike. */
    public Optional<Contract> find(AccessScope scope, String number) {
        return entities.find(
                scope,
                Contract.class,
                "select c.* from contract c where c.number = :number and " + scope.predicate("c"),
                Map.of("number", number));
    }
}
