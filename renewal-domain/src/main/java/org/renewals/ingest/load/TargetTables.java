package org.renewals.ingest.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.renewals.ingest.file.Reason;
import org.renewals.ingest.target.TargetFile;

/** The tables of the fourteen target files. */
final class TargetTables {

    private static final Map<TargetFile, TargetTable> ALL = new EnumMap<>(TargetFile.class);

    private TargetTables() {}

    static TargetTable of(TargetFile file) {
        return Objects.requireNonNull(ALL.get(file));
    }

    private static Reason notAmong(TargetFile file) {
        return Reason.of("unknown-reference", file.fileName());
    }

    static {
        ALL.put(
                TargetFile.ORG_UNITS,
                new TargetTable("org_unit")
                        .join("left join org_unit p on p.code = s.parent_code")
                        .join("left join org_unit e on e.code = s.code")
                        .key("code", "s.code")
                        .fields("name", "kind")
                        .field("parent_id", "p.id", "parent_code")
                        // a city is its own city, set once it has a number
                        .insertOnly("city_id", "case s.kind when 'city' then p.id when 'county' then p.city_id end")
                        .hierarchy("parent_code")
                        .reject("kind", "e.kind <> s.kind", Reason.of("org-kind-fixed"))
                        .reject(
                                "parent_code",
                                "s.kind = 'city' and p.kind <> 'province'",
                                Reason.of("parent-kind", "province"))
                        .reject(
                                "parent_code",
                                "s.kind = 'county' and p.kind <> 'city'",
                                Reason.of("parent-kind", "city"))
                        .reject(
                                "parent_code",
                                "s.kind = 'county' and e.city_id <> p.city_id",
                                Reason.of("org-city-fixed")));
        ALL.put(
                TargetFile.GRIDS,
                new TargetTable("grid")
                        .join("left join org_unit o on o.code = s.org_code")
                        .join("left join grid p on p.code = s.parent_code")
                        .key("code", "s.code")
                        .fields("name", "kind", "subtype")
                        .field("parent_id", "p.id", "parent_code")
                        .field("org_id", "o.id", "org_code")
                        .hierarchy("parent_code")
                        .reject("org_code", "o.id is null", notAmong(TargetFile.ORG_UNITS)));
        ALL.put(
                TargetFile.USERS,
                new TargetTable("account")
                        .join("left join org_unit o on o.code = s.org_code")
                        .join("left join grid g on g.code = s.grid_code")
                        .join("left join account e on e.login = s.login")
                        .key("login", "s.login")
                        .fields("name", "role", "email")
                        .field("org_id", "o.id", "org_code")
                        .derived("city_id", "case when s.role in ('city', 'manager') then o.city_id end")
                        .field("grid_id", "g.id", "grid_code")
                        .insertOnly("password_hash", "nullif(current_setting('renewals.new_account_password'), '')")
                        .versioned()
                        .reject("org_code", "o.id is null", notAmong(TargetFile.ORG_UNITS))
                        .reject(
                                "org_code",
                                "s.role in ('city', 'manager') and o.city_id is null",
                                Reason.of("needs-city"))
                        .reject("grid_code", "s.grid_code is not null and g.id is null", notAmong(TargetFile.GRIDS))
                        .reject(
                                "role",
                                "e.role = 'manager' and s.role <> 'manager'"
                                        + " and exists (select from customer c where c.manager_id = e.id)",
                                Reason.of("manager-has-customers")));
        ALL.put(
                TargetFile.CUSTOMERS,
                new TargetTable("customer")
                        .join("left join org_unit o on o.code = s.org_code")
                        .join("left join account m on m.login = s.manager_login")
                        .join("left join grid g on g.code = s.grid_code")
                        .key("code", "s.code")
                        .fields("name")
                        .field("org_id", "o.id", "org_code")
                        .field("city_id", "o.city_id", "org_code")
                        .field("manager_id", "m.id", "manager_login")
                        .field("grid_id", "g.id", "grid_code")
                        .fields(
                                "industry",
                                "nature",
                                "employees",
                                "info_level",
                                "influence_social",
                                "influence_economic",
                                "signed_on")
                        .fieldOr("status", "'active'")
                        .versioned()
                        .reject("org_code", "o.id is null", notAmong(TargetFile.ORG_UNITS))
                        .reject("org_code", "o.city_id is null", Reason.of("needs-city"))
                        .reject("manager_login", "m.id is null", notAmong(TargetFile.USERS))
                        .reject("manager_login", "m.role <> 'manager'", Reason.of("not-a-manager"))
                        .reject("manager_login", "m.city_id <> o.city_id", Reason.of("manager-of-other-city"))
                        .reject("grid_code", "s.grid_code is not null and g.id is null", notAmong(TargetFile.GRIDS)));
        ALL.put(
                TargetFile.CONTACTS,
                ofCustomer("contact").key("name", "s.name").fields("role", "phone", "email", "consent"));
        ALL.put(
                TargetFile.PRODUCTS,
                new TargetTable("product")
                        .key("code", "s.code")
                        .fields("name", "family")
                        .fieldOr("informatization", "false"));
        ALL.put(
                TargetFile.CONTRACTS,
                new TargetTable("contract")
                        .join("left join customer c on c.code = s.customer_code")
                        .join("left join product p on p.code = s.product_code")
                        .key("number", "s.number")
                        .field("customer_id", "c.id", "customer_code")
                        .derived("city_id", "c.city_id")
                        .derived("manager_id", "c.manager_id")
                        .field("product_id", "p.id", "product_code")
                        .fields("starts_on", "ends_on", "monthly_value", "monthly_cost", "notice_days")
                        .fields("auto_renews", "renews_number")
                        .fieldOr("outcome", "'open'")
                        .fields("decided_on", "loss_reason", "captive")
                        .versioned()
                        .chained()
                        .reject("customer_code", "c.id is null", notAmong(TargetFile.CUSTOMERS))
                        .reject(
                                "product_code",
                                "s.product_code is not null and p.id is null",
                                notAmong(TargetFile.PRODUCTS))
                        .checkJoin("left join contract r on r.number = s.renews_number and r.customer_id = c.id")
                        .checkJoin("left join (select distinct number, customer_code from stage) q"
                                + " on q.number = s.renews_number and q.customer_code = s.customer_code"
                                + " and q.number <> s.number")
                        .reject(
                                "renews_number",
                                "s.renews_number is not null and r.id is null and q.number is null",
                                Reason.of("renews-nothing")));
        ALL.put(
                TargetFile.CUSTOMER_MONTHS,
                factOfMonth("customer_month")
                        .insertOnly("grid_id", "c.grid_id")
                        .fields("members", "effective_members", "joined")
                        .field("left_members", "s.\"left\"", "left")
                        .fields("vnet_users", "baseline_users", "baseline_kept", "tenure_months")
                        .fields("group_paid", "informatization", "personal_bills", "roaming", "new_services", "toll")
                        .field("local_fees", "s.local", "local")
                        .fields("other_fees", "minutes", "messages", "data_mb")
                        .fields("inactive_members", "suspended_members", "arrears"));
        ALL.put(
                TargetFile.PRODUCT_MONTHS,
                factOfMonth("product_month")
                        .join("left join product p on p.code = s.product_code")
                        .key("product_id", "p.id")
                        .fields("users", "units", "income")
                        .reject("product_code", "p.id is null", notAmong(TargetFile.PRODUCTS)));
        ALL.put(
                TargetFile.COMPLAINTS,
                new TargetTable("complaint")
                        .join("left join customer c on c.code = s.customer_code")
                        .key("number", "s.number")
                        .field("customer_id", "c.id", "customer_code")
                        .derived("city_id", "c.city_id")
                        .derived("manager_id", "c.manager_id")
                        .fields("received_at", "channel", "category", "severity", "first_reply_at", "closed_at")
                        .reject("customer_code", "c.id is null", notAmong(TargetFile.CUSTOMERS))
                        .reject("first_reply_at", "s.first_reply_at < s.received_at", Reason.of("before-receipt"))
                        .reject("closed_at", "s.closed_at < s.received_at", Reason.of("before-receipt")));
        ALL.put(
                TargetFile.SURVEYS,
                ofCustomer("survey_answer")
                        .key("answered_on", "s.answered_on")
                        .key("question", "s.question")
                        .fields("answer"));
        ALL.put(
                TargetFile.VISITS,
                ofCustomer("visit")
                        .join("left join account m on m.login = s.manager_login")
                        .key("visited_on", "s.visited_on")
                        .key("kind", "coalesce(s.kind, '')")
                        .field("visitor_id", "m.id", "manager_login")
                        .fields("note")
                        .reject(
                                "manager_login",
                                "s.manager_login is not null and m.id is null",
                                notAmong(TargetFile.USERS)));
        ALL.put(
                TargetFile.FINANCE_MONTHS,
                ofOrgUnit("finance_month")
                        .key("month", "s.month")
                        .fields("operating_income")
                        .monthly());
        ALL.put(
                TargetFile.TARGETS,
                ofOrgUnit("target")
                        .key("metric", "s.metric")
                        .key("period", "s.period")
                        .fields("value"));
    }

