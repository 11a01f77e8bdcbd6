package org.renewals.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.renewals.access.AccessScope;
import org.renewals.testing.ScopedJdbcTransactions;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;

/** Another operator's export, whole, against an independent recount of its files. */
class PeruProfileTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final Path PROFILE = Path.of("../docs/profiles/peru-b2b-telecom.yml");

    @TempDir
    static Path rejects;

    private static Path export;
    private static ImportService imports;
    private static ImportReport report;

    @BeforeAll
    static void importEverything() {
        export = Path.of(System.getProperty("shared.data", "none"), "peru_b2b_telecom");
        if (!Files.isDirectory(export)) {
            return;
        }
        var source = database.app();
        imports = new ImportService(
                source, new ScopedJdbcTransactions(source), SettableClock.on(LocalDate.of(2026, 11, 3)));
        report = load(export);
    }

    /** Here and not before all tests: so each of them is seen to be skipped. */
    @BeforeEach
    void skipWithoutTheExport() {
        assumeTrue(Files.isDirectory(export), "the export is not at " + export);
    }

    @Test
    void everyRowOfEveryFileIsAccountedFor() {
        Map<String, Long> rows = Map.of(
                "empresas.csv",
                5_000L,
                "facturacion.csv",
                120_000L,
                "servicios.csv",
                15_140L,
                "tickets.csv",
                102_980L,
                "churn.csv",
                5_000L);
        assertThat(report.outcome()).isEqualTo(ImportReport.Outcome.DONE);
        assertThat(report.files().stream()
                        .filter(file -> !file.name().endsWith(".yml"))
                        .collect(Collectors.toMap(
                                FileReport::name, file -> file.counts().read(), (a, b) -> {
                                    assertThat(a).isEqualTo(b);
                                    return a;
                                })))
                .isEqualTo(rows);
        assertThat(report.files()).allSatisfy(file -> {
            assertThat(file.counts().rejected()).as(file.name()).isZero();
            assertThat(file.mapped()).isEqualTo(file.counts().read());
        });
    }

    @Test
    void amountsAddUpToTheCent() throws IOException {
        List<NamedCsvRecord> bills = read("facturacion.csv", StandardCharsets.UTF_8);
        assertThat(query("select sum(group_paid) from customer_month"))
                .containsExactly(sum(bills, "monto_facturado", row -> true));
        assertThat(query("select sum(arrears) from customer_month"))
                .containsExactly(sum(bills, "deuda_actual", row -> Integer.parseInt(row.getField("dias_mora")) > 30));
        assertThat(query("select sum(group_paid) from customer_month where month = '2026-10-01'"))
                .containsExactly(sum(
                        bills, "monto_facturado", row -> row.getField("periodo").equals("24")));
        assertThat(query("select min(month), max(month), count(*), count(distinct month) from customer_month"))
                .containsExactly("2024-11-01|2026-10-01|120000|24");
        List<NamedCsvRecord> services = read("servicios.csv", StandardCharsets.UTF_8);
        assertThat(query("select sum(monthly_value) from contract where number like '%-1'"))
                .containsExactly(sum(services, "monto_mensual", row -> true));
        assertThat(query("select sum(employees) from customer"))
                .containsExactly(sum(read("empresas.csv", StandardCharsets.ISO_8859_1), "empleados", row -> true));
    }

    @Test
    void latinLettersSurvive() throws IOException {
        assertThat(query("select name from customer where code = '00002'")).containsExactly("Ingeniería Andes SAC");
        assertThat(query("select count(*) from customer where industry = 'Construcción'"))
                .containsExactly(
                        "" + count(read("empresas.csv", StandardCharsets.ISO_8859_1), "sector", "Construcción"));
    }

    @Test
    void regionsAndExecutivesBecomeCitiesAndManagers() {
        assertThat(query("select kind, count(*) from org_unit group by kind order by kind"))
                .containsExactly("city|10", "province|1");
        assertThat(
                        query(
                                "select count(*), count(distinct city_id), count(password_hash) from account where role = 'manager'"))
                .containsExactly("500|10|0");
        assertThat(
                        query(
                                "select count(*) from customer c join account a on a.id = c.manager_id where a.city_id <> c.city_id"))
                .containsExactly("0");
    }

    @Test
    void termsRollFromTheSignUpDate() throws IOException {
        Map<String, NamedCsvRecord> companies = byKey(read("empresas.csv", StandardCharsets.ISO_8859_1));
        Map<String, NamedCsvRecord> churn = byKey(read("churn.csv", StandardCharsets.UTF_8));
        LocalDate horizon = LocalDate.of(2026, 10, 31);
        long terms = 0;
        long lost = 0;
        for (NamedCsvRecord service : read("servicios.csv", StandardCharsets.UTF_8)) {
            String company = service.getField("company_id");
            String[] day = companies.get(company).getField("fecha_alta").split("/", -1);
            LocalDate start =
                    LocalDate.of(Integer.parseInt(day[2]), Integer.parseInt(day[1]), Integer.parseInt(day[0]));
            int length = Integer.parseInt(service.getField("plazo_meses"));
            boolean left = churn.get(company).getField("churn").equals("1");
            int ended = 0;
            while (!start.plusMonths((long) length * (ended + 1)).minusDays(1).isAfter(horizon)) {
                ended++;
            }
            boolean anotherBegan = !start.plusMonths((long) length * ended).isAfter(horizon);
            terms += left ? Math.max(1, ended) : ended + (anotherBegan ? 1 : 0);
            lost += left ? 1 : 0;
        }
        assertThat(query("select count(*), count(*) filter (where outcome = 'lost') from contract"))
                .containsExactly(terms + "|" + lost);
        assertThat(query("select count(*) from contract where (outcome = 'lost') <> (loss_reason is not null)"))
                .containsExactly("0");
        assertThat(query("select count(*) from contract k join customer c on c.id = k.customer_id"
                        + " where c.status = 'left' and k.outcome = 'open'"))
                .containsExactly("0");
        assertThat(
                        query(
                                "select count(*) from contract k join contract r on r.number = k.renews_number"
                                        + " where r.customer_id <> k.customer_id or r.outcome <> 'renewed' or r.ends_on + 1 <> k.starts_on"))
                .containsExactly("0");
        assertThat(query("select count(*) from contract r where outcome = 'renewed'"
                        + " and not exists (select from contract k where k.renews_number = r.number)"))
                .containsExactly("0");
        assertThat(query("select count(*) from customer where status = 'left'"))
                .containsExactly("" + count(List.copyOf(churn.values()), "churn", "1"));
    }

    @Test
    void ticketsAndAnswersKeepTheirNumbers() throws IOException {
        List<NamedCsvRecord> tickets = read("tickets.csv", StandardCharsets.UTF_8);
        assertThat(query("select severity, count(*) from complaint group by severity order by severity"))
                .containsExactly(
                        "critical|" + count(tickets, "severidad", "Critica"),
                        "high|" + count(tickets, "severidad", "Alta"),
                        "low|" + count(tickets, "severidad", "Baja"),
                        "medium|" + count(tickets, "severidad", "Media"));
        assertThat(query("select sum(extract(epoch from closed_at - received_at) / 3600)::bigint from complaint"))
                .containsExactly("" + total(tickets, row -> Long.parseLong(row.getField("tiempo_resolucion_horas"))));
        List<NamedCsvRecord> companies = read("empresas.csv", StandardCharsets.ISO_8859_1);
        assertThat(
                        query(
                                "select question, count(*), sum(answer) from survey_answer group by question order by question"))
                .containsExactly(
                        "nps|5000|" + total(companies, row -> (Long.parseLong(row.getField("nps")) + 5) / 10),
                        "satisfaction|5000|"
                                + total(
                                        companies,
                                        row -> new BigDecimal(row.getField("csat"))
                                                .add(new BigDecimal("0.5"))
                                                .longValue()));
    }

    @Test
    void aSecondLoadChangesNothingAndAMendedRowIsLoaded() throws IOException {
        ImportReport second = load(export);
        assertThat(second.files()).allSatisfy(file -> {
            assertThat(file.counts().inserted() + file.counts().updated())
                    .as(file.name())
                    .isZero();
        });
        Path work = Files.createTempDirectory(rejects, "work");
        Path bad = work.resolve("tickets.csv");
        Files.writeString(bad, """
                ticket_id,company_id,severidad,categoria,tiempo_resolucion_horas,escalado
                1,1,Media,Latencia,27,0
                2,1,Grave,Latencia,1,0
                3,99999,Baja,Latencia,1,0
                4,1,Baja,Latencia,x,0
                """);
        FileReport file =
                imports.load(List.of(bad), options().withRejectsFolder(null), ImportProgress.NONE).files().stream()
                        .filter(each -> each.name().equals("tickets.csv"))
                        .findFirst()
                        .orElseThrow();
        assertThat(file.counts().read()).isEqualTo(4);
        assertThat(file.counts().updated()).isEqualTo(1);
        assertThat(file.counts().rejected()).isEqualTo(3);
        Path rejected = Objects.requireNonNull(file.rejectsFile());
        assertThat(Files.readString(rejected))
                .contains("2,1,Grave,Latencia,1,0,3,severidad,Grave,", "company_id,99999,");
        Files.writeString(
                rejected,
                Files.readString(rejected)
                        .replace("Grave,Latencia", "Alta,Latencia")
                        .replace("3,99999", "3,1")
                        .replace(",x,0", ",5,0"));
        FileReport mended = imports.load(List.of(rejected), options(), ImportProgress.NONE).files().stream()
                .filter(each -> each.name().equals("tickets.rejected.csv"))
                .findFirst()
                .orElseThrow();
        assertThat(mended.counts().rejected()).isZero();
        assertThat(mended.counts().updated()).isEqualTo(3);
        load(export);
    }

    private static ImportReport load(Path path) {
        return imports.load(List.of(path), options(), ImportProgress.NONE);
    }

    private static ImportOptions options() {
        return ImportOptions.by("test").withProfile(PROFILE).withRejectsFolder(rejects);
    }

    private static List<NamedCsvRecord> read(String file, Charset charset) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(export.resolve(file), charset)) {
            return reader.stream().toList();
        }
    }

    private static Map<String, NamedCsvRecord> byKey(List<NamedCsvRecord> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.getField("company_id"), row -> row));
    }

    private static String sum(List<NamedCsvRecord> rows, String column, Predicate<NamedCsvRecord> which) {
        BigDecimal sum = rows.stream()
                .filter(which)
                .map(row -> new BigDecimal(row.getField(column)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.scale() == 1 ? sum.setScale(2).toString() : sum.toString();
    }

    private static long count(List<NamedCsvRecord> rows, String column, String value) {
        return rows.stream().filter(row -> row.getField(column).equals(value)).count();
    }

    private static long total(List<NamedCsvRecord> rows, ToLongFunction<NamedCsvRecord> value) {
        return rows.stream().mapToLong(value).sum();
    }

    private static List<String> query(String sql) {
        return database.in(AccessScope.system(), connection -> {
            List<String> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                int width = result.getMetaData().getColumnCount();
                while (result.next()) {
                    StringBuilder row = new StringBuilder();
                    for (int i = 1; i <= width; i++) {
                        row.append(i == 1 ? "" : "|").append(result.getString(i));
                    }
                    rows.add(row.toString());
                }
            }
            return rows;
        });
    }
}
