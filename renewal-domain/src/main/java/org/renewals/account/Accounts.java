package org.renewals.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.renewals.access.Role;
import org.springframework.stereotype.Repository;

/** Accounts inside the scope of the transaction: those of the own city, or all for province and admin. */
@Repository
public class Accounts {

    private final EntityManager entityManager;

    Accounts(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    public Optional<Account> find(int id) {
        return Optional.ofNullable(entityManager.find(Account.class, id));
    }

    public Optional<Account> find(String login) {
        return entityManager
                .createQuery("select a from Account a where a.login = :login", Account.class)
                .setParameter("login", login)
                .getResultStream()
                .findFirst();
    }

    /** The account managers of a city, by login. */
    public List<Account> managersOf(int cityId) {
        return entityManager
                .createQuery(
                        "select a from Account a where a.role = :role and a.cityId = :city order by a.login",
                        Account.class)
                .setParameter("role", Role.MANAGER)
                .setParameter("city", cityId)
                .getResultList();
    }

    /** Locks every administrator who can log in, so that two of them cannot remove each other at the same moment. */
    List<Account> lockActiveAdmins() {
        return entityManager
                .createQuery(
                        "select a from Account a where a.role = :role and not a.disabled order by a.id", Account.class)
                .setParameter("role", Role.ADMIN)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Stores a new account at once, so that its id is known. */
    void add(Account account) {
        entityManager.persist(account);
        entityManager.flush();
    }
}
