package org.renewals.analysis.evaluation;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.renewals.access.AccessScope;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What single customers use of each product (R039), for the customers of one page of a list. */
@Component
@Transactional(readOnly = true)
public class CustomerProductsQuery {

    private final JdbcClient jdbc;

    CustomerProductsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Users by product id of each customer that uses any; of customers outside the scope there is nothing.
     *
     * @param customers ids of no more customers than a page or a piece of a file has
     */
    public Map<Long, Map<Integer, Value>> users(AccessScope scope, Collection<Long> customers, YearMonth month) {
        Map<Long, Map<Integer, Value>> users = new HashMap<>();
        if (customers.isEmpty()) {
            return users;
        }
        jdbc.sql("select p.customer_id, p.product_id, p.users from assessment a"
                        + " join product_month p on p.customer_id = a.customer_id and p.month = a.month"
                        + " where a.month = :month and a.customer_id = any(:ids) and " + scope.predicate("a"))
                .params(scope.parameters())
                .param("month", month.atDay(1))
                .param("ids", customers.toArray(Long[]::new))
                .query((row, number) -> users.computeIfAbsent(row.getLong("customer_id"), any -> new HashMap<>())
                        .put(row.getInt("product_id"), Value.of(Metric.PRODUCT_USERS, (Integer)
                                row.getObject("users"))))
                .list();
        return users;
    }
}
