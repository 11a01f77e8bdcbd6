package org.renewals.tier.change;

import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.AccessScope.Kind;
import org.renewals.access.NotAllowed;
import org.renewals.audit.AuditLog;
import org.renewals.customer.Customer;
import org.renewals.customer.Customers;
import org.renewals.database.ScopedEntities;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.renewals.tier.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where tier changes are asked for and decided: the account manager of a customer proposes and may withdraw, the customer's
 * city decides, nobody decides what he asked for himself (R012-R014, requirements 5.1). Every step is one transaction with
 * its audit entry.
 */
@Service
public class TierChangeDesk {

    /** How long a tier decided by people holds against the system's suggestion (requirements 5.1). */
    public static final int HELD_MONTHS = 6;

    private static final String ONE_OPEN_REQUEST = "tier_change_request_open";

    private final Customers customers;
    private final TierChangeRequests requests;
    private final ScopedEntities entities;
    private final EntityManager entityManager;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TierChangeDesk(
            Customers customers,
            TierChangeRequests requests,
            ScopedEntities entities,
            EntityManager entityManager,
            JdbcClient jdbc,
            AuditLog audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.customers = customers;
        this.requests = requests;
        this.entities = entities;
        this.entityManager = entityManager;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Submits a request to the customer's city.
     *
     * @return its id
     * @throws NotAllowed for anybody but an account manager
     * @throws NotFound if the manager has no such customer
     * @throws Refused if the tier is no change, the reason is missing or too long, the customer left or was never rated, or
     *     another request about it is open
     */
    public long propose(AccessScope scope, ProposeTierChange command) {
        require(scope, Kind.MANAGER, "propose");
        try {
            return Objects.requireNonNull(transaction.execute(status -> submit(scope, command)));
        } catch (ConstraintViolationException e) {
            // somebody proposed between the check and the insert
            throw ONE_OPEN_REQUEST.equals(e.getConstraintName()) ? openAlready(command) : e;
        } catch (PessimisticLockException e) {
            // handed over while this was being written: V040
            throw new NotFound("customer", command.customerCode());
        }
    }

    private long submit(AccessScope scope, ProposeTierChange command) {
        Customer customer = customers
                .find(scope, command.customerCode())
                .orElseThrow(() -> new NotFound("customer", command.customerCode()));
        if (requests.openOf(scope, customer.id()).isPresent()) {
            throw openAlready(command);
        }
        TierChangeRequest request = new TierChangeRequest(
                customer, command.to(), command.reason(), scope.requireAccountId(), clock.instant());
        entityManager.persist(request);
        record("tier-change.proposed", customer, request, request.fromTier());
        return request.id();
    }

    private static Refused openAlready(ProposeTierChange command) {
        return new Refused("tier.change.open-already", command.customerCode());
    }

    /**
     * Takes an open request back.
     *
     * @throws NotAllowed for anybody but an account manager
     * @throws NotFound if there is no such request about a customer of the manager
     * @throws AlreadyDecided if somebody was faster
     */
    public void withdraw(AccessScope scope, long id) {
        require(scope, Kind.MANAGER, "withdraw");
        end(scope, id, (customer, request, now) -> {
            request.withdraw(scope.requireAccountId(), now);
            entityManager.flush();
            record("tier-change.withdrawn", customer, request, request.fromTier());
        });
    }

    /**
     * Approves a request: the customer is in the new tier from now on, and for {@value #HELD_MONTHS} months whatever the
     * monthly run suggests.
     *
     * @param comment may be null or blank
     * @throws NotAllowed for anybody but a city, and for who asked himself
     * @throws NotFound if there is no such request in the city
     * @throws AlreadyDecided if somebody was faster
     * @throws Refused if the customer cannot be moved to that tier any more, or the comment is too long
     */
    public void approve(AccessScope scope, long id, @Nullable String comment) {
        require(scope, Kind.CITY, "approve");
        end(scope, id, (customer, request, now) -> {
            request.approve(scope.requireAccountId(), comment, now);
            // first of all: who loses against somebody else is told so, and not of a key that is taken
            entityManager.flush();
            LocalDate today = LocalDate.ofInstant(now, clock.getZone());
            Tier before = customer.holdTier(request.toTier(), heldUntil(today));
            entityManager.flush();
            writeHistory(customer, before, request, YearMonth.from(today));
            record("tier-change.approved", customer, request, before);
        });
    }

    /**
     * Rejects a request.
     *
     * @throws NotAllowed for anybody but a city, and for who asked himself
     * @throws NotFound if there is no such request in the city
     * @throws AlreadyDecided if somebody was faster
     * @throws Refused if the comment is missing or too long
     */
    public void reject(AccessScope scope, long id, @Nullable String comment) {
        require(scope, Kind.CITY, "reject");
        end(scope, id, (customer, request, now) -> {
            request.reject(scope.requireAccountId(), comment, now);
            entityManager.flush();
            record("tier-change.rejected", customer, request, request.fromTier());
        });
    }

    private void end(AccessScope scope, long id, Ending ending) {
        try {
            transaction.executeWithoutResult(status -> {
                // The customer first: a handover locks in that order too.
                Customer customer = customerOf(scope, id).orElseThrow(() -> new NotFound("tier change", id));
                TierChangeRequest request = request(scope, id).orElseThrow(() -> new NotFound("tier change", id));
                ending.of(customer, request, clock.instant());
            });
        } catch (TierChangeRequest.NotOpen | OptimisticLockException e) {
            AlreadyDecided decided = new AlreadyDecided(id, outcome(scope, id));
            decided.addSuppressed(e);
            throw decided;
        }
    }

    private AlreadyDecided.Outcome outcome(AccessScope scope, long id) {
        TierChangeRow row = Objects.requireNonNull(transaction.execute(
                status -> requests.find(scope, id).orElseThrow(() -> new NotFound("tier change", id))));
        if (row.decidedAt() == null) {
            throw new IllegalStateException("tier change " + id + " is open, yet was refused as decided");
        }
        return new AlreadyDecided.Outcome(row.status(), row.decidedBy(), row.decidedAt());
    }

    private Optional<Customer> customerOf(AccessScope scope, long id) {
        String sql = "select c.* from customer c where c.id = (select r.customer_id from tier_change_request r"
                + " where r.id = :id and " + scope.predicate("r") + ") and " + scope.predicate("c");
        // Only deciding writes on the customer; a manager may not even lock it.
        return entities.find(
                scope, Customer.class, scope.kind() == Kind.CITY ? sql + " for no key update" : sql, Map.of("id", id));
    }

    private Optional<TierChangeRequest> request(AccessScope scope, long id) {
        return entities.find(
                scope,
                TierChangeRequest.class,
                "select r.* from tier_change_request r where r.id = :id and " + scope.predicate("r"),
                Map.of("id", id));
    }

    private void writeHistory(Customer customer, Tier before, TierChangeRequest request, YearMonth month) {
        jdbc.sql("""
                insert into tier_change (customer_id, month, method, city_id, manager_id, from_tier, to_tier, request_id)
                values (:customer, :month, 'manual', :city, :manager, :from, :to, :request)
                """)
                .param("customer", customer.id())
                .param("month", month.atDay(1))
                .param("city", customer.cityId())
                .param("manager", customer.managerId())
                .param("from", before.name())
                .param("to", request.toTier().name())
                .param("request", request.id())
                .update();
    }

    private void record(String action, Customer customer, TierChangeRequest request, Tier before) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("request", request.id());
        detail.put("from", before);
        detail.put("to", request.toTier());
        detail.put("reason", request.reason());
        if (request.comment() != null) {
            detail.put("comment", request.comment());
        }
        audit.record(action, "customer", customer.code(), customer.cityId(), customer.managerId(), detail);
    }

    static LocalDate heldUntil(LocalDate decidedOn) {
        return decidedOn.plusMonths(HELD_MONTHS);
    }

    private static void require(AccessScope scope, Kind kind, String verb) {
        if (scope.kind() != kind) {
            throw new NotAllowed(scope.kind() + " may not " + verb + " tier changes");
        }
    }

    /** One way a request ends. */
    private interface Ending {
        void of(Customer customer, TierChangeRequest request, Instant now);
    }
}
