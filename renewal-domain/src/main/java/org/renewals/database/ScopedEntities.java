package org.renewals.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.springframework.stereotype.Component;

/** Reads entities through SQL that carries the first lock: a scope's predicate is SQL, and its values come along here. */
@Component
public class ScopedEntities {

    private final EntityManager entityManager;

    ScopedEntities(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * The entities a query finds.
     *
     * @param sql selects all columns of the entity's table and holds {@link AccessScope#predicate}
     * @param parameters the query's own; those of the scope are added
     */
    public <T> List<T> list(AccessScope scope, Class<T> type, String sql, Map<String, ?> parameters) {
        Query query = entityManager.createNativeQuery(sql, type);
        scope.parameters().forEach(query::setParameter);
        parameters.forEach(query::setParameter);
        List<?> rows = query.getResultList();
        return rows.stream().map(type::cast).toList();
    }

    /** The one entity a query finds; empty for an unknown one and for one outside the scope alike. */
    public <T> Optional<T> find(AccessScope scope, Class<T> type, String sql, Map<String, ?> parameters) {
        return list(scope, type, sql, parameters).stream().findFirst();
    }
}
