package org.renewals.scoring.run;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.renewals.scoring.plausibility.MonthTotal;
import org.renewals.scoring.plausibility.PlausibilityLimits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Compares a month's totals with those of the month before, and keeps what is not plausible before the month is frozen. */
final class PlausibilityCheck {

    private static final String OF_PRODUCTS = """
            select p.code as subject, p.name, b.users as users_before, n.users, b.income as income_before, n.income
            from product p
            join scope_product n on n.product_id = p.id and n.month = :month and n.scope_kind = 'province'
            join scope_product b on b.product_id = p.id and b.month = :previous and b.scope_kind = 'province'
            order by p.code""";

    private static final String OF_PROVINCE = """
            select n.group_paid, b.group_paid as group_paid_before, n.informatization,
                b.informatization as informatization_before, n.tier_a1 + n.tier_a2 as class_a,
                b.tier_a1 + b.tier_a2 as class_a_before, n.tier_b1 + n.tier_b2 as class_b,
                b.tier_b1 + b.tier_b2 as class_b_before
            from scope_month n join scope_month b on b.month = :previous and b.scope_kind = 'province'
            where n.month = :month and n.scope_kind = 'province'""";

    private static final String OF_CLASSES = """
            select sum(total_income) filter (where tier in ('A1', 'A2')) as a,
                sum(total_income) filter (where tier in ('B1', 'B2')) as b from\s""";

    private final JdbcClient jdbc;
    private final RunPeriod period;
    private final PlausibilityLimits limits;
    private final List<ImplausibleTotal> found = new ArrayList<>();

    private PlausibilityCheck(Connection connection, RunPeriod period, PlausibilityLimits limits) {
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.period = period;
        this.limits = limits;
    }

    /** Needs the month's roll-ups and the finished {@code assessment_next}; replaces what an earlier run found. */
    static List<ImplausibleTotal> write(Connection connection, RunPeriod period, PlausibilityLimits limits) {
        PlausibilityCheck check = new PlausibilityCheck(connection, period, limits);
        check.province();
        check.classes();
        check.products();
        check.store();
        return check.found;
    }

    private void province() {
        bound(OF_PROVINCE)
                .query((row, number) -> {
                    look(
                            "",
                            MonthTotal.GROUP_PAID_INCOME,
                            row.getDouble("group_paid_before"),
                            row.getDouble("group_paid"));
                    look(
                            "",
                            MonthTotal.INFORMATIZATION_INCOME,
                            row.getDouble("informatization_before"),
                            row.getDouble("informatization"));
                    look("", MonthTotal.CLASS_A_CUSTOMERS, row.getDouble("class_a_before"), row.getDouble("class_a"));
                    look("", MonthTotal.CLASS_B_CUSTOMERS, row.getDouble("class_b_before"), row.getDouble("class_b"));
                    return row;
                })
                .list();
    }

    private record Classes(double a, double b) {}

    private void classes() {
        Classes now = jdbc.sql(OF_CLASSES + "assessment_next")
                .query((row, number) -> new Classes(row.getDouble("a"), row.getDouble("b")))
                .single();
        Classes before = jdbc.sql(OF_CLASSES + "assessment where month = :previous")
                .param("previous", period.firstDayOfMonthsBefore(1))
                .query((row, number) -> new Classes(row.getDouble("a"), row.getDouble("b")))
                .single();
        look("", MonthTotal.CLASS_A_INCOME, before.a(), now.a());
        look("", MonthTotal.CLASS_B_INCOME, before.b(), now.b());
    }

    private void products() {
        bound(OF_PRODUCTS)
                .query((row, number) -> {
                    String subject = row.getString("subject");
                    look(subject, users(row.getString("name")), row.getDouble("users_before"), row.getDouble("users"));
                    look(subject, MonthTotal.PRODUCT_INCOME, row.getDouble("income_before"), row.getDouble("income"));
                    return subject;
                })
                .list();
    }

    /** The three standard products have limits of their own, by the names of the glossary (requirements 7). */
    private static MonthTotal users(String product) {
        return switch (product) {
            case "集团短信", "Group SMS" -> MonthTotal.GROUP_SMS;
            case "移动总机", "Mobile switchboard" -> MonthTotal.SWITCHBOARD;
            case "集团彩铃", "Group ring-back tone" -> MonthTotal.RING_BACK;
            default -> MonthTotal.PRODUCT_USERS;
        };
    }

    /** A total that was not there in the month before has nothing to be compared with. */
    private void look(String subject, MonthTotal total, double before, double now) {
        if (before > 0) {
            limits.check(total, before, now)
                    .ifPresent(warning -> found.add(new ImplausibleTotal(period.month(), subject, warning)));
        }
    }

    private void store() {
        jdbc.sql("delete from plausibility_warning where month = :month")
                .param("month", period.firstDay())
                .update();
        for (ImplausibleTotal each : found) {
            jdbc.sql("""
                            insert into plausibility_warning (month, limit_key, subject, previous, current)
                            values (:month, :key, :subject, :previous, :current)""")
                    .param("month", period.firstDay())
                    .param("key", each.warning().total().code())
                    .param("subject", each.subject())
                    .param("previous", each.warning().previous())
                    .param("current", each.warning().current())
                    .update();
        }
    }

    private JdbcClient.StatementSpec bound(String sql) {
        return jdbc.sql(sql).param("month", period.firstDay()).param("previous", period.firstDayOfMonthsBefore(1));
    }
}
