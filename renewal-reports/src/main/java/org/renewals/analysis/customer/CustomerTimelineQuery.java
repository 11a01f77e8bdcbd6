package org.renewals.analysis.customer;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.contract.Contract;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads {@link CustomerTimeline}: one query over all that is dated, by the customer's index of each table. Kinds the reader's
 * grain does not cover are not part of it.
 */
@Component
@Transactional(readOnly = true)
public class CustomerTimelineQuery {

    private static final String CONTRACTS = """
            select 'contract_began' as kind, k.starts_on as day, k.id, k.number as subject, p.name as about,
                k.renews_number as more, k.monthly_value as amount
            from contract k left join product p on p.id = k.product_id
            where k.customer_id = :customer and k.starts_on <= :until and <K>
            union all
            select 'contract_ended', k.ends_on, k.id, k.number, p.name, null, null
            from contract k left join product p on p.id = k.product_id
            where k.customer_id = :customer and k.ends_on <= :until and <K>
            union all
            select 'contract_' || k.outcome, coalesce(k.decided_on, k.ends_on), k.id, k.number,
                case k.outcome when 'lost' then k.loss_reason else r.number end, null, r.monthly_value
            from contract k left join lateral (
                select o.number, o.monthly_value from contract o
                where k.outcome = 'renewed' and o.renews_number = k.number and o.customer_id = k.customer_id
                order by o.monthly_value desc, o.id limit 1) r on true
            where k.customer_id = :customer and k.outcome <> 'open' and coalesce(k.decided_on, k.ends_on) <= :until and <K>
            union all
            select 'contract_lapsed', k.ends_on + %1$d, k.id, k.number, null, null, null
            from contract k
            where k.customer_id = :customer and k.ends_on + %1$d <= :until and <K>
              and (k.outcome = 'open' or coalesce(k.decided_on, k.ends_on) > k.ends_on + %1$d)
            """.formatted(Contract.LOST_AFTER_DAYS);

    private static final String SERVICE = """
            union all
            select 'complaint', (p.received_at at time zone :zone)::date, p.id, p.number, p.category, null,
                extract(epoch from p.first_reply_at - p.received_at) / 3600
            from complaint p where p.customer_id = :customer and p.received_at < :end and <P>
            union all
            select 'visit', v.visited_on, v.id, v.kind, v.note, a.name, null
            from visit v left join account a on a.id = v.visitor_id
            where v.customer_id = :customer and v.visited_on <= :until and <V>
            union all
            select 'survey', s.answered_on, 0, string_agg(s.question || '=' || s.answer, ',' order by s.question), null, null,
                null
            from survey_answer s where s.customer_id = :customer and s.answered_on <= :until and <S> group by s.answered_on
            """;

    private static final String TIERS = """
            union all
            select case t.method when 'manual' then 'tier_decided' else 'tier_rated' end,
                coalesce((q.decided_at at time zone :zone)::date, (t.month + interval '1 month - 1 day')::date),
                t.request_id, t.from_tier, t.to_tier, nullif(t.request_id, 0)::text, null
            from tier_change t left join tier_change_request q on q.id = t.request_id
            where t.customer_id = :customer and t.month <= :until and <T>
            union all
            select 'tier_requested', (q.requested_at at time zone :zone)::date, q.id, q.from_tier, q.to_tier, q.id::text, null
            from tier_change_request q where q.customer_id = :customer and q.requested_at < :end and <Q>
            union all
            select 'tier_' || q.status, (q.decided_at at time zone :zone)::date, q.id, q.from_tier, q.to_tier, q.id::text, null
            from tier_change_request q
            where q.customer_id = :customer and q.status in ('rejected', 'withdrawn') and q.decided_at < :end and <Q>
            """;

    private static final String ALERTS = """
            union all
            select 'alert_opened', (k.opened_month + interval '1 month - 1 day')::date, k.id, k.kind, null, null, null
            from anomaly_alert k where k.customer_id = :customer and k.opened_month <= :until and <K>
            union all
            select 'alert_closed', (k.closed_month + interval '1 month - 1 day')::date, k.id, k.kind, k.state, null, null
            from anomaly_alert k where k.customer_id = :customer and k.closed_month <= :until and <K>
            """;

    /** A document is its manager's alone, so nobody else is told that there is one. */
    private static final String REPORTS = """
            union all
            select 'reported', (max(d.created_at) at time zone :zone)::date, max(d.id), to_char(d.month, 'YYYY-MM'),
                max(d.version)::text, null, null
            from report_document d join customer_month m on m.month = d.month and m.customer_id = :customer
            where d.scope_kind = 'manager' and d.scope_id = m.manager_id and d.created_at < :end and <M> group by d.month
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CustomerTimelineQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param grain what the reader may be told of the customer
     * @param until the last day that is told
     * @param after the last event of the page before; null for the first page
     * @param size most events of the page
     */
    public CustomerTimeline find(
            AccessScope scope,
            CustomerDetail.Profile customer,
            CustomerGrain grain,
            LocalDate until,
            CustomerTimeline.@Nullable Cursor after,
            int size) {
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.put("customer", customer.id());
        parameters.put("until", until);
        parameters.put(
                "end",
                Timestamp.from(until.plusDays(1).atStartOfDay(clock.getZone()).toInstant()));
        parameters.put("zone", clock.getZone().getId());
        parameters.put("limit", size + 1);
        if (after != null) {
            parameters.put("day", after.day());
            parameters.put("kind", after.kind());
            parameters.put("id", after.id());
        }
        List<CustomerTimeline.Event> found = new ArrayList<>(jdbc.sql("select e.* from (" + sources(scope, grain)
                        + ") e"
                        + (after == null ? "" : " where (e.day, e.kind collate \"C\", e.id) < (:day, :kind, :id)")
                        + " order by e.day desc, e.kind collate \"C\" desc, e.id desc limit :limit")
                .params(parameters)
                .query((row, number) -> new CustomerTimeline.Event(
                        CustomerTimeline.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getObject("day", LocalDate.class),
                        row.getLong("id"),
                        row.getString("subject"),
                        row.getString("about"),
                        row.getString("more"),
                        row.getBigDecimal("amount")))
                .list());
        boolean more = found.size() > size;
        if (more) {
            found.remove(size);
        }
        return new CustomerTimeline(found, more ? found.get(size - 1).cursor() : null);
    }

    /** Each source inside the scope, as the reader's grain allows. */
    private static String sources(AccessScope scope, CustomerGrain grain) {
        String sources = CONTRACTS
                + SERVICE
                + (grain.tierChanges() ? TIERS : "")
                + (grain.anomalies() ? ALERTS : "")
                + (scope.kind() == AccessScope.Kind.MANAGER ? REPORTS : "");
        for (String alias : List.of("k", "p", "v", "s", "t", "q", "m")) {
            sources = sources.replace("<" + alias.toUpperCase(Locale.ROOT) + ">", scope.predicate(alias));
        }
        return sources;
    }
}
