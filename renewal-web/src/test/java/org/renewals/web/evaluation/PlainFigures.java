package org.renewals.web.evaluation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The figures of the evaluation computed a second time, by plain SQL over facts and assessments and without anything of the
 * program: by the definitions of contract.md section 4 alone.
 */
final class PlainFigures {

    private static final String INCOME = "case when sum(group_paid) is null and sum(personal_bills) is null then null"
            + " else coalesce(sum(group_paid), 0) + coalesce(sum(personal_bills), 0) end";

    /** Over customer_month. */
    private static final Map<String, String> FACTS = new HashMap<>();
    /** Over assessment. */
    private static final Map<String, String> JUDGED = new HashMap<>();

    static {
        FACTS.put("customers", "count(*)");
        FACTS.put("zero_member", "count(*) filter (where members = 0)");
        FACTS.put("few_member", "count(*) filter (where members between 1 and 9)");
        FACTS.put("members", "sum(members)");
        FACTS.put("effective_members", "sum(effective_members)");
        FACTS.put("effective_member_share", "round(100.0 * sum(effective_members) / nullif(sum(members), 0), 1)");
        FACTS.put("vnet_users", "sum(vnet_users)");
        FACTS.put("vnet_penetration", "round(100.0 * sum(vnet_users) / nullif(sum(members), 0), 1)");
        FACTS.put(
                "member_churn_rate",
                "round(100.0 * sum(left_members)"
                        + " / nullif((sum(members) + sum(members - joined + left_members)) / 2.0, 0), 2)");
        FACTS.put("baseline_users", "sum(baseline_users)");
        FACTS.put("baseline_retention", "round(100.0 * sum(baseline_kept) / nullif(sum(baseline_users), 0), 1)");
        FACTS.put(
                "average_tenure",
                "round(sum(tenure_months * members) / nullif(sum(members) filter (where tenure_months is not null), 0), 1)");
        FACTS.put("total_income", INCOME);
        for (String sum : new String[] {
            "group_paid",
            "personal_bills",
            "informatization",
            "arrears",
            "roaming",
            "new_services",
            "toll",
            "local_fees",
            "other_fees"
        }) {
            FACTS.put(sum, "sum(" + sum + ")");
        }
        for (String fee : new String[] {"roaming", "new_services", "toll", "local_fees", "other_fees"}) {
            FACTS.put(fee + "_part", "round(100.0 * sum(" + fee + ") / nullif(sum(personal_bills), 0), 1)");
        }
        FACTS.put(
                "unitemised",
                "sum(personal_bills) - coalesce(sum(roaming), 0) - coalesce(sum(new_services), 0) - coalesce(sum(toll), 0)"
                        + " - coalesce(sum(local_fees), 0) - coalesce(sum(other_fees), 0)");
        JUDGED.put("average_score", "round(avg(value_score), 1)");
        for (String tier : new String[] {"A1", "A2", "B1", "B2", "C"}) {
            JUDGED.put(
                    "tier_" + tier.toLowerCase(java.util.Locale.ROOT), "count(*) filter (where tier = '" + tier + "')");
        }
        JUDGED.put("upgrades", "count(*) filter (where tier < previous_tier)");
        JUDGED.put("downgrades", "count(*) filter (where tier > previous_tier)");
        JUDGED.put("status_anomalies", "count(*) filter (where status_anomaly is not null)");
        JUDGED.put("call_anomalies", "count(*) filter (where call_anomaly is not null)");
        for (String kind : new String[] {"status", "call"}) {
            JUDGED.put(
                    kind + "_anomaly_share",
                    "round(100.0 * count(*) filter (where " + kind + "_anomaly is not null)"
                            + " / nullif(count(*) filter (where members > 0), 0), 1)");
        }
    }

    private final JdbcClient jdbc;

    PlainFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param key of a column
     * @param whose condition over a table with city_id, org_id, manager_id and customer_id
     * @param scope the same for the whole that shares are taken of
     * @return null where there is no number
     */
    BigDecimal of(String key, String month, String whose, String scope) {
        String before = "date '" + month + "-01' - interval '1 month'";
        String now = "date '" + month + "-01'";
        if (key.startsWith("product_users.")) {
            return zeroIfNone(product("sum(users)", key, now, whose));
        }
        if (key.startsWith("product_income.")) {
            return zeroIfNone(product("sum(income)", key, now, whose));
        }
        if (key.endsWith("_change")) {
            String of = FACTS.get(key.substring(0, key.length() - "_change".length()));
            return one("select round(100 * (n - b) / nullif(case when b > 0 then b end, 0), 2) from (select ("
                    + facts(of, now, whose) + ") as n, (" + facts(of, before, whose) + ") as b) x");
        }
        if (key.equals("scope_share")) {
            return one("select round(100 * (" + facts(INCOME, now, whose) + ") / nullif((" + facts(INCOME, now, scope)
                    + "), 0), 1)");
        }
        if (key.startsWith("elasticity_")) {
            return elasticity(key.substring("elasticity_".length()), now, before, whose);
        }
        if (key.equals("changed_share")) {
            return one("select round(100.0 * (" + moves("true", "true", now, whose) + ") / nullif(("
                    + facts("count(*)", now, whose) + "), 0), 2)");
        }
        if (key.startsWith("system_") || key.startsWith("manual_")) {
            return one(moves(
                    "method = '" + key.substring(0, 6) + "'",
                    key.endsWith("upgrades") ? "to_tier < from_tier" : "to_tier > from_tier",
                    now,
                    whose));
        }
        if (JUDGED.containsKey(key)) {
            return one("select " + JUDGED.get(key) + " from assessment where month = " + now + " and " + whose);
        }
        if (!FACTS.containsKey(key)) {
            throw new IllegalArgumentException("no plain definition of " + key);
        }
        return one(facts(FACTS.get(key), now, whose));
    }

    private static String facts(String expression, String month, String whose) {
        return "select " + expression + " from customer_month where month = " + month + " and " + whose;
    }

    private static String moves(String method, String direction, String month, String whose) {
        return "select count(*) from (select customer_id, a.city_id, a.org_id, a.manager_id, t.method, t.from_tier, t.to_tier"
                + " from tier_change t join assessment a using (customer_id, month) where month = " + month
                + ") x where "
                + method + " and " + direction + " and " + whose;
    }

    private BigDecimal product(String sum, String key, String month, String whose) {
        return one("select " + sum + " from product_month where month = " + month
                + " and product_id = (select id from product where code = '" + key.substring(key.indexOf('.') + 1)
                + "') and " + whose);
    }

    private BigDecimal elasticity(String income, String now, String before, String whose) {
        String quantity = switch (income) {
            case "group_paid" -> "(" + facts("sum(members)", "MONTH", whose) + ")";
            case "personal_bills" -> "(" + facts("sum(minutes)", "MONTH", whose) + ")";
            default ->
                "(select sum(units) from product_month where month = MONTH and product_id in"
                        + " (select id from product where informatization) and " + whose + ")";
        };
        String pair = "(" + facts("sum(" + income + ")", "MONTH", whose) + ") as r#, " + quantity + " as q#";
        String both = (pair.replace("MONTH", now).replace("#", "2") + ", "
                + pair.replace("MONTH", before).replace("#", "1"));
        return one("select round(r / p, 2) from (select (r2 - r1) / ((r2 + r1) / 2) as r,"
                + " (r2 / q2 - r1 / q1) / ((r2 / q2 + r1 / q1) / 2) as p from (select " + both
                + ") x where r1 > 0 and r2 > 0 and q1 > 0 and q2 > 0) y where abs(p) >= 0.02");
    }

    private static BigDecimal zeroIfNone(BigDecimal sum) {
        return sum == null ? BigDecimal.ZERO : sum;
    }

    private BigDecimal one(String question) {
        return jdbc.sql(question).query(BigDecimal.class).optional().orElse(null);
    }
}
