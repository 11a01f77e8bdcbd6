package org.renewals.web.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.renewals.ingest.ImportOptions;
import org.renewals.ingest.ImportProgress;
import org.renewals.ingest.ImportReport;
import org.renewals.ingest.ImportService;
import org.renewals.scoring.run.MonthlyRun;
import org.renewals.testing.StoredModels;
import org.renewals.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two cities, three managers, and data in every file of the format. Every text of a customer carries the canary
 * {@code ⟦city·manager⟧}, every manager's name {@code ⟪city·manager⟫}, so that a single stray word tells whose it is.
 */
final class SweepWorld {

    static final List<YearMonth> MONTHS = List.of(YearMonth.of(2026, 9), YearMonth.of(2026, 10));

    private static final Map<String, String> CITY_OF = Map.of("m11", "C1", "m12", "C1", "m21", "C2");

    private final TestDatabase database;
    private final Map<String, Kind> kinds = Map.ofEntries(
            kind("customer", (reader, whose) -> customer(whose)),
            kind("contact", (reader, whose) -> contact(whose)),
            kind("manager", (reader, whose) -> Optional.of(manager(whose))),
            kind("grid", (reader, whose) -> Optional.of("G-" + manager(whose))),
            kind("feature", (reader, whose) -> switch (whose) {
                case OWN -> Optional.of("F-C1");
                case MISSING -> Optional.of("F-C9");
                case COLLEAGUE, OTHER_CITY -> Optional.empty();
            }),
            kind("city", SweepWorld::city),
            kind("county", (reader, whose) -> city(reader, whose).map(code -> code + "A")),
            kind("account", (reader, whose) -> freshAccount(whose)),
            kind("view", (reader, whose) -> Optional.of(view(reader, whose))),
            kind("message", (reader, whose) -> message(whose)),
            kind("request", (reader, whose) -> openRequest(whose)),
            kind("alert", (reader, whose) -> alert(whose)),
            kind(
                    "ticket",
                    (reader, whose) -> ofAdministrators(whose, "0".repeat(32), OPEN_IMPORT + " returning ticket")),
            kind(
                    "import",
                    (reader, whose) -> ofAdministrators(whose, "99999999", INTERRUPTED_IMPORT + " returning id")),
            kind("model", (reader, whose) -> switch (whose) {
                case OWN -> Optional.of(String.valueOf(StoredModels.add(owner(), "2026-09")));
                case MISSING -> Optional.of("99999999");
                case COLLEAGUE, OTHER_CITY -> Optional.empty();
            }),
            kind("batch", (reader, whose) -> ofAdministrators(whose, "99999999", """
                    insert into import_batch (actor, started_at, status) values ('x', now(), 'checked') returning id""")),
            kind("rejects", (reader, whose) -> ofAdministrators(whose, "99999999", """
                    insert into import_content (order_id, kind, name) select max(id), 'rejects', 'x.rejected.csv'
                    from import_order returning id""")));

    private static final String OPEN_IMPORT = """
            insert into import_order (ticket, account_id, dry_run, correction, language, ordered_at)
            select md5(random()::text), id, false, false, 'en', now() from account where login = 'admin'""";
    private static final String INTERRUPTED_IMPORT = """
            insert into import_order (ticket, account_id, dry_run, correction, language, ordered_at, status)
            select md5(random()::text), id, false, false, 'en', now(), 'interrupted' from account where login = 'admin'""";

    /** Contracts that were lost although they had been said to be safe, so that every scope has errors to list by name. */
    private static final String JUDGED = """
            insert into judged_forecast (known_month, contract_id, stage, score_month, customer_id, city_id, manager_id, tier,
                probability, renewed, captive, monthly_value, renewed_value)
            select '2026-10-01', id, 90, '2026-06-01', customer_id, city_id, manager_id, 'C', 0.9, false, false,
                monthly_value, 0 from contract where number like 'lost%';
            insert into likelihood_quality (month, scope_kind, scope_id, city_id, manager_id, stage, segment, model, contracts,
                renewed, expected, enough, green, red, false_green, false_red, due_value, expected_value, kept_value,
                bin_contracts, bin_stated, bin_renewed, tenth_contracts, tenth_renewed, gains, value_gains)
            select '2026-10-01', s.kind, s.id, s.city_id, s.manager_id, 90, 'all', 'served', 6, 0, 5.4, false, 6, 0, 6, 0,
                1800, 1620, 0, '{}', '{}', '{}', '{}', '{}', '{}', '{}'
            from (select kind, id, city_id, null::int as manager_id from org_unit where kind <> 'county'
                  union all select 'manager', id, city_id, id from account where role = 'manager') s
            on conflict do nothing""";

