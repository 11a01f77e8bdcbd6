package org.renewals.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.renewals.access.AccessScope;
import org.renewals.ingest.ImportReport.Outcome;
import org.renewals.ingest.file.Encodings;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.load.LoadCounts;
import org.renewals.ingest.target.TargetFile;
import org.renewals.testing.ScopedJdbcTransactions;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;

class ImportServiceTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final ImportOptions OPTIONS = ImportOptions.by("test");

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.on(LocalDate.of(2026, 11, 3));
    private ImportService imports;

    @BeforeEach
    void emptyDatabase() {
        database.in(AccessScope.system(), connection -> {
            try (Statement statement = connection.createStatement()) {
                // the batch role may delete but not truncate
                for (String table : List.of(
                        "import_batch",
                        "customer_month",
                        "product_month",
                        "finance_month",
                        "target",
                        "survey_answer",
                        "visit",
                        "complaint",
                        "contract",
                        "contact",
                        "customer_assignment",
                        "customer",
                        "product",
                        "account_month")) {
                    statement.execute("delete from " + table);
                }
                statement.execute("update grid set manager_id = null");
                statement.execute("delete from account");
                statement.execute("delete from grid where parent_id is not null");
                statement.execute("delete from grid");
                statement.execute("delete from org_unit where kind = 'county'");
                statement.execute("update org_unit set city_id = parent_id where kind = 'city'");
                statement.execute("delete from org_unit where kind = 'city'");
                statement.execute("delete from org_unit");
            }
            return null;
        });
        var source = database.app();
        imports = new ImportService(source, new ScopedJdbcTransactions(source), clock);
    }

    @Test
    void loadsAllFourteenFilesInAnyOrder() throws IOException {
        pack();
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(paths::add);
        }
        ImportReport report = imports.load(paths, OPTIONS, ImportProgress.NONE);

        assertThat(report.outcome()).isEqualTo(Outcome.DONE);
        assertThat(report.files().stream().map(FileReport::target)).containsExactly(TargetFile.values());
        assertThat(report.files()).allSatisfy(file -> {
            assertThat(file.counts().inserted())
                    .as(file.name())
                    .isEqualTo(file.counts().read())
                    .isPositive();
            assertThat(file.mapped()).isEqualTo(file.counts().read());
        });
        assertThat(
                        query(
                                "select code, city_id = (select id from org_unit where code = 'HF') as hefei from org_unit order by code"))
                .containsExactly("FX|t", "HF|t", "P|null", "WH|f");
        assertThat(
                        query(
                                "select number, c.code, m.login, o.code from contract k join customer c on c.id = k.customer_id"
                                        + " join account m on m.id = k.manager_id join org_unit o on o.id = k.city_id order by 1"))
                .containsExactly("C1|K1|m1|HF", "C2|K1|m1|HF", "C3|K2|m2|WH");
        assertThat(query(
                        "select month, c.code, members, left_members, local_fees, o.code, a.login from customer_month f"
                                + " join customer c on c.id = f.customer_id join org_unit o on o.id = f.org_id"
                                + " join account a on a.id = f.manager_id order by 1, 2"))
                .containsExactly(
                        "2026-09-01|K1|10|1|5.50|FX|m1",
                        "2026-10-01|K1|11|0|6.50|FX|m1",
                        "2026-10-01|K2|3|0|null|WH|m2");
        assertThat(query("select received_at at time zone 'UTC', first_reply_at at time zone 'UTC' from complaint"))
                .containsExactly("2026-10-01 00:30:00|2026-10-01 02:00:00");
        assertThat(query("select g.code, a.login from grid g left join account a on a.id = g.manager_id order by 1"))
                .containsExactly("G1|null", "G2|m1");
        assertThat(query("select status, correction, actor, finished_at is not null from import_batch"))
                .containsExactly("done|f|test|t");
        assertThat(query("select count(*), sum(inserted) from import_file"))
                .containsExactly("14|"
                        + report.files().stream()
                                .mapToLong(file -> file.counts().inserted())
                                .sum());
        assertThat(query("select month, batch_id from account_month order by 1"))
                .containsExactly("2026-09-01|" + report.batch(), "2026-10-01|" + report.batch());
    }

    @Test
    void loadingTwiceWritesNothing() throws IOException {
        pack();
        load();
        List<String> before = versions();
        ImportReport second = load();
        assertThat(second.outcome()).isEqualTo(Outcome.DONE);
        assertThat(second.files()).allSatisfy(file -> {
            LoadCounts counts = file.counts();
            assertThat(counts.unchanged()).as(file.name()).isEqualTo(counts.read());
            assertThat(counts.inserted() + counts.updated() + counts.rejected()).isZero();
        });
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void aLaterFileUpdatesByKeyAndLeavesAbsentColumnsAlone() throws IOException {
        pack();
        load();
        write("customers", "客户编码,客户名称,组织编码,客户经理,员工数,客户状态\nK1,新名,FX,m1,,\nK2,二,WH,m2,8,离网\n");
        LoadCounts counts = load("customers").counts();
        assertThat(counts).isEqualTo(new LoadCounts(2, 0, 0, 2, 0, 0));
        assertThat(query("select code, name, employees, status, industry, version from customer order by 1"))
                .containsExactly("K1|新名|null|silent|医院|1", "K2|二|8|left|null|1");
    }

    @Test
    void aBadRowNeverStopsTheGoodOnesAndCanBeMended() throws IOException {
        pack();
        load();
        write(
                "customer_months",
                "客户编码;month;成员备注;members;left\nK1;2026-13;x;5;0\nK1;2026-10;\"a;b\";-4;0\nK2;2026-09;y;7;1\nK9;2026-10;z;1;0\nK1;2026-09;;2;0;9\n");
        FileReport file = load("customer_months");
        assertThat(file.counts()).isEqualTo(new LoadCounts(5, 0, 1, 0, 0, 4));
        assertThat(file.unknownColumns()).containsExactly("成员备注");
        Path rejects = Objects.requireNonNull(file.rejectsFile());
        assertThat(rejects).isEqualTo(folder.resolve("customer_months.rejected.csv"));
        assertThat(Files.readString(rejects)).isEqualToNormalizingNewlines("""
                \uFEFF客户编码;month;成员备注;members;left;line;column;value;reason
                K1;2026-13;x;5;0;2;month;2026-13;"not a month; accepted: YYYY-MM from 1990 to 2099"
                K1;2026-10;"a;b";-4;0;3;members;-4;not a whole number from 0 to 2147483647
                K9;2026-10;z;1;0;5;客户编码;K9;"not among the customers; load it before or along with this file"
                K1;2026-09;;2;0;6;;K1;the row has 6 cells, the header 5
                """);
        assertThat(
                        query(
                                "select line, column_name, value, reason_key, reason_args ->> 0, fields[1] from import_reject order by 1"))
                .containsExactly(
                        "2|month|2026-13|import.rejected.month|1990|K1",
                        "3|members|-4|import.rejected.integer|0|K1",
                        "5|客户编码|K9|import.rejected.unknown-reference|customers|K9",
                        "6||K1|import.rejected.cell-count|6|K1");
        assertThat(query("select array_to_string(header, ',') from import_file where rejected > 0"))
                .containsExactly("客户编码,month,成员备注,members,left");

        Files.writeString(
                rejects,
                Files.readString(rejects)
                        .replace("2026-13", "2026-08")
                        .replace("-4;0", "4;0")
                        .replace("K9", "K2"));
        FileReport mended = imports.load(List.of(rejects), OPTIONS, ImportProgress.NONE)
                .files()
                .get(0);
        assertThat(mended.counts()).isEqualTo(new LoadCounts(4, 0, 1, 3, 0, 0));
        assertThat(mended.unknownColumns()).containsExactly("成员备注");
    }

    @Test
    void reasonsAreInTheReadersLanguage() throws IOException {
        pack();
        write("products", "code,name,family\nX,x,none\n");
        FileReport file = imports.load(
                        List.of(folder.resolve("products.csv")),
                        OPTIONS.withLanguage(Locale.CHINA),
                        ImportProgress.NONE)
                .files()
                .get(0);
        assertThat(Files.readString(Objects.requireNonNull(file.rejectsFile()))).contains("不在可用值之列");
    }

    @Test
    void ofRowsWithTheSameKeyTheFirstIsLoaded() throws IOException {
        pack();
        load();
        write(
                "customer_months",
                "month,customer_code,members\n2026-08,K1,1\n2026-08,K2,2\n2026-08,K1,3\n2026-08,K1,4\n");
        FileReport file = load("customer_months");
        assertThat(file.counts()).isEqualTo(new LoadCounts(4, 0, 2, 0, 0, 2));
        assertThat(
                        query(
                                "select line, reason_args ->> 0 from import_reject where reason_key like '%repeated' order by 1"))
                .containsExactly("4|2", "5|2");
        assertThat(query("select members from customer_month where month = '2026-08-01' order by 1"))
                .containsExactly("1", "2");
        write("customer_months", "month,customer_code,members\n2026-08,K1,5\n2026-08,K1,6\n");
        assertThat(load("customer_months").counts()).isEqualTo(new LoadCounts(2, 0, 0, 1, 0, 1));
        assertThat(query("select members from customer_month where month = '2026-08-01' order by 1"))
                .containsExactly("2", "5");
    }

    @Test
    void manyRowsWithFewRepeatedKeysAreAllTold() throws IOException {
        pack();
        load();
        StringBuilder text = new StringBuilder("number,customer_code,received_at\n");
        for (int i = 0; i < 30_000; i++) {
            text.append("N").append(i % 29_990).append(",K1,2026-10-01\n");
        }
        write("complaints", text.toString());
        assertThat(load("complaints").counts()).isEqualTo(new LoadCounts(30_000, 0, 29_990, 0, 0, 10));
    }

    @Test
    void brokenReferencesAreNamed() throws IOException {
        pack();
        write("customers", """
                code,name,org_code,manager_login,grid_code
                A1,x,NO,m1,
                A2,x,P,m1,
                A3,x,HF,nobody,
                A4,x,HF,boss,
                A5,x,WH,m1,
                A6,x,HF,m1,NOGRID
                A7,x,HF,m1,G2
                """);
        ImportReport report = load();
        assertThat(query("select r.column_name, r.value, substr(reason_key, 17), reason_args ->> 0 from import_reject r"
                        + " join import_file f using (batch_id, position) where f.target = 'customers' order by line"))
                .containsExactly(
                        "org_code|NO|unknown-reference|org_units",
                        "org_code|P|needs-city|null",
                        "manager_login|nobody|unknown-reference|users",
                        "manager_login|boss|not-a-manager|null",
                        "manager_login|m1|manager-of-other-city|null",
                        "grid_code|NOGRID|unknown-reference|grids");
        assertThat(query("select code from customer")).containsExactly("A7");
        assertThat(counts(report, TargetFile.CUSTOMERS)).isEqualTo(new LoadCounts(7, 0, 1, 0, 0, 6));
        assertThat(counts(report, TargetFile.CONTRACTS).rejected()).isEqualTo(3);
    }

    @Test
    void aBrokenRenewalBreaksTheChainBehindIt() throws IOException {
        pack();
        load();
        write("contracts", """
                number,customer_code,starts_on,ends_on,monthly_value,renews_number
                D1,K1,2026-01-01,2026-12-31,1,C1
                D2,K1,2027-01-01,2027-12-31,1,D1
                E1,K1,2026-01-01,2026-12-31,1,NONE
                E2,K1,2027-01-01,2027-12-31,1,E1
                E3,K1,2028-01-01,2028-12-31,1,E2
                F1,K1,2028-01-01,2028-12-31,1,C3
                S1,K1,2028-01-01,2028-12-31,1,S1
                """);
        assertThat(load("contracts").counts()).isEqualTo(new LoadCounts(7, 0, 2, 0, 0, 5));
    }

    @Test
    void unitsAndGridsComeBeforeWhatLiesInThem() throws IOException {
        write(
                "org_units",
                "code,name,kind,parent_code\nFX,肥西,county,HF\nHF,合肥,city,P\nP,全省,province,\nX,x,county,P\nY,y,city,NONE\nZ,z,county,Y\n");
        write(
                "grids",
                "code,name,kind,parent_code,org_code\nG3,c,micro,G2,FX\nG2,b,sub,G1,HF\nG1,a,main,,HF\nH1,x,sub,H2,HF\nH2,x,sub,H1,HF\n");
        ImportReport report = load();
        assertThat(counts(report, TargetFile.ORG_UNITS)).isEqualTo(new LoadCounts(6, 0, 3, 0, 0, 3));
        assertThat(counts(report, TargetFile.GRIDS)).isEqualTo(new LoadCounts(5, 0, 3, 0, 0, 2));
        assertThat(query("select g.code, p.code from grid g left join grid p on p.id = g.parent_id order by 1"))
                .containsExactly("G1|null", "G2|G1", "G3|G2");
        write("grids", "code,name,kind,parent_code,org_code\nG1,a,main,G3,HF\n");
        assertThat(load("grids").refusal()).hasMessageContaining("grid-circle [G1]");
        assertThat(query("select g.code, p.code from grid g left join grid p on p.id = g.parent_id order by 1"))
                .containsExactly("G1|null", "G2|G1", "G3|G2");
    }

    @Test
    void existingUnitsStayWhereTheyAre() throws IOException {
        pack();
        load();
        write("org_units", "code,name,kind,parent_code\nFX,肥西,county,WH\nWH,芜湖,county,HF\nHF,新合肥,city,P\n");
        assertThat(load("org_units").counts()).isEqualTo(new LoadCounts(3, 0, 0, 1, 0, 2));
        assertThat(query("select substr(reason_key, 17) from import_reject order by line"))
                .containsExactly("org-city-fixed", "org-kind-fixed");
    }

    @Test
    void frozenMonthsAreChangedOnlyByACorrection() throws IOException {
        pack();
        load();
        database.in(
                AccessScope.system(),
                connection ->
                        execute(connection, "update account_month set frozen_at = now() where month = '2026-09-01'"));
        write(
                "customer_months",
                "month,customer_code,members,left,local\n2026-09,K1,99,1,5.5\n2026-09,K2,1,0,\n2026-10,K1,12,0,6.5\n2026-10,K2,3,0,\n");
        FileReport file = load("customer_months");
        assertThat(file.counts()).isEqualTo(new LoadCounts(4, 0, 0, 1, 1, 2));
        assertThat(query("select line, reason_key, reason_args ->> 0 from import_reject order by line"))
                .containsExactly("2|import.rejected.frozen|2026-09", "3|import.rejected.frozen|2026-09");

        write("customer_months", "month,customer_code,members,left,local\n2026-09,K1,10,1,5.5\n");
        assertThat(load("customer_months").counts()).isEqualTo(new LoadCounts(1, 0, 0, 0, 1, 0));

        write("customer_months", "month,customer_code,members\n2026-09,K1,99\n");
        ImportReport correction = imports.load(
                List.of(folder.resolve("customer_months.csv")), OPTIONS.withCorrection(true), ImportProgress.NONE);
        assertThat(correction.files().get(0).counts()).isEqualTo(new LoadCounts(1, 0, 0, 1, 0, 0));
        assertThat(query("select batch_id, frozen_at is not null from account_month where month = '2026-09-01'"))
                .containsExactly(correction.batch() + "|t");
        assertThat(query("select correction from import_batch order by id desc limit 1"))
                .containsExactly("t");
    }

    @Test
    void freezingHoldsForFinanceMonthsToo() throws IOException {
        pack();
        load();
        database.in(
                AccessScope.system(),
                connection ->
                        execute(connection, "update account_month set frozen_at = now() where month = '2026-10-01'"));
        write("finance_months", "month,org_code,operating_income\n2026-10,HF,1\n2026-10,WH,5\n2026-10,P,1000\n");
        assertThat(load("finance_months").counts()).isEqualTo(new LoadCounts(3, 0, 0, 0, 1, 2));
    }

    @Test
    void pastMonthsStayWithTheManagerOfThatMonth() throws IOException {
        pack();
        load();
        write("customers", "code,name,org_code,manager_login\nK1,一,HF,m3\n");
        write(
                "customer_months",
                "month,customer_code,members,left,local\n2026-08,K1,9,0,1\n2026-11,K1,13,0,1\n2026-10,K1,12,0,6.5\n");
        load("customers", "customer_months");
        assertThat(query(
                        "select from_month, a.login, o.code from customer_assignment h join account a on a.id = h.manager_id"
                                + " join org_unit o on o.id = h.org_id join customer c on c.id = h.customer_id"
                                + " where c.code = 'K1' order by 1"))
                .containsExactly("2020-05-01|m1|FX", "2026-11-01|m3|HF");
        assertThat(query("select month, a.login, o.code from customer_month f join account a on a.id = f.manager_id"
                        + " join org_unit o on o.id = f.org_id join customer c on c.id = f.customer_id"
                        + " where c.code = 'K1' order by 1"))
                .containsExactly("2026-08-01|m1|FX", "2026-09-01|m1|FX", "2026-10-01|m1|FX", "2026-11-01|m3|HF");
        assertThat(query("select distinct a.login from contract k join account a on a.id = k.manager_id"
                        + " join customer c on c.id = k.customer_id where c.code = 'K1'"))
                .containsExactly("m3");
    }

    @Test
    void aDryRunReportsTheSameAndKeepsNothing() throws IOException {
        pack();
        write("products", "code,name,family\nX,x,none\nS,短信,standard\n");
        ImportReport dry = imports.load(List.of(folder), OPTIONS.withDryRun(true), ImportProgress.NONE);
        assertThat(dry.batch()).isNull();
        assertThat(folder.resolve("products.rejected.csv")).exists();
        assertThat(query("select count(*) from org_unit")).containsExactly("0");
        assertThat(query("select status from import_batch")).containsExactly("checked");
        assertThat(query("select column_name, value, reason_key from import_reject"))
                .containsExactly("family|none|import.rejected.choice");
        assertThat(query("select count(*) from account_month")).containsExactly("0");
        ImportReport real = load();
        assertThat(real.files().stream().map(FileReport::counts))
                .isEqualTo(dry.files().stream().map(FileReport::counts).toList());
    }

    @Test
    void aRefusedFileDoesNotStopTheOthers() throws IOException {
        pack();
        write("products", "code,family\nS,standard\n");
        Files.write(
                folder.resolve("contacts.csv"),
                ("customer_code,name\n" + "K1,a\n".repeat(20_000) + "K1,合肥\n").getBytes(Charset.forName("GB18030")));
        Files.writeString(folder.resolve("notes.csv"), "whatever");
        ImportReport report = load();
        assertThat(report.outcome()).isEqualTo(Outcome.DONE_WITH_REJECTS);
        assertThat(refusals(report))
                .containsExactly(
                        "contacts: import.refused.wrong-encoding [contacts.csv, 20002, UTF-8]",
                        "products: import.refused.missing-columns [products.csv, name / 产品名称]");
        assertThat(report.ignored()).containsExactly("notes.csv");
        assertThat(query("select count(*) from contact")).containsExactly("0");
        assertThat(query("select target, refusal ->> 'key' from import_file where refusal is not null order by 1"))
                .containsExactly("contacts|import.refused.wrong-encoding", "products|import.refused.missing-columns");
        ImportReport again = imports.load(
                List.of(folder.resolve("contacts.csv")),
                OPTIONS.withEncoding(Encodings.named("GBK")),
                ImportProgress.NONE);
        assertThat(again.files().get(0).counts()).isEqualTo(new LoadCounts(20_001, 0, 2, 0, 0, 19_999));
    }

    @Test
    void nothingIsLoadedWhereNoFileCanBeUsed() throws IOException {
        Path unknown = Files.writeString(folder.resolve("stuff.csv"), "a,b\n");
        ImportReport report =
                imports.load(List.of(unknown, folder.resolve("customers.csv")), OPTIONS, ImportProgress.NONE);
        assertThat(report.outcome()).isEqualTo(Outcome.NOTHING_LOADED);
        assertThat(report.files().stream()
                        .map(file -> Objects.requireNonNull(file.refusal()).key()))
                .containsExactly("import.refused.missing", "import.refused.name");
        Path empty = Files.createDirectory(folder.resolve("customers.dir"));
        assertThatThrownBy(() -> imports.load(List.of(empty), OPTIONS, ImportProgress.NONE))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("import.refused.nothing");
    }

    @Test
    void accountsCannotLogInUntilAPasswordIsSet() throws IOException {
        pack();
        load();
        assertThat(query("select count(*) from account where password_hash is not null"))
                .containsExactly("0");
        write("users", "login,name,role,org_code\nm9,新,manager,HF\n");
        imports.load(
                List.of(folder.resolve("users.csv")),
                OPTIONS.withNewAccountPassword("{noop}demo"),
                ImportProgress.NONE);
        assertThat(query("select login from account where password_hash = '{noop}demo'"))
                .containsExactly("m9");
    }

    @Test
    void aMicroGridHasOneManager() throws IOException {
        pack();
        load();
        write("users", "login,name,role,org_code,grid_code\nm3,丙,manager,HF,G2\nm4,丁,manager,HF,G2\n");
        assertThat(load("users").counts()).isEqualTo(new LoadCounts(2, 0, 0, 1, 0, 1));
        assertThat(query("select a.login from grid g join account a on a.id = g.manager_id where g.code = 'G2'"))
                .containsExactly("m3");
        assertThat(query("select login from account where grid_id is not null")).containsExactly("m3");
    }

    @Test
    void aManagerWithCustomersKeepsTheRole() throws IOException {
        pack();
        load();
        write("users", "login,name,role,org_code\nm1,甲,city,HF\nm3,丙,city,HF\n");
        assertThat(load("users").counts()).isEqualTo(new LoadCounts(2, 0, 0, 1, 0, 1));
    }

    @Test
    void aSecondImportIsRefusedWhileOneIsUnderWay() throws IOException {
        pack();
        ImportProgress intruder = new ImportProgress() {
            @Override
            public void finished(FileReport file) {
                if (file.target() == TargetFile.ORG_UNITS) {
                    var source = database.app();
                    ImportService other = new ImportService(source, new ScopedJdbcTransactions(source), clock);
                    assertThatThrownBy(() -> newThread(() ->
                                    other.load(List.of(folder.resolve("products.csv")), OPTIONS, ImportProgress.NONE)))
                            .hasMessageContaining("import.refused.busy");
                }
            }
        };
        assertThat(imports.load(List.of(folder), OPTIONS, intruder).outcome()).isEqualTo(Outcome.DONE);
        assertThat(query("select status from import_batch order by id")).containsExactly("done", "failed");
    }

    @Test
    void readersAreNotLockedOutWhileANewMonthIsLoaded() throws IOException {
        pack();
        load();
        write("customer_months", "month,customer_code,members\n2027-01,K1,1\n");
        List<String> seen = new ArrayList<>();
        ImportProgress reader = new ImportProgress() {
            @Override
            public void finished(FileReport file) {
                seen.addAll(database.in(AccessScope.system(), connection -> {
                    execute(connection, "set local lock_timeout = '2s'");
                    return rows(connection, "select count(*) from customer_month");
                }));
            }
        };
        imports.load(List.of(folder.resolve("customer_months.csv")), OPTIONS, reader);
        assertThat(seen).containsExactly("3");
        assertThat(query("select count(*) from customer_month")).containsExactly("4");
    }

    @Test
    void anInterruptedImportIsClosedByTheNext() throws IOException {
        pack();
        database.in(
                AccessScope.system(),
                connection -> execute(
                        connection,
                        "insert into import_batch (actor, started_at, status) values ('dead', now(), 'running')"));
        load();
        assertThat(query("select actor, status, failure ->> 'key' from import_batch order by id"))
                .containsExactly("dead|failed|import.refused.interrupted", "test|done|null");
    }

    private void pack() throws IOException {
        write("org_units", "code,name,kind,parent_code\nP,全省,province,\nHF,合肥,city,P\nWH,芜湖,city,P\nFX,肥西,county,HF\n");
        write("grids", "code,name,kind,subtype,parent_code,org_code\nG1,主,main,,,HF\nG2,微,micro,商务楼宇,G1,HF\n");
        write(
                "users",
                "login,name,role,org_code,email,grid_code\nboss,省,province,P,,\nm1,甲,manager,FX,m1@example.com,G2\nm2,乙,manager,WH,,\nm3,丙,manager,HF,,\n");
        write(
                "customers",
                "code,name,org_code,manager_login,industry,employees,info_level,signed_on,status,influence_social\nK1,一,FX,m1,医院,800,4,2020-05-17,沉默,80\nK2,二,WH,m2,,,,,,\n");
        write("contacts", "customer_code,name,role,phone,email,consent\nK1,张三,decision,13800000000,z@example.com,是\n");
        write("products", "code,name,family,informatization\nS,短信,standard,true\nA,应用,application,\n");
        write("contracts", """
                number,customer_code,product_code,starts_on,ends_on,monthly_value,auto_renews,renews_number,outcome,decided_on
                C2,K1,S,2026-01-01,2026-12-31,120,true,C1,open,
                C1,K1,S,2025-01-01,2025-12-31,100.50,false,,renewed,2025-12-01
                C3,K2,,2026-01-01,9999-12-31,0,,,,
                """);
        write(
                "customer_months",
                "month,customer_code,members,left,local\n2026-09,K1,10,1,5.5\n2026-10,K1,11,0,6.50\n2026-10,K2,3,0,\n");
        write("product_months", "month,customer_code,product_code,users,units,income\n2026-10,K1,S,5,1.5,100\n");
        write(
                "complaints",
                "number,customer_code,received_at,first_reply_at\nT1,K1,2026-10-01 08:30,2026-10-01T10:00:00+08:00\n");
        write(
                "surveys",
                "customer_code,answered_on,question,answer\nK1,2026-10-01,nps,0\nK1,2026-10-01,satisfaction,5\n");
        write(
                "visits",
                "customer_code,visited_on,kind,manager_login,note\nK1,2026-10-01,,m1,\"a\nb\"\nK1,2026-10-01,电话,,\n");
        write("finance_months", "month,org_code,operating_income\n2026-10,P,1000\n2026-10,HF,600\n");
        write(
                "targets",
                "metric,org_code,period,value\neffective-share,HF,2026,0.75\neffective-share,HF,2026-10,0.7\n");
    }

    private void write(String target, String text) throws IOException {
        Files.writeString(folder.resolve(target + ".csv"), text);
    }

    private ImportReport load() {
        return imports.load(List.of(folder), OPTIONS, ImportProgress.NONE);
    }

    /** The report of the last of them. */
    private FileReport load(String... targets) {
        List<Path> paths = Arrays.stream(targets)
                .map(target -> folder.resolve(target + ".csv"))
                .toList();
        List<FileReport> files =
                imports.load(paths, OPTIONS, ImportProgress.NONE).files();
        return files.get(files.size() - 1);
    }

    private static LoadCounts counts(ImportReport report, TargetFile target) {
        return report.files().stream()
                .filter(file -> file.target() == target)
                .findFirst()
                .orElseThrow()
                .counts();
    }

    private static List<String> refusals(ImportReport report) {
        return report.files().stream()
                .filter(file -> file.refusal() != null)
                .map(file -> Objects.requireNonNull(file.target()).fileName() + ": "
                        + Objects.requireNonNull(file.refusal()).getMessage())
                .sorted()
                .toList();
    }

    /** Which transaction wrote each row last: a rewritten row shows even if it says the same. */
    private static List<String> versions() {
        return Stream.of(
                        "org_unit",
                        "grid",
                        "account",
                        "customer",
                        "customer_assignment",
                        "contact",
                        "product",
                        "contract",
                        "customer_month",
                        "product_month",
                        "complaint",
                        "survey_answer",
                        "visit",
                        "finance_month",
                        "target")
                .map(table -> table + " "
                        + query("select string_agg(xmin::text || ':' || xmax::text, ',' order by ctid) from " + table))
                .toList();
    }

    private static void newThread(Runnable work) throws InterruptedException {
        List<RuntimeException> thrown = new ArrayList<>();
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                thrown.add(e);
            }
        });
        thread.start();
        thread.join();
        if (!thrown.isEmpty()) {
            throw thrown.get(0);
        }
    }

    private static Void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return null;
    }

    private static List<String> query(String sql) {
        return database.in(AccessScope.system(), connection -> rows(connection, sql));
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                rows.add(IntStream.rangeClosed(1, width)
                        .mapToObj(i -> {
                            try {
                                return String.valueOf(result.getString(i));
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .collect(Collectors.joining("|")));
            }
        }
        return rows;
    }
}
