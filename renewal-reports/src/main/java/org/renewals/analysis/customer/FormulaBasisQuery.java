package org.renewals.analysis.customer;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.contract.Contract;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@link FormulaBasis}; for readers whose grain covers the incomes. */
@Component
@Transactional(readOnly = true)
public class FormulaBasisQuery {

    private static final int MONTHS = 12;

    private static final String CONTRACTS = """
            select t.number, t.starts_on, t.ends_on, t.monthly_value, t.monthly_cost, t.running, t.place = 1 as is_first
            from (select k.*, row_number() over (order by k.starts_on, k.number) as place,
                    k.ends_on > cast(:last as date) - %d
                    and (k.outcome = 'open' or coalesce(k.decided_on, k.ends_on) > :last) as running
                  from contract k where k.customer_id = :customer and k.starts_on <= :last and <SCOPE>) t
            where t.running or t.place = 1 order by t.number
            """.formatted(Contract.LOST_AFTER_DAYS);

    private final JdbcClient jdbc;

    FormulaBasisQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * As of the end of the month. Managers' superiors are told the incomes of the month's manager only.
     *
     * @throws IllegalArgumentException for a grain without incomes
     */
    public FormulaBasis find(AccessScope scope, CustomerDetail.Profile customer, CustomerGrain grain, YearMonth month) {
        if (!grain.incomes()) {
            throw new IllegalArgumentException(scope.kind() + " sees no income of " + customer.code());
        }
        record Line(FormulaBasis.Term term, boolean running, boolean first) {}
        List<Line> lines = jdbc.sql(CONTRACTS.replace("<SCOPE>", scope.predicate("k")))
                .params(scope.parameters())
                .param("customer", customer.id())
                .param("last", month.atEndOfMonth())
                .query((row, number) -> new Line(
                        new FormulaBasis.Term(
                                row.getString("number"),
                                row.getObject("starts_on", LocalDate.class),
                                row.getObject("ends_on", LocalDate.class),
                                row.getBigDecimal("monthly_value"),
                                row.getBigDecimal("monthly_cost")),
                        row.getBoolean("running"),
                        row.getBoolean("is_first")))
                .list();
        return jdbc.sql(
                        "select count(*) as months, coalesce(sum(coalesce(group_paid, 0) + coalesce(personal_bills, 0)), 0)"
                                + " as income, min(month) as first_month, max(month) as last_month from customer_month"
                                + " where customer_id = :customer and month between :from and :to"
                                + " and (group_paid is not null or personal_bills is not null)"
                                + (scope.kind() == AccessScope.Kind.MANAGER ? "" : " and manager_id = :manager"))
                .param("customer", customer.id())
                .param("from", month.minusMonths(MONTHS - 1L).atDay(1))
                .param("to", month.atDay(1))
                .param("manager", customer.managerId())
                .query((row, number) -> new FormulaBasis(
                        month,
                        lines.stream()
                                .filter(Line::first)
                                .map(Line::term)
                                .findFirst()
                                .orElse(null),
                        lines.stream().filter(Line::running).map(Line::term).toList(),
                        row.getBigDecimal("income"),
                        row.getInt("months"),
                        month(row.getObject("first_month", LocalDate.class)),
                        month(row.getObject("last_month", LocalDate.class))))
                .single();
    }

    private static @Nullable YearMonth month(@Nullable LocalDate day) {
        return day == null ? null : YearMonth.from(day);
    }
}