    SweepWorld(TestDatabase database) {
        this.database = database;
    }

    /** Things of one kind. */
    private interface Kind {
        /** @return the name of a thing; empty if the reader stands in no such relation to any */
        Optional<String> of(Reader reader, Relation whose);
    }

    /** @return what a thing of a kind is called in an address; empty if the reader stands in no such relation to any */
    Optional<String> name(String kind, Reader reader, Relation whose) {
        Kind things = kinds.get(kind);
        if (things == null) {
            throw new IllegalArgumentException("no things of kind " + kind + ", there are " + kinds.keySet());
        }
        boolean exists = switch (whose) {
            case OWN, MISSING -> true;
            case COLLEAGUE -> reader == Reader.MANAGER;
            case OTHER_CITY -> reader == Reader.MANAGER || reader == Reader.CITY;
        };
        return exists ? things.of(reader, whose) : Optional.empty();
    }

    private static String manager(Relation whose) {
        return switch (whose) {
            case OWN -> "m11";
            case COLLEAGUE -> "m12";
            case OTHER_CITY -> "m21";
            case MISSING -> "m99";
        };
    }

    private static Optional<String> customer(Relation whose) {
        return Optional.of(whose == Relation.MISSING ? "K-m99-1" : "K-" + manager(whose) + "-1");
    }

    /** A city is nobody's own for a manager, not even the one around him. */
    private static Optional<String> city(Reader reader, Relation whose) {
        return switch (whose) {
            case OWN -> reader == Reader.MANAGER ? Optional.empty() : Optional.of("C1");
            case COLLEAGUE -> Optional.of("C1");
            case OTHER_CITY -> Optional.of("C2");
            case MISSING -> Optional.of("C9");
        };
    }

    /** Administrators change accounts for good, so each request gets one of its own. */
    private Optional<String> freshAccount(Relation whose) {
        return switch (whose) {
            case OWN -> Optional.of(owner().sql("""
                                insert into account (login, name, role, org_id, city_id)
                                select 'extra-' || nextval(pg_get_serial_sequence('account', 'id')), 'extra', 'manager', id, city_id
                                from org_unit where code = 'C1'
                                returning id""").query(String.class).single());
            case MISSING -> Optional.of("99999999");
            case COLLEAGUE, OTHER_CITY -> Optional.empty();
        };
    }

    /** The only view of its account, new with every request. */
    private String view(Reader reader, Relation whose) {
        if (whose == Relation.MISSING) {
            return "99999999";
        }
        String login = whose == Relation.OWN ? reader.login() : manager(whose);
        owner().sql("delete from saved_view where list = 'customers' and account_id ="
                        + " (select id from account where login = ?)")
                .param(login)
                .update();
        return owner().sql("""
                        insert into saved_view (account_id, list, name, query)
                        select id, 'customers', ?, 'tier=A1' from account where login = ? returning id""")
                .param(CITY_OF.containsKey(login) ? "⟪" + CITY_OF.get(login) + "·" + login + "⟫" : login)
                .param(login)
                .query(String.class)
                .single();
    }

    /** An open request about the manager's second customer: a new one where the last was decided. */
    private Optional<String> openRequest(Relation whose) {
        if (whose == Relation.MISSING) {
            return Optional.of("99999999");
        }
        String customer = "K-" + manager(whose) + "-2";
        owner().sql("""
                        insert into tier_change_request (customer_id, city_id, manager_id, from_tier, to_tier, reason,
                            status, requested_by, requested_at)
                        select id, city_id, manager_id, tier, case tier when 'A1' then 'A2' else 'A1' end,
                            'Reason of ' || name, 'submitted', manager_id, now()
                        from customer where code = ?
                        on conflict do nothing""").param(customer).update();
        return owner().sql("select r.id from tier_change_request r join customer c on c.id = r.customer_id"
                        + " where r.status = 'submitted' and c.code = ?")
                .param(customer)
                .query(String.class)
                .optional();
    }

