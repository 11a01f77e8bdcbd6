package org.renewals.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.renewals.demo.WrittenPack.AS_OF;
import static org.renewals.demo.WrittenPack.fen;
import static org.renewals.demo.WrittenPack.whole;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.ingest.file.ImportMessages;
import org.renewals.shared.Refused;

class DemoProvinceTests {

    /** The columns of contract.md section 2. */
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("org_units", "code,name,kind,parent_code"),
            Map.entry("grids", "code,name,kind,subtype,parent_code,org_code"),
            Map.entry("users", "login,name,role,org_code,email,grid_code"),
            Map.entry(
                    "customers",
                    "code,name,org_code,manager_login,industry,nature,employees,info_level,influence_social,"
                            + "influence_economic,signed_on,status,grid_code"),
            Map.entry("contacts", "customer_code,name,role,phone,email,consent"),
            Map.entry("products", "code,name,family,informatization"),
            Map.entry(
                    "contracts",
                    "number,customer_code,product_code,starts_on,ends_on,monthly_value,monthly_cost,notice_days,"
                            + "auto_renews,renews_number,outcome,decided_on,loss_reason,captive"),
            Map.entry(
                    "customer_months",
                    "month,customer_code,members,effective_members,joined,left,vnet_users,baseline_users,"
                            + "baseline_kept,tenure_months,group_paid,informatization,personal_bills,roaming,"
                            + "new_services,toll,local,other_fees,minutes,messages,data_mb,inactive_members,"
                            + "suspended_members,arrears"),
            Map.entry("product_months", "month,customer_code,product_code,users,units,income"),
            Map.entry(
                    "complaints",
                    "number,customer_code,received_at,channel,category,severity,first_reply_at,closed_at"),
            Map.entry("surveys", "customer_code,answered_on,question,answer"),
            Map.entry("visits", "customer_code,visited_on,kind,manager_login,note"),
            Map.entry("finance_months", "month,org_code,operating_income"),
            Map.entry("targets", "metric,org_code,period,value"),
            Map.entry("truth", "contract_number,probability"));

    @TempDir
    static Path folder;

    static WrittenPack pack;

    @BeforeAll
    static void writeTheDefaultProvince() {
        pack = WrittenPack.write(folder.resolve("default"), 600, 36, 1);
    }

    @Test
    void writesTheFilesAndColumnsOfTheContract() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("default"))) {
            for (Path file : files.toList()) {
                try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
                    headers.put(
                            file.getFileName().toString().replace(".csv", ""),
                            lines.findFirst().orElseThrow());
                }
            }
        }
        assertThat(headers).containsExactlyInAnyOrderEntriesOf(COLUMNS);
    }

    @Test
    void countsTheRowsItWrote() throws IOException {
        List<String> reports = new ArrayList<>();
        DemoPack written = DemoProvince.write(
                new DemoSettings(150, 3, AS_OF, 4, folder.resolve("counted")),
                (done, total) -> reports.add(done + "/" + total));
        WrittenPack read = new WrittenPack(folder.resolve("counted"));
        Map<String, Long> counted = new HashMap<>();
        COLUMNS.keySet()
                .forEach(name ->
                        counted.put(name + ".csv", (long) read.rows(name).size()));
        assertThat(written.rows()).containsExactlyInAnyOrderEntriesOf(counted);
        assertThat(reports).hasSizeBetween(2, 151).endsWith("150/150").doesNotHaveDuplicates();
    }

    @Test
    void givesTheSameBytesForTheSameSeedWhateverTheMachineIsSetTo() throws IOException {
        String here = digest(folder.resolve("default"));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            WrittenPack.write(folder.resolve("elsewhere"), 600, 36, 1);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(digest(folder.resolve("elsewhere"))).isEqualTo(here);
        WrittenPack.write(folder.resolve("another"), 600, 36, 2);
        assertThat(digest(folder.resolve("another"))).isNotEqualTo(here);
    }

    @Test
    void refersOnlyToWhatIsInTheFiles() {
        Set<String> orgs = keys("org_units", "code");
        Set<String> grids = keys("grids", "code");
        Set<String> users = keys("users", "login");
        Set<String> customers = keys("customers", "code");
        Set<String> products = keys("products", "code");
        Set<String> contracts = keys("contracts", "number");
        keys("complaints", "number");
        assertThat(orgs).containsAll(present("org_units", "parent_code"));
        assertThat(orgs).containsAll(present("grids", "org_code"));
        assertThat(grids).containsAll(present("grids", "parent_code"));
        assertThat(orgs).containsAll(present("users", "org_code"));
        assertThat(grids).containsAll(present("users", "grid_code"));
        assertThat(orgs).containsAll(present("customers", "org_code"));
        assertThat(users).containsAll(present("customers", "manager_login"));
        assertThat(grids).containsAll(present("customers", "grid_code"));
        for (String file : List.of(
                "contacts", "contracts", "customer_months", "product_months", "complaints", "surveys", "visits")) {
            assertThat(customers).as(file).containsAll(present(file, "customer_code"));
        }
        assertThat(products).containsAll(present("contracts", "product_code"));
        assertThat(products).containsAll(present("product_months", "product_code"));
        assertThat(contracts).containsAll(present("contracts", "renews_number"));
        assertThat(keys("truth", "contract_number")).isEqualTo(contracts);
        assertThat(users).containsAll(present("visits", "manager_login"));
        assertThat(orgs).isEqualTo(new HashSet<>(pack.column("finance_months", "org_code")));
        assertThat(orgs).containsAll(present("targets", "org_code"));
    }

    @Test
    void namesCustomersOnceAndSendsMailNowhere() {
        assertThat(pack.column("customers", "name")).doesNotHaveDuplicates();
        assertThat(present("users", "email"))
                .hasSize(pack.rows("users").size())
                .allMatch(mail -> mail.endsWith("@example.com"));
        assertThat(present("contacts", "email")).allMatch(mail -> mail.endsWith("@example.com"));
        assertThat(pack.column("contacts", "phone")).allMatch(phone -> phone.matches("160\\d{8}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 1_000_000})
    void namesNoTwoCustomersAlike(int customers) {
        Vocabulary vocabulary = new Vocabulary();
        Profiles profiles =
                new Profiles(new Province(vocabulary, customers, 3), vocabulary, new Timeline(AS_OF, 12), customers, 3);
        int named = Math.min(customers, 150_000);
        assertThat(IntStream.range(0, named)
                        .mapToObj(index -> profiles.profile(index).name())
                        .distinct()
                        .count())
                .isEqualTo(named);
    }

    @Test
    void putsTheFirstManagersIntoTheFirstCity() {
        Map<String, NamedCsvRecord> users =
                pack.rows("users").stream().collect(Collectors.toMap(row -> row.getField("login"), row -> row));
        assertThat(users).containsKeys("province", "admin", "city1", "city16", "manager1");
        assertThat(users.get("city1").getField("name")).isNotEmpty();
        assertThat(users.get("manager1").getField("org_code"))
                .isEqualTo(users.get("city1").getField("org_code"));
        NamedCsvRecord city = pack.rows("org_units").stream()
                .filter(row -> row.getField("code").equals(users.get("city1").getField("org_code")))
                .findFirst()
                .orElseThrow();
        assertThat(city.getField("name")).isEqualTo("合肥市");
    }

    @ParameterizedTest
    @CsvSource({"100, 3", "250, 7", "600, 16", "5000, 16"})
    void fitsTheNumberOfCitiesAndManagersToTheCustomers(int customers, int cities) {
        Province province = new Province(new Vocabulary(), customers, 1);
        assertThat(province.cities).hasSize(cities);
        Map<Integer, Integer> load = new HashMap<>();
        for (int customer = 0; customer < customers; customer++) {
            Province.City city = province.cityOf(customer);
            assertThat(customer).isBetween(city.firstCustomer(), city.firstCustomer() + city.customers() - 1);
            load.merge(city.managerOf(customer), 1, Integer::sum);
        }
        assertThat(load).hasSize(province.managers);
        assertThat(load.values()).allMatch(managed -> managed >= 4 && managed <= 120);
    }

    @Test
    void givesEachMicroGridExactlyOneManager() {
        List<String> micro = pack.rows("grids").stream()
                .filter(row -> row.getField("kind").equals("micro"))
                .map(row -> row.getField("code"))
                .toList();
        List<String> owned = present("users", "grid_code");
        assertThat(owned).containsExactlyInAnyOrderElementsOf(micro);
    }

    @Test
    void keepsMembersConsistentFromMonthToMonth() {
        Map<String, NamedCsvRecord> before = new HashMap<>();
        for (NamedCsvRecord row : pack.rows("customer_months")) {
            long members = whole(row, "members");
            long opening = members - whole(row, "joined") + whole(row, "left");
            NamedCsvRecord last = before.put(row.getField("customer_code"), row);
            if (last != null) {
                assertThat(month(row)).isEqualTo(month(last).plusMonths(1));
                assertThat(opening).isEqualTo(whole(last, "members"));
            }
            assertThat(whole(row, "left")).isBetween(0L, opening);
            assertThat(whole(row, "joined")).isNotNegative();
            assertThat(whole(row, "effective_members")
                            + whole(row, "inactive_members")
                            + whole(row, "suspended_members"))
                    .isBetween(0L, members);
            assertThat(whole(row, "vnet_users")).isBetween(0L, members);
            assertThat(whole(row, "baseline_kept")).isBetween(0L, whole(row, "baseline_users"));
            assertThat(List.of("effective_members", "inactive_members", "suspended_members", "minutes", "messages"))
                    .allMatch(column -> whole(row, column) >= 0);
        }
    }

    @Test
    void addsUpFeesAndProductIncome() {
        Map<String, Boolean> informatization = pack.rows("products").stream()
                .collect(Collectors.toMap(
                        row -> row.getField("code"), row -> WrittenPack.truth(row, "informatization")));
        Map<String, Long> ofProducts = new HashMap<>();
        for (NamedCsvRecord row : pack.rows("product_months")) {
            assertThat(whole(row, "users")).isPositive();
            assertThat(whole(row, "units")).isPositive();
            assertThat(fen(row, "income")).isNotNegative();
            if (informatization.get(row.getField("product_code"))) {
                ofProducts.merge(row.getField("month") + row.getField("customer_code"), fen(row, "income"), Long::sum);
            }
        }
        for (NamedCsvRecord row : pack.rows("customer_months")) {
            long fees = 0;
            for (String fee : List.of("roaming", "new_services", "toll", "local", "other_fees")) {
                assertThat(fen(row, fee)).isNotNegative();
                fees += fen(row, fee);
            }
            assertThat(fees).isEqualTo(fen(row, "personal_bills"));
            assertThat(fen(row, "informatization"))
                    .isEqualTo(ofProducts.getOrDefault(row.getField("month") + row.getField("customer_code"), 0L))
                    .isLessThanOrEqualTo(fen(row, "group_paid") + fen(row, "new_services"));
        }
    }

    @Test
    void ordersMonthlyFactsByMonthAndCoversEveryMonth() {
        for (String file : List.of("customer_months", "product_months")) {
            List<String> months = pack.column(file, "month");
            assertThat(months).as(file).isSorted();
            assertThat(new HashSet<>(months)).as(file).hasSize(36).contains("2023-11", "2026-10");
        }
    }

    @Test
    void reconcilesOperatingIncomeAndKeepsTheShareBelievable() {
        Map<String, String> parents = new HashMap<>();
        Map<String, String> kinds = new HashMap<>();
        for (NamedCsvRecord row : pack.rows("org_units")) {
            parents.put(row.getField("code"), row.getField("parent_code"));
            kinds.put(row.getField("code"), row.getField("kind"));
        }
        Map<String, Long> operating = new HashMap<>();
        Map<String, Long> ofChildren = new HashMap<>();
        for (NamedCsvRecord row : pack.rows("finance_months")) {
            String org = row.getField("org_code");
            operating.put(row.getField("month") + org, fen(row, "operating_income"));
            ofChildren.merge(row.getField("month") + parents.get(org), fen(row, "operating_income"), Long::sum);
        }
        Map<String, String> counties = pack.rows("customers").stream()
                .collect(Collectors.toMap(row -> row.getField("code"), row -> row.getField("org_code")));
        Map<String, Long> income = new HashMap<>();
        for (NamedCsvRecord row : pack.rows("customer_months")) {
            long fen = fen(row, "group_paid") + fen(row, "personal_bills");
            for (String org = counties.get(row.getField("customer_code")); !org.isEmpty(); org = parents.get(org)) {
                income.merge(row.getField("month") + org, fen, Long::sum);
            }
        }
        operating.forEach((key, fen) -> {
            String org = key.substring(7);
            if (!kinds.get(org).equals("county")) {
                assertThat(fen).as(key).isEqualTo(ofChildren.get(key));
                assertThat((double) income.get(key) / fen).as("share " + key).isBetween(0.30, 0.45);
            }
            if (kinds.get(org).equals("province")) {
                assertThat((double) income.get(key) / fen).as("share " + key).isBetween(0.30, 0.45);
                Long last = income.get(YearMonth.parse(key.substring(0, 7)).minusMonths(1) + org);
                if (last != null) {
                    assertThat((double) income.get(key) / last).as(key).isBetween(0.90, 1.10);
                }
            }
        });
    }

    @Test
    void chainsContractsWithoutAGap() {
        Map<String, NamedCsvRecord> byNumber =
                pack.rows("contracts").stream().collect(Collectors.toMap(row -> row.getField("number"), row -> row));
        Set<String> renewed = new HashSet<>();
        LocalDate lastDay = AS_OF.atEndOfMonth();
        int pastDue = 0;
        int early = 0;
        for (NamedCsvRecord row : byNumber.values()) {
            LocalDate starts = LocalDate.parse(row.getField("starts_on"));
            LocalDate ends = LocalDate.parse(row.getField("ends_on"));
            assertThat(List.of(12L, 24L, 36L))
                    .contains(YearMonth.from(starts)
                            .until(YearMonth.from(ends.plusDays(1)), java.time.temporal.ChronoUnit.MONTHS));
            assertThat(fen(row, "monthly_cost")).isBetween(1L, fen(row, "monthly_value"));
            String renews = row.getField("renews_number");
            if (!renews.isEmpty()) {
                NamedCsvRecord old = byNumber.get(renews);
                assertThat(old.getField("outcome")).isEqualTo("renewed");
                assertThat(old.getField("customer_code")).isEqualTo(row.getField("customer_code"));
                assertThat(old.getField("product_code")).isEqualTo(row.getField("product_code"));
                assertThat(LocalDate.parse(old.getField("ends_on")).plusDays(1)).isEqualTo(starts);
                assertThat(renewed.add(renews)).isTrue();
            }
            boolean open = row.getField("outcome").equals("open");
            assertThat(row.getField("decided_on").isEmpty()).isEqualTo(open);
            assertThat(row.getField("loss_reason").isEmpty())
                    .isEqualTo(!row.getField("outcome").equals("lost"));
            if (!open) {
                LocalDate decided = LocalDate.parse(row.getField("decided_on"));
                assertThat(decided).isBeforeOrEqualTo(lastDay).isBeforeOrEqualTo(ends.plusDays(30));
                early += decided.isBefore(ends.minusDays(60)) ? 1 : 0;
            } else if (!ends.isAfter(lastDay)) {
                pastDue++;
                assertThat(ends).isAfter(lastDay.minusDays(90));
            }
        }
        byNumber.values().stream()
                .filter(row -> row.getField("outcome").equals("renewed"))
                .forEach(row -> assertThat(renewed).contains(row.getField("number")));
        assertThat(pastDue).as("expired, not decided").isBetween(3, 40);
        assertThat(early).as("decided early").isGreaterThan(100);
    }

    @Test
    void letsUseAndIncomeFallAwayAfterALoss() {
        Map<String, Set<String>> used = new HashMap<>();
        for (NamedCsvRecord row : pack.rows("product_months")) {
            used.computeIfAbsent(row.getField("customer_code") + row.getField("product_code"), key -> new HashSet<>())
                    .add(row.getField("month"));
        }
        Map<String, List<NamedCsvRecord>> contracts = pack.rows("contracts").stream()
                .collect(Collectors.groupingBy(row -> row.getField("customer_code") + row.getField("product_code")));
        int checked = 0;
        for (Map.Entry<String, List<NamedCsvRecord>> entry : contracts.entrySet()) {
            NamedCsvRecord last = entry.getValue().get(entry.getValue().size() - 1);
            LocalDate ends = LocalDate.parse(last.getField("ends_on"));
            YearMonth gone = YearMonth.from(ends).plusMonths(4);
            if (last.getField("outcome").equals("lost") && !gone.isAfter(AS_OF)) {
                checked++;
                assertThat(used.getOrDefault(entry.getKey(), Set.of()))
                        .as(last.getField("number"))
                        .noneMatch(month -> !YearMonth.parse(month).isBefore(gone));
            }
        }
        assertThat(checked).isGreaterThan(50);
    }

    @Test
    void endsTheLifeOfACustomerThatLeft() {
        Map<String, String> status = pack.rows("customers").stream()
                .collect(Collectors.toMap(row -> row.getField("code"), row -> row.getField("status")));
        Map<String, NamedCsvRecord> last = new HashMap<>();
        pack.rows("customer_months").forEach(row -> last.put(row.getField("customer_code"), row));
        assertThat(new HashSet<>(status.values())).containsExactlyInAnyOrder("prospect", "active", "silent", "left");
        status.forEach((customer, word) -> {
            NamedCsvRecord row = last.get(customer);
            switch (word) {
                case "prospect" -> assertThat(row).isNull();
                case "left" -> {
                    if (row != null) {
                        assertThat(whole(row, "members")).isZero();
                    }
                }
                default -> assertThat(row.getField("month")).isEqualTo("2026-10");
            }
        });
    }

    @Test
    void mergesMembersWithoutLosingAny() {
        WrittenPack large = WrittenPack.write(folder.resolve("mergers"), 3000, 36, 8);
        Map<String, NamedCsvRecord> months = large.rows("customer_months").stream()
                .collect(Collectors.toMap(row -> row.getField("customer_code") + row.getField("month"), row -> row));
        Map<String, String> status = large.rows("customers").stream()
                .collect(Collectors.toMap(row -> row.getField("name"), row -> row.getField("status")));
        Map<String, String> codes = large.rows("customers").stream()
                .collect(Collectors.toMap(row -> row.getField("name"), row -> row.getField("code")));
        int mergers = 0;
        for (NamedCsvRecord visit : large.rows("visits")) {
            String note = visit.getField("note");
            String month = visit.getField("visited_on").substring(0, 7);
            if (note.contains("已并入本单位") && month.compareTo("2023-11") > 0) {
                String absorbed = note.substring(0, note.indexOf("已并入本单位"));
                assertThat(status.get(absorbed)).isEqualTo("left");
                NamedCsvRecord gone = months.get(codes.get(absorbed) + month);
                NamedCsvRecord grown = months.get(visit.getField("customer_code") + month);
                assertThat(whole(gone, "members")).isZero();
                assertThat(whole(gone, "left")).isPositive();
                assertThat(whole(grown, "joined")).isGreaterThanOrEqualTo(whole(gone, "left"));
                mergers++;
            }
        }
        assertThat(mergers).isGreaterThan(5);
        assertThat(large.rows("contracts").stream()
                        .filter(row -> row.getField("loss_reason").equals("合并重组")))
                .isNotEmpty();
    }

    @Test
    void knowsNothingOfTheTimeAfterTheLastMonth() {
        LocalDate lastDay = AS_OF.atEndOfMonth();
        assertThat(present("visits", "visited_on"))
                .allMatch(day -> !LocalDate.parse(day).isAfter(lastDay));
        assertThat(present("surveys", "answered_on"))
                .allMatch(day -> !LocalDate.parse(day).isAfter(lastDay));
        assertThat(present("customers", "signed_on"))
                .allMatch(day -> !LocalDate.parse(day).isAfter(lastDay));
        for (NamedCsvRecord row : pack.rows("complaints")) {
            LocalDateTime received = WrittenPack.time(row.getField("received_at"));
            assertThat(received.toLocalDate()).isBeforeOrEqualTo(lastDay);
            String reply = row.getField("first_reply_at");
            String closed = row.getField("closed_at");
            if (!reply.isEmpty()) {
                assertThat(WrittenPack.time(reply))
                        .isAfter(received)
                        .isBefore(lastDay.plusDays(1).atStartOfDay());
            }
            if (!closed.isEmpty()) {
                assertThat(WrittenPack.time(closed)).isAfter(WrittenPack.time(reply));
            }
        }
    }

    @Test
    void leavesNoMonthPartBehind() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("default"))) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch(name -> name.endsWith(".csv"));
        }
    }

    @Test
    void overwritesAnEarlierPack() throws IOException {
        Path again = folder.resolve("again");
        WrittenPack.write(again, 400, 6, 2);
        WrittenPack.write(again, 120, 2, 5);
        WrittenPack.write(folder.resolve("fresh"), 120, 2, 5);
        assertThat(digest(again)).isEqualTo(digest(folder.resolve("fresh")));
    }

    /** Holding only 700 bytes of each customer would need more heap than this process gets. */
    @Test
    void writesALargeProvinceInASmallHeap() throws IOException, InterruptedException {
        Path out = folder.resolve("small-heap");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        out.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(Files.size(out.resolve("customer_months.csv"))).isGreaterThan(10_000_000L);
    }

    /** The process of {@link #writesALargeProvinceInASmallHeap}. */
    static final class SmallHeap {

        public static void main(String[] args) throws IOException {
            DemoProvince.write(new DemoSettings(12_000, 12, AS_OF, 1, Path.of(args[0])), DemoProgress.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "99 | 12 | 2026-10 | 99 customers cannot be written; accepted are 100 to 1000000.",
                "1000001 | 12 | 2026-10 | 1000001 customers cannot be written; accepted are 100 to 1000000.",
                "600 | 0 | 2026-10 | 0 months cannot be written; accepted are 1 to 120.",
                "600 | 121 | 2026-10 | 121 months cannot be written; accepted are 1 to 120.",
                "600 | 12 | 1899-01 | The year 1899 is out of reach; accepted are 2000 to 2099."
            })
    void refusesWhatItCannotWrite(int customers, int months, YearMonth asOf, String message) {
        assertThatThrownBy(() -> new DemoSettings(customers, months, asOf, 1, folder))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(ImportMessages.text(refused, Locale.ENGLISH)).isEqualTo(message);
                    assertThat(ImportMessages.text(refused, Locale.CHINA))
                            .contains("范围", refused.arguments().get(0).toString());
                });
    }

    private static Set<String> keys(String file, String column) {
        List<String> values = pack.column(file, column);
        Set<String> keys = new HashSet<>(values);
        assertThat(keys).as(file + " keys").hasSameSizeAs(values).doesNotContain("");
        return keys;
    }

    private static List<String> present(String file, String column) {
        return pack.column(file, column).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static YearMonth month(NamedCsvRecord row) {
        return YearMonth.parse(row.getField("month"));
    }

    private static String digest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.sorted().toList()) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
