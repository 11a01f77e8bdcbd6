package org.renewals.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down who did what. An entry lives and dies with the caller's transaction: what was rolled back was not done. Nobody
 * can change or delete an entry; the database grants it to no role.
 */
@Service
public class AuditLog {

    /** The actor of entries made by nobody: jobs and commands. */
    public static final String SYSTEM = "system";

    private static final String INSERT = """
            insert into audit_entry
                (at, account_id, actor, action, subject_kind, subject, city_id, manager_id, detail)
            values (:at, :account, coalesce((select a.login from account a where a.id = :account), :actor),
                    :action, :kind, :subject, :city, :manager, jsonb_object(:keys::text[], :values::text[]))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records an act of whoever the current scope belongs to.
     *
     * @param action what was done, as {@code noun.verb}: {@code tier.approved}
     * @param subjectKind what it was done to: {@code customer}, {@code account}
     * @param subject its business key
     * @param cityId whose data it was about; null for administration
     * @param managerId as {@code cityId}
     * @param detail what else the reader of the log has to know; no secrets
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            String action,
            String subjectKind,
            String subject,
            @Nullable Integer cityId,
            @Nullable Integer managerId,
            Map<String, ?> detail) {
        AccessScope scope = CurrentScope.require();
        insert(scope.accountId(), SYSTEM, action, subjectKind, subject, cityId, managerId, detail);
    }

    /** Records an act of administration, which is about nobody's data. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, String subjectKind, String subject, Map<String, ?> detail) {
        record(action, subjectKind, subject, null, null, detail);
    }

    /**
     * Records an act before it is known, or by other means than the scope, who acts: a log-in, a failed one.
     *
     * @param accountId null if no account is known
     * @param actor the login as typed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAs(
            @Nullable Integer accountId,
            String actor,
            String action,
            @Nullable String subjectKind,
            @Nullable String subject) {
        recordAs(accountId, actor, action, subjectKind, subject, Map.of());
    }

    /** As {@link #recordAs(Integer, String, String, String, String)}, with detail. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAs(
            @Nullable Integer accountId,
            String actor,
            String action,
            @Nullable String subjectKind,
            @Nullable String subject,
            Map<String, ?> detail) {
        insert(accountId, actor, action, subjectKind, subject, null, null, detail);
    }

    private void insert(
            @Nullable Integer accountId,
            String actor,
            String action,
            @Nullable String subjectKind,
            @Nullable String subject,
            @Nullable Integer cityId,
            @Nullable Integer managerId,
            Map<String, ?> detail) {
        Map<String, String> sorted = new TreeMap<>();
        detail.forEach((key, value) -> sorted.put(key, String.valueOf(value)));
        jdbc.sql(INSERT)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", accountId)
                .param("actor", actor)
                .param("action", action)
                .param("kind", subjectKind)
                .param("subject", subject)
                .param("city", cityId)
                .param("manager", managerId)
                .param("keys", sorted.keySet().toArray(String[]::new))
                .param("values", sorted.values().toArray(String[]::new))
                .update();
    }
}