    /** A live alert about the manager's third customer: a new one where the last was closed. */
    private Optional<String> alert(Relation whose) {
        if (whose == Relation.MISSING) {
            return Optional.of("99999999");
        }
        String customer = "K-" + manager(whose) + "-3";
        owner().sql("""
                        insert into anomaly_alert (customer_id, city_id, manager_id, kind, opened_month)
                        select id, city_id, manager_id, 'call', '2026-10-01' from customer where code = ?
                        on conflict do nothing""").param(customer).update();
        return owner().sql("select k.id from anomaly_alert k join customer c on c.id = k.customer_id"
                        + " where k.closed_month is null and c.code = ?")
                .param(customer)
                .query(String.class)
                .optional();
    }

    private static Map.Entry<String, Kind> kind(String name, Kind kind) {
        return Map.entry(name, kind);
    }

    /** What all administrators share. */
    private Optional<String> ofAdministrators(Relation whose, String missing, String insert) {
        return switch (whose) {
            case OWN -> Optional.of(owner().sql(insert).query(String.class).single());
            case MISSING -> Optional.of(missing);
            case COLLEAGUE, OTHER_CITY -> Optional.empty();
        };
    }

    private Optional<String> contact(Relation whose) {
        return whose == Relation.MISSING
                ? Optional.of("99999999")
                : owner().sql("select k.id from contact k join customer c on c.id = k.customer_id where c.code = ?")
                        .param(customer(whose).orElseThrow())
                        .query(String.class)
                        .optional();
    }

    private Optional<String> message(Relation whose) {
        return switch (whose) {
            case OWN -> Optional.of(owner().sql("""
                                with document as (
                                    insert into report_document (kind, month, scope_kind, scope_id, language, version, sha256,
                                        title, file_name, headline_labels, headline_values, content, created_at)
                                    select 'monthly', '2026-10-01', 'city', id, 'en',
                                        1 + (select count(*) from report_document), '', '', '', '{}', '{}', '', now()
                                    from org_unit where code = 'C1'
                                    returning *)
                                insert into mail_message (document_id, month, scope_kind, scope_id, document_version,
                                    account_id, email, language, message_id, status, attempts, queued_at, next_try_at)
                                select d.id, d.month, d.scope_kind, d.scope_id, d.version, a.id, 'city@example.com', 'en',
                                    '<' || d.version || '@example.com>', 'held', 1, now(), now()
                                from document d, account a where a.login = 'city'
                                returning id""").query(String.class).single());
            case MISSING -> Optional.of("99999999");
            case COLLEAGUE, OTHER_CITY -> Optional.empty();
        };
    }

