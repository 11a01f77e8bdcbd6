package org.renewals.analysis;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.renewals.access.AccessScope;
import org.renewals.contract.Contract;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts {@link RenewalCohorts} over the contracts of thirteen due months. */
@Component
@Transactional(readOnly = true)
public class RenewalCohortsQuery {

    private final JdbcClient jdbc;

    RenewalCohortsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Without any cohort where nothing fell due. */
    public RenewalCohorts find(AccessScope scope, Subject subject, YearMonth month) {
        LocalDate asOf = month.atEndOfMonth();
        String bound = switch (subject.kind()) {
            case PROVINCE -> ":id = :id";
            case CITY -> "c.city_id = :id";
            case COUNTY -> "exists (select from customer k where k.id = c.customer_id and k.org_id = :id)";
            case MANAGER -> "c.manager_id = :id";
        };
        // what was decided after the report month was still undecided in it
        List<RenewalCohorts.Cohort> cohorts = jdbc.sql("""
                        select date_trunc('month', d.ends_on)::date as due, count(*) as contracts,
                               count(*) filter (where d.state = 'renewed') as renewed,
                               count(*) filter (where d.state = 'lost') as lost,
                               count(*) filter (where d.state = 'open') as undecided,
                               sum(d.before) as due_value, sum(least(d.after, d.before)) as kept_value,
                               sum(d.after) as renewed_value
                        from (select s.ends_on, s.state, s.monthly_value as before,
                                     case when s.state = 'renewed'
                                          then coalesce((select max(r.monthly_value) from contract r
                                                         where r.renews_number = s.number), s.monthly_value)
                                          else 0 end as after
                              from (select c.*, case when c.outcome <> 'open' and coalesce(c.decided_on, c.ends_on) <= :asOf then c.outcome
                                                     when c.ends_on <= cast(:asOf as date) - :lostAfter then 'lost'
                                                     else 'open' end as state
                                    from contract c
                                    where c.ends_on between :from and :asOf and %s and %s) s) d
                        group by 1 order by 1
                        """.formatted(bound, scope.predicate("c")))
                .param("asOf", asOf)
                .param(
                        "from",
                        month.minusMonths(RenewalCohorts.MONTHS_OF_HISTORY).atDay(1))
                .param("lostAfter", Contract.LOST_AFTER_DAYS)
                .param("id", subject.id())
                .params(scope.parameters())
                .query((row, number) -> new RenewalCohorts.Cohort(
                        YearMonth.from(row.getObject("due", LocalDate.class)),
                        row.getLong("contracts"),
                        row.getLong("renewed"),
                        row.getLong("lost"),
                        row.getLong("undecided"),
                        row.getBigDecimal("due_value"),
                        row.getBigDecimal("kept_value"),
                        row.getBigDecimal("renewed_value")))
                .list();
        return new RenewalCohorts(subject, month, cohorts);
    }
}
