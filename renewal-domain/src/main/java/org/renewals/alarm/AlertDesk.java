package org.renewals.alarm;

import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.AccessScope.Kind;
import org.renewals.access.NotAllowed;
import org.renewals.audit.AuditLog;
import org.renewals.customer.Customer;
import org.renewals.database.ScopedEntities;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where alerts are worked on, by the account manager of their customer and nobody else (requirements 5.3). Every step is one
 * transaction with its line of history and its audit entry.
 */
@Service
public class AlertDesk {

    private final AlertSteps steps;
    private final ScopedEntities entities;
    private final EntityManager entityManager;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AlertDesk(
            AlertSteps steps,
            ScopedEntities entities,
            EntityManager entityManager,
            JdbcClient jdbc,
            AuditLog audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.steps = steps;
        this.entities = entities;
        this.entityManager = entityManager;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Takes the next step of an alert.
     *
     * @param comment needed where the step closes it; may be null otherwise
     * @param basedOn {@link AnomalyAlert#version} of what the person saw
     * @throws NotAllowed for anybody but an account manager
     * @throws NotFound if the manager has no such alert
     * @throws AlertMovedOn if it is not any more what the person saw
     * @throws Refused if it cannot become that, or the comment is missing, too long or cannot be written
     */
    public void take(AccessScope scope, long id, AlertState to, @Nullable String comment, int basedOn) {
        if (scope.kind() != Kind.MANAGER) {
            throw new NotAllowed(scope.kind() + " may not work on alerts");
        }
        try {
            transaction.executeWithoutResult(status -> take(scope, find(scope, id), to, comment, basedOn));
        } catch (OptimisticLockException | Overtaken e) {
            AlertMovedOn moved = Objects.requireNonNull(transaction.execute(status -> movedOn(scope, id)));
            moved.addSuppressed(e);
            throw moved;
        }
    }

    private void take(AccessScope scope, AnomalyAlert alert, AlertState to, @Nullable String comment, int basedOn) {
        if (alert.version() != basedOn) {
            throw new Overtaken();
        }
        AlertState from = alert.state();
        OffsetDateTime now = OffsetDateTime.now(clock);
        String kept = alert.move(to, comment, YearMonth.from(now));
        // first of all: the line of history is refused by the database as long as the alert is not what it says
        entityManager.flush();
        jdbc.sql("""
                insert into alert_step (alert_id, city_id, manager_id, from_state, to_state, at, account_id, comment)
                values (:alert, :city, :manager, :from, :to, :at, :account, :comment)
                """)
                .param("alert", alert.id())
                .param("city", alert.cityId())
                .param("manager", alert.managerId())
                .param("from", from.code())
                .param("to", to.code())
                .param("at", now)
                .param("account", scope.requireAccountId())
                .param("comment", kept)
                .update();
        record(scope, alert, from, kept);
    }

    private void record(AccessScope scope, AnomalyAlert alert, AlertState from, @Nullable String comment) {
        String code = entities.find(
                        scope,
                        Customer.class,
                        "select c.* from customer c where c.id = :id and " + scope.predicate("c"),
                        Map.of("id", alert.customerId()))
                .map(Customer::code)
                .orElseThrow(() -> new NotFound("alert", alert.id()));
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("alert", alert.id());
        detail.put("kind", alert.kind().code());
        detail.put("from", from.code());
        detail.put("to", alert.state().code());
        if (comment != null) {
            detail.put("comment", comment);
        }
        audit.record(
                "alert." + alert.state().code().replace('_', '-'),
                "customer",
                code,
                alert.cityId(),
                alert.managerId(),
                detail);
    }

    private AlertMovedOn movedOn(AccessScope scope, long id) {
        AnomalyAlert alert = find(scope, id);
        List<AlertStep> taken = steps.of(scope, id);
        return new AlertMovedOn(id, alert.state(), taken.isEmpty() ? null : taken.get(taken.size() - 1));
    }

    private AnomalyAlert find(AccessScope scope, long id) {
        Optional<AnomalyAlert> found = entities.find(
                scope,
                AnomalyAlert.class,
                "select k.* from anomaly_alert k where k.id = :id and " + scope.predicate("k"),
                Map.of("id", id));
        return found.orElseThrow(() -> new NotFound("alert", id));
    }

    /** The alert is not any more what the person saw; the desk finds out what it is. */
    private static final class Overtaken extends RuntimeException {}
}