    /** Loads the two months and runs them. */
    void settle(Path folder, ImportService imports, MonthlyRun run, String passwordHash) throws IOException {
        file(
                folder,
                "org_units",
                "code,name,kind,parent_code",
                Stream.of(
                        "P,The Province,province,",
                        "C1,First City,city,P",
                        "C2,Second City,city,P",
                        "C1A,First County,county,C1",
                        "C2A,Second County,county,C2"));
        file(
                folder,
                "grids",
                "code,name,kind,subtype,parent_code,org_code",
                Stream.concat(
                        Stream.of("C1", "C2")
                                .flatMap(city -> Stream.of(
                                        "M-" + city + ",Main,main,,," + city,
                                        "S-" + city + ",Sub,sub,,M-" + city + "," + city + "A",
                                        "F-" + city + ",Feature,feature,schools,M-" + city + "," + city)),
                        CITY_OF.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(manager -> "G-" + manager.getKey() + ",Grid ⟪" + manager.getValue() + "·"
                                        + manager.getKey() + "⟫,micro,offices,S-" + manager.getValue() + ","
                                        + manager.getValue() + "A")));
        file(
                folder,
                "users",
                "login,name,role,org_code,grid_code",
                Stream.concat(
                        Stream.of("province,Pat,province,P,", "city,Cam,city,C1,", "admin,Ada,admin,P,"),
                        CITY_OF.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(manager ->
                                        manager.getKey() + ",Manager ⟪" + manager.getValue() + "·" + manager.getKey()
                                                + "⟫,manager," + manager.getValue() + "A,G-" + manager.getKey())));
        file(
                folder,
                "products",
                "code,name,family,informatization",
                Stream.of("VNET,V-net,standard,false", "CLOUD,Cloud,application,true"));
        file(
                folder,
                "customers",
                "code,name,org_code,manager_login,industry,employees,info_level,signed_on,status,grid_code",
                customers()
                        .map(one -> one.row(
                                one.code,
                                "Customer " + one.canary(),
                                one.city() + "A",
                                one.manager,
                                "education",
                                "120",
                                "3",
                                "2024-03-01",
                                "active",
                                "G-" + one.manager)));
        file(
                folder,
                "contacts",
                "customer_code,name,role,phone,email,consent",
                customers()
                        .map(one -> one.row(
                                one.code,
                                "Contact " + one.canary(),
                                "decision",
                                "13800000000",
                                one.code + "@example.com",
                                "true")));
        file(
                folder,
                "contracts",
                "number,customer_code,product_code,starts_on,ends_on,monthly_value,notice_days,outcome,decided_on,loss_reason",
                customers()
                        .flatMap(one -> Stream.of(
                                one.row(
                                        "open " + one.canary() + one.number,
                                        one.code,
                                        "VNET",
                                        "2025-01-01",
                                        "2026-12-31",
                                        "900",
                                        "30",
                                        "open",
                                        "",
                                        ""),
                                one.row(
                                        "lost " + one.canary() + one.number,
                                        one.code,
                                        "CLOUD",
                                        "2025-09-01",
                                        "2026-08-31",
                                        "300",
                                        "",
                                        "lost",
                                        "2026-08-20",
                                        "Price " + one.canary()))));
        file(
                folder,
                "customer_months",
                "month,customer_code,members,effective_members,joined,left,group_paid,informatization,personal_bills,arrears",
                customers()
                        .flatMap(one -> MONTHS.stream()
                                .map(month -> one.row(
                                        month.toString(),
                                        one.code,
                                        "" + (80 + 10 * one.number),
                                        "70",
                                        "2",
                                        "1",
                                        "" + 4000 / one.number / month.getMonthValue(),
                                        "200",
                                        "2500",
                                        "10"))));
        file(
                folder,
                "product_months",
                "month,customer_code,product_code,users,units,income",
                customers()
                        .flatMap(one -> MONTHS.stream()
                                .map(month -> one.row(month.toString(), one.code, "VNET", "80", "80", "700"))));
        file(
                folder,
                "complaints",
                "number,customer_code,received_at,channel,category,severity",
                customers()
                        .map(one -> one.row(
                                "T" + one.canary() + one.number,
                                one.code,
                                "2026-10-08 09:30",
                                "phone",
                                "Bill " + one.canary(),
                                "")));
        file(
                folder,
                "surveys",
                "customer_code,answered_on,question,answer",
                customers().map(one -> one.row(one.code, "2026-10-10", "nps", "7")));
        file(
                folder,
                "visits",
                "customer_code,visited_on,kind,manager_login,note",
                customers()
                        .map(one ->
                                one.row(one.code, "2026-10-12", "visit", one.manager, "Talked to " + one.canary())));
        file(
                folder,
                "finance_months",
                "month,org_code,operating_income",
                Stream.of("P", "C1", "C2", "C1A", "C2A")
                        .flatMap(org -> MONTHS.stream().map(month -> month + "," + org + ",9000000")));
        ImportReport report = imports.load(
                List.of(folder),
                ImportOptions.by("sweep").withNewAccountPassword(passwordHash),
                new ImportProgress() {});
        if (report.outcome() != ImportReport.Outcome.DONE) {
            throw new IllegalStateException(report.toString());
        }
        owner().sql("update account set password_changed_at = timestamptz '2026-01-01'")
                .update();
        for (YearMonth month : MONTHS) {
            run.run(month, progress -> {});
        }
        owner().sql(JUDGED).update();
    }

    private JdbcClient owner() {
        return JdbcClient.create(database.owner());
    }

    private static Stream<Customer> customers() {
        return CITY_OF.keySet().stream()
                .sorted()
                .flatMap(manager -> Stream.of(1, 2, 3, 4, 5, 6)
                        .map(number -> new Customer("K-" + manager + "-" + number, manager, number)));
    }

    private static void file(Path folder, String name, String headers, Stream<String> rows) throws IOException {
        try (Stream<String> lines = rows) {
            Iterator<String> all = Stream.concat(Stream.of(headers), lines).iterator();
            Files.write(folder.resolve(name + ".csv"), (Iterable<String>) () -> all);
        }
    }

    private record Customer(String code, String manager, int number) {

        String city() {
            return CITY_OF.get(manager);
        }

        String canary() {
            return "⟦" + city() + "·" + manager + "⟧";
        }

        String row(String... cells) {
            return String.join(",", cells);
        }
    }
}
