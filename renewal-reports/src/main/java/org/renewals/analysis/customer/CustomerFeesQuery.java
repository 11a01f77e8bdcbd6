package org.renewals.analysis.customer;

import java.time.YearMonth;
import java.util.List;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@link CustomerFees}; for account managers and their own customers only (R048). */
@Component
@Transactional(readOnly = true)
public class CustomerFeesQuery {

    private final JdbcClient jdbc;

    CustomerFeesQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The customers of a manager in the month, the greatest bills first. A customer handed to somebody else since is left out.
     *
     * @throws IllegalArgumentException for readers who may only see totals
     */
    public List<CustomerFees> greatest(AccessScope scope, Subject subject, YearMonth month, int limit) {
        if (!CustomerGrain.inList(scope, subject).fees()) {
            throw new IllegalArgumentException(scope.kind() + " sees fees in total only");
        }
        return jdbc.sql("select m.*, c.code, c.name from customer_month m join customer c on c.id = m.customer_id"
                        + " where m.month = :month and m.manager_id = :subject and " + scope.predicate("m")
                        + " order by m.personal_bills desc nulls last, m.customer_id limit :limit")
                .param("month", month.atDay(1))
                .param("subject", subject.id())
                .param("limit", limit)
                .params(scope.parameters())
                .query((row, number) -> new CustomerFees(
                        row.getLong("customer_id"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getBigDecimal("personal_bills"),
                        row.getBigDecimal("roaming"),
                        row.getBigDecimal("new_services"),
                        row.getBigDecimal("toll"),
                        row.getBigDecimal("local_fees"),
                        row.getBigDecimal("other_fees")))
                .list();
    }
}
