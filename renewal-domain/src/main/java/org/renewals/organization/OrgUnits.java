package org.renewals.organization;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** The organisation's units. They are names of places and open to every scope. */
@Repository
public class OrgUnits {

    private final EntityManager entityManager;

    OrgUnits(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    public Optional<OrgUnit> find(int id) {
        return Optional.ofNullable(entityManager.find(OrgUnit.class, id));
    }

    public Optional<OrgUnit> find(String code) {
        return entityManager
                .createQuery("select u from OrgUnit u where u.code = :code", OrgUnit.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /** The whole organisation from the top: province, cities, counties, each level by code. */
    public List<OrgUnit> all() {
        return entityManager
                .createQuery(
                        "select u from OrgUnit u order by case u.kind when org.renewals.organization.OrgKind.PROVINCE"
                                + " then 0 when org.renewals.organization.OrgKind.CITY then 1 else 2 end, u.code",
                        OrgUnit.class)
                .getResultList();
    }

    /** The units directly below, by code. */
    public List<OrgUnit> below(int parentId) {
        return entityManager
                .createQuery("select u from OrgUnit u where u.parentId = :parent order by u.code", OrgUnit.class)
                .setParameter("parent", parentId)
                .getResultList();
    }

    public boolean isEmpty() {
        return entityManager
                .createQuery("select u.id from OrgUnit u", Integer.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    public void add(OrgUnit unit) {
        entityManager.persist(unit);
    }
}