    private static TargetTable ofCustomer(String table) {
        return new TargetTable(table)
                .join("left join customer c on c.code = s.customer_code")
                .key("customer_id", "c.id")
                .derived("city_id", "c.city_id")
                .derived("manager_id", "c.manager_id")
                .reject("customer_code", "c.id is null", notAmong(TargetFile.CUSTOMERS));
    }

    /**
     * Facts carry the people of their month: {@code handed_over} holds, for the few customers that ever changed hands, who
     * looked after them from when to when (contract.md section 3). Later files do not touch that.
     */
    private static TargetTable factOfMonth(String table) {
        return new TargetTable(table)
                .join("left join customer c on c.code = s.customer_code")
                .join("left join handed_over h on h.customer_id = c.id"
                        + " and s.month >= h.from_month and s.month < h.to_month")
                .key("customer_id", "c.id")
                .key("month", "s.month")
                .insertOnly("org_id", "coalesce(h.org_id, c.org_id)")
                .insertOnly("city_id", "coalesce(h.city_id, c.city_id)")
                .insertOnly("manager_id", "coalesce(h.manager_id, c.manager_id)")
                .monthly()
                .reject("customer_code", "c.id is null", notAmong(TargetFile.CUSTOMERS));
    }

    private static TargetTable ofOrgUnit(String table) {
        return new TargetTable(table)
                .join("left join org_unit o on o.code = s.org_code")
                .key("org_id", "o.id")
                .derived("city_id", "o.city_id")
                .reject("org_code", "o.id is null", notAmong(TargetFile.ORG_UNITS));
    }
}
