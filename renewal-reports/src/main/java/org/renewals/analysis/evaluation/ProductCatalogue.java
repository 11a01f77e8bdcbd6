package org.renewals.analysis.evaluation;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The products there are; no customer's data, so no scope narrows them. */
@Component
@Transactional(readOnly = true)
public class ProductCatalogue {

    private final JdbcClient jdbc;

    ProductCatalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Standard products first, then industry applications, then all others, each as they were delivered. */
    public List<Product> all() {
        return jdbc.sql("select id, code, name, family, informatization from product"
                        + " order by case family when 'standard' then 1 when 'application' then 2 else 3 end, id")
                .query((row, number) -> new Product(
                        row.getInt("id"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("family"),
                        row.getBoolean("informatization")))
                .list();
    }
}
