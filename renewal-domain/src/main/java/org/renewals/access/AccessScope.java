package org.renewals.access;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose data a query may touch. Every query method of customer data takes one and puts {@link #predicate} into its SQL: the
 * first lock. The same value names the database role and settings of the transaction: the second lock (ADR 0002).
 *
 * @param kind what the scope is bounded by
 * @param accountId who asks; null for log-in and system work
 * @param cityId the only city in scope; null where there is no such bound
 * @param managerId the only account manager in scope; null where there is no such bound
 */
public record AccessScope(
        Kind kind,
        @Nullable Integer accountId,
        @Nullable Integer cityId,
        @Nullable Integer managerId) {

    /** What bounds a scope, with the database role a transaction of that kind puts on. */
    public enum Kind {
        PROVINCE("renewals_province"),
        CITY("renewals_city"),
        MANAGER("renewals_manager"),
        /** Accounts, imports, jobs and settings; no customer. */
        ADMIN("renewals_admin"),
        /** Finding the account of somebody who is not known yet. */
        LOGIN("renewals_login"),
        /** Imports, monthly runs and jobs, on behalf of nobody. */
        SYSTEM("renewals_batch");

        private final String databaseRole;

        Kind(String databaseRole) {
            this.databaseRole = databaseRole;
        }

        public String databaseRole() {
            return databaseRole;
        }
    }

    public AccessScope {
        Objects.requireNonNull(kind);
        if ((kind == Kind.CITY || kind == Kind.MANAGER) != (cityId != null)) {
            throw new IllegalArgumentException(kind + " scope with city " + cityId);
        }
        if ((kind == Kind.MANAGER) != (managerId != null)) {
            throw new IllegalArgumentException(kind + " scope with manager " + managerId);
        }
    }

    public static AccessScope province(int accountId) {
        return new AccessScope(Kind.PROVINCE, accountId, null, null);
    }

    public static AccessScope city(int accountId, int cityId) {
        return new AccessScope(Kind.CITY, accountId, cityId, null);
    }

    public static AccessScope manager(int accountId, int cityId) {
        return new AccessScope(Kind.MANAGER, accountId, cityId, accountId);
    }

    public static AccessScope admin(int accountId) {
        return new AccessScope(Kind.ADMIN, accountId, null, null);
    }

    public static AccessScope login() {
        return new AccessScope(Kind.LOGIN, null, null, null);
    }

    public static AccessScope system() {
        return new AccessScope(Kind.SYSTEM, null, null, null);
    }

    /**
     * The condition that keeps a query inside this scope, for a table that carries {@code city_id} and {@code manager_id}.
     *
     * @param alias the table's alias in the query; a constant of the program, never input
     * @return SQL without a leading {@code and}, with the named parameters of {@link #parameters}
     * @throws IllegalStateException for scopes that see no customer
     */
    public String predicate(String alias) {
        return switch (kind) {
            case PROVINCE, SYSTEM -> "true";
            case CITY -> alias + ".city_id = :scopeCity";
            case MANAGER -> alias + ".manager_id = :scopeManager";
            case ADMIN, LOGIN -> throw new IllegalStateException(kind + " sees no customer data");
        };
    }

    /** The values for {@link #predicate}: exactly those it names. */
    public Map<String, Object> parameters() {
        return switch (kind) {
            case CITY -> Map.of("scopeCity", Objects.requireNonNull(cityId));
            case MANAGER -> Map.of("scopeManager", Objects.requireNonNull(managerId));
            default -> Map.of();
        };
    }

    /** @throws IllegalStateException where nobody is logged in */
    public int requireAccountId() {
        if (accountId == null) {
            throw new IllegalStateException("nobody is logged in: " + kind);
        }
        return accountId;
    }
}
