package org.renewals.analysis;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.renewals.access.AccessScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@link ProductUsage} from the roll-ups. */
@Component
@Transactional(readOnly = true)
public class ProductUsageQuery {

    private final JdbcClient jdbc;

    ProductUsageQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Without any row where no product is used. */
    public ProductUsage find(AccessScope scope, Subject subject, YearMonth month) {
        Map<Integer, Product> products = new LinkedHashMap<>();
        Map<Integer, Map<YearMonth, ProductUsage.Usage>> usages = new HashMap<>();
        jdbc.sql("select r.month, r.product_id, r.customers, r.users, r.income, p.code, p.name, p.family,"
                        + " p.informatization from scope_product r join product p on p.id = r.product_id"
                        + " where r.month in (:month, :before) and r.scope_kind = :kind and r.scope_id = :id and "
                        + scope.predicate("r")
                        + " order by r.month desc, r.income desc nulls last, p.code")
                .param("month", month.atDay(1))
                .param("before", month.minusMonths(1).atDay(1))
                .param("kind", subject.kind().code())
                .param("id", subject.id())
                .params(scope.parameters())
                .query((row, number) -> {
                    int id = row.getInt("product_id");
                    YearMonth of = YearMonth.from(row.getObject("month", LocalDate.class));
                    Long users = (Long) row.getObject("users");
                    usages.computeIfAbsent(id, key -> new HashMap<>())
                            .put(
                                    of,
                                    new ProductUsage.Usage(
                                            RollUps.hides(scope, users), users, row.getBigDecimal("income")));
                    if (of.equals(month)) {
                        products.put(
                                id,
                                new Product(
                                        row.getString("code"),
                                        row.getString("name"),
                                        row.getString("family"),
                                        row.getBoolean("informatization"),
                                        row.getLong("customers")));
                    }
                    return id;
                })
                .list();
        List<ProductUsage.Row> rows = new ArrayList<>();
        products.forEach((id, product) -> {
            Map<YearMonth, ProductUsage.Usage> months = usages.getOrDefault(id, Map.of());
            ProductUsage.Usage current = months.get(month);
            if (current != null) {
                rows.add(new ProductUsage.Row(
                        product.code(),
                        product.name(),
                        product.family(),
                        product.informatization(),
                        product.customers(),
                        current,
                        months.get(month.minusMonths(1))));
            }
        });
        return new ProductUsage(subject, month, rows);
    }

    private record Product(String code, String name, String family, boolean informatization, long customers) {}
}
