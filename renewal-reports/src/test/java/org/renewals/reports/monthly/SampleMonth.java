package org.renewals.reports.monthly;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.ProductUsage;
import org.renewals.analysis.RenewalCohorts;
import org.renewals.analysis.ReportMonth;
import org.renewals.analysis.Subject;
import org.renewals.analysis.TierMoves;
import org.renewals.analysis.customer.CustomerFees;
import org.renewals.analysis.customer.CustomerList;
import org.renewals.analysis.customer.DueContractList;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.ScopeMonth;
import org.renewals.analysis.figure.Value;
import org.renewals.analysis.likelihood.Likelihood;
import org.renewals.scoring.Reason;
import org.renewals.scoring.care.CareLevel;
import org.renewals.scoring.renewal.ReasonGroup;
import org.renewals.scoring.renewal.RenewalReason;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.tier.Tier;

/** Figures of an invented province in October 2026, always the same ones. */
final class SampleMonth {

    static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private static final List<String> CITIES =
            List.of("合肥", "芜湖", "蚌埠", "淮南", "马鞍山", "淮北", "铜陵", "安庆", "黄山", "阜阳", "宿州", "滁州", "六安", "宣城", "池州", "亳州");
    private static final List<String> COUNTIES = List.of("蜀山区", "庐阳区", "包河区", "瑶海区", "肥西县", "肥东县", "长丰县", "巢湖市");
    private static final List<Tier> TIERS = List.of(Tier.values());
    private static final List<RiskLevel> RISKS = List.of(RiskLevel.values());
    private static final String LONG_NAME = "安徽省皖江城市带承接产业转移示范区新能源汽车电子科技（集团）股份有限公司合肥经济技术开发区第二分公司";

    private SampleMonth() {}

    static MonthlyReport province() {
        Subject province = new Subject(Subject.Kind.PROVINCE, 1, "AH", "安徽省", null, null);
        List<Subject> cities = IntStream.range(0, CITIES.size())
                .mapToObj(i -> new Subject(
                        Subject.Kind.CITY, 10 + i, "C%02d".formatted(i + 1), CITIES.get(i), 10 + i, province))
                .toList();
        return report(overview(province, 48_000, 7), List.of(parts(province, Subject.Kind.CITY, cities, 3_000)), null);
    }

    static MonthlyReport city() {
        Subject city = new Subject(Subject.Kind.CITY, 10, "C01", "合肥", 10, null);
        List<Subject> counties = IntStream.range(0, COUNTIES.size())
                .mapToObj(i -> new Subject(
                        Subject.Kind.COUNTY, 100 + i, "C01%02d".formatted(i + 1), COUNTIES.get(i), 10, city))
                .toList();
        List<Subject> managers = IntStream.range(0, 34)
                .mapToObj(i -> new Subject(
                        Subject.Kind.MANAGER,
                        200 + i,
                        "manager%02d".formatted(i + 1),
                        "王李张刘陈杨赵黄周吴".charAt(i % 10) + (i % 3 == 0 ? "建国" : "敏"),
                        10,
                        city))
                .toList();
        return report(
                overview(city, 2_300, 11),
                List.of(
                        parts(city, Subject.Kind.COUNTY, counties, 280),
                        suppressing(parts(city, Subject.Kind.MANAGER, managers, 68))),
                null);
    }

    static MonthlyReport manager() {
        Subject manager = new Subject(Subject.Kind.MANAGER, 200, "manager01", "王敏", 10, null);
        return report(overview(manager, 68, 13), List.of(), book());
    }

    /** A manager who has just begun: no history, nothing due, nobody moved. */
    static MonthlyReport empty() {
        Subject manager = new Subject(Subject.Kind.MANAGER, 201, "manager02", "李强", 10, null);
        ScopeMonth nothing = month(OCTOBER, 0, 0, new Random(1), true);
        CustomerList none = new CustomerList(List.of(), 0, false, 0, null, null);
        return new MonthlyReport(
                basis(),
                new MonthOverview(manager, OCTOBER, List.of(nothing), null),
                List.of(),
                new DueContracts(manager, OCTOBER, List.of()),
                new RenewalCohorts(manager, OCTOBER, List.of()),
                new TierMoves(manager, OCTOBER, List.of()),
                new ProductUsage(manager, OCTOBER, List.of()),
                new CustomerBook(
                        none,
                        none,
                        none,
                        none,
                        new DueContractList(OCTOBER, List.of(), 0, false, BigDecimal.ZERO, null, null, 0, null, null),
                        List.of()));
    }

    /** A city of a source that counts no members. */
    static MonthlyReport withoutMembers() {
        Subject city = new Subject(Subject.Kind.CITY, 10, "C01", "合肥", 10, null);
        Subject manager = new Subject(Subject.Kind.MANAGER, 200, "manager01", "王敏", 10, city);
        ScopeMonth all = month(OCTOBER, 900, 12, new Random(5), false, false);
        ScopeMonth some = month(OCTOBER, 60, 12, new Random(6), true, false);
        Breakdown managers = new Breakdown(
                city,
                Subject.Kind.MANAGER,
                OCTOBER,
                List.of(new Breakdown.Row(manager, some, null, Value.of(Metric.DUE_CONTRACTS, 3), null)));
        return report(new MonthOverview(city, OCTOBER, List.of(all), null), List.of(managers), null);
    }

    private static MonthlyReport report(MonthOverview overview, List<Breakdown> parts, CustomerBook book) {
        Subject subject = overview.subject();
        long size = overview.current().customers();
        return new MonthlyReport(
                basis(),
                overview,
                parts,
                due(subject, size),
                renewals(subject, size),
                moves(subject, size),
                products(subject, size),
                book);
    }

    static ReportMonth basis() {
        return new ReportMonth(OCTOBER, Instant.parse("2026-11-03T22:10:00Z"), Instant.parse("2026-11-08T01:00:00Z"));
    }

    private static MonthOverview overview(Subject subject, long customers, long seed) {
        List<ScopeMonth> history = new ArrayList<>();
        for (int i = 12; i >= 0; i--) {
            history.add(month(
                    OCTOBER.minusMonths(i),
                    customers - i * customers / 150,
                    12 - i,
                    new Random(seed + i),
                    subject.is(Subject.Kind.MANAGER)));
        }
        return new MonthOverview(subject, OCTOBER, history, new BigDecimal("0.75"));
    }

    private static Breakdown parts(Subject whole, Subject.Kind kind, List<Subject> parts, long customers) {
        List<Breakdown.Row> rows = new ArrayList<>();
        for (Subject part : parts) {
            Random random = new Random(part.id());
            long size = customers / 2 + random.nextInt((int) customers);
            boolean manager = kind == Subject.Kind.MANAGER;
            rows.add(new Breakdown.Row(
                    part,
                    month(OCTOBER, size, 12, new Random(part.id() * 31L), manager),
                    month(OCTOBER.minusMonths(1), size - size / 90, 11, new Random(part.id() * 17L), manager),
                    Value.of(Metric.DUE_CONTRACTS, size / 20 + random.nextInt(20)),
                    null));
        }
        return new Breakdown(whole, kind, OCTOBER, rows);
    }

    /** The breakdown with its two last rows kept back, as the query does it for too few members. */
    private static Breakdown suppressing(Breakdown parts) {
        List<Breakdown.Row> rows = new ArrayList<>(parts.rows());
        for (int i = rows.size() - 2; i < rows.size(); i++) {
            Breakdown.Row row = rows.get(i);
            rows.set(
                    i,
                    new Breakdown.Row(
                            row.subject(),
                            row.current().asSuppressed(),
                            row.previous(),
                            row.dueContracts(),
                            row.effectiveMemberTarget()));
        }
        return new Breakdown(parts.subject(), parts.kind(), parts.month(), rows);
    }

    private static ScopeMonth month(YearMonth month, long customers, int age, Random random, boolean manager) {
        return month(month, customers, age, random, manager, customers > 0);
    }

    private static ScopeMonth month(
            YearMonth month, long customers, int age, Random random, boolean manager, boolean counted) {
        long members = customers * 47 + random.nextInt(50);
        BigDecimal groupPaid = yuan(customers * (560 + age * 5L + random.nextInt(40)));
        BigDecimal personal = yuan(customers * (1_120 + age * 9L + random.nextInt(60)));
        BigDecimal informatization = yuan(customers * (250 + random.nextInt(30)));
        long a1 = customers / 70;
        long a2 = customers / 28;
        long b1 = customers / 11;
        long b2 = customers / 9;
        boolean none = customers == 0;
        return new ScopeMonth(
                month,
                false,
                customers,
                customers / 70 + random.nextInt(6),
                customers / 160 + random.nextInt(4),
                !counted ? null : members,
                !counted ? null : (long) (members * (0.63 + 0.002 * age + random.nextDouble() * 0.03)),
                !counted ? null : members / 25,
                !counted ? null : members / 60,
                !counted ? null : members / 90,
                !counted ? null : members - members / 180,
                !counted ? null : members * 38 / 100,
                !counted ? null : members * 80 / 100,
                !counted ? null : members * 74 / 100,
                !counted ? null : BigDecimal.valueOf(members * (30L + age)),
                !counted ? null : members,
                none ? null : groupPaid,
                none ? null : informatization,
                none ? null : personal,
                none ? null : personal.multiply(new BigDecimal("0.07")),
                none ? null : personal.multiply(new BigDecimal("0.41")),
                none ? null : personal.multiply(new BigDecimal("0.12")),
                none ? null : personal.multiply(new BigDecimal("0.31")),
                none ? null : personal.multiply(new BigDecimal("0.09")),
                none ? null : BigDecimal.valueOf(members * 240),
                none ? null : yuan(customers * 31),
                manager ? null : yuan(customers * (4_500 + random.nextInt(350))),
                a1,
                a2,
                b1,
                b2,
                customers - a1 - a2 - b1 - b2,
                customers / 400 + random.nextInt(5),
                customers / 330 + random.nextInt(5),
                customers - customers / 5 - customers / 22 - customers / 60,
                customers / 5,
                customers / 22,
                customers / 60,
                customers / 90 + random.nextInt(4),
                none ? null : BigDecimal.valueOf(customers * 31),
                customers - customers / 50,
                customers / 50,
                customers / 9,
                customers / 40,
                customers / 25);
    }

    private static BigDecimal yuan(long amount) {
        return BigDecimal.valueOf(amount * 100 + 37, 2);
    }

    private static DueContracts due(Subject subject, long size) {
        List<DueContracts.Cell> cells = new ArrayList<>();
        for (int window : DueContracts.WINDOWS) {
            for (int level = 0; level < DueContracts.RISK_LEVELS.size(); level++) {
                long contracts = 1 + size * (window + 30) / 9_000 / (1 + 3L * level);
                cells.add(new DueContracts.Cell(
                        window,
                        DueContracts.RISK_LEVELS.get(level),
                        contracts,
                        yuan(contracts * (2_100 + 130L * level)),
                        yuan(contracts * (1_900 - 200L * level)),
                        yuan(contracts * (2_400 + 3_960L * level))));
            }
        }
        return new DueContracts(subject, OCTOBER, cells);
    }

    private static RenewalCohorts renewals(Subject subject, long size) {
        List<RenewalCohorts.Cohort> cohorts = new ArrayList<>();
        for (int i = 12; i >= 0; i--) {
            long contracts = Math.max(3, size / 40 + (i * 37L) % 60);
            long undecided = i == 0 ? contracts / 3 : i == 1 ? contracts / 9 : 0;
            long lost = contracts * (8 + i % 4) / 100;
            long renewed = contracts - undecided - lost;
            cohorts.add(new RenewalCohorts.Cohort(
                    OCTOBER.minusMonths(i),
                    contracts,
                    renewed,
                    lost,
                    undecided,
                    yuan(contracts * 2_300),
                    yuan(renewed * 2_210),
                    yuan(renewed * 2_420)));
        }
        return new RenewalCohorts(subject, OCTOBER, cohorts);
    }

    private static TierMoves moves(Subject subject, long size) {
        long one = 1 + size / 2_000;
        return new TierMoves(
                subject,
                OCTOBER,
                List.of(
                        new TierMoves.Move(TierMoves.Method.SYSTEM, Tier.A2, Tier.A1, one),
                        new TierMoves.Move(TierMoves.Method.SYSTEM, Tier.B1, Tier.A2, 2 * one),
                        new TierMoves.Move(TierMoves.Method.SYSTEM, Tier.C, Tier.B2, 3 * one),
                        new TierMoves.Move(TierMoves.Method.MANUAL, Tier.B2, Tier.B1, one),
                        new TierMoves.Move(TierMoves.Method.SYSTEM, Tier.A1, Tier.A2, one),
                        new TierMoves.Move(TierMoves.Method.SYSTEM, Tier.B1, Tier.C, 2 * one),
                        new TierMoves.Move(TierMoves.Method.MANUAL, Tier.B2, Tier.C, one)));
    }

    private static ProductUsage products(Subject subject, long size) {
        List<String> names = List.of(
                "互联网专线", "移动总机", "集团短信", "集团彩铃", "校讯通", "云视讯", "物联网卡", "银信通", "警务通", "农信通", "千里眼", "和对讲", "云主机");
        List<ProductUsage.Row> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            long users = Math.max(1, size * (13 - i) / 3);
            boolean few = i == names.size() - 1;
            rows.add(new ProductUsage.Row(
                    "P" + i,
                    names.get(i),
                    i % 3 == 0 ? "application" : i % 3 == 1 ? "standard" : "other",
                    i % 2 == 0,
                    Math.max(1, size / (2 + i)),
                    new ProductUsage.Usage(few, users, yuan(users * (40 - 2L * i))),
                    new ProductUsage.Usage(false, users - users / 50, yuan(users * (39 - 2L * i)))));
        }
        return new ProductUsage(subject, OCTOBER, rows);
    }

    private static Likelihood likelihood(double probability, BigDecimal value) {
        return new Likelihood(
                probability,
                value,
                value.multiply(BigDecimal.valueOf(12 * (1 - probability))).setScale(2, RoundingMode.HALF_UP),
                null,
                1.2,
                List.of(
                        new RenewalReason(
                                ReasonGroup.INCOME.key(),
                                ReasonGroup.INCOME,
                                -0.72,
                                Reason.of("score.renewal.feature.income-trend.fall", 23.0)),
                        new RenewalReason(
                                ReasonGroup.HISTORY.key(),
                                ReasonGroup.HISTORY,
                                0.46,
                                Reason.of("score.renewal.feature.earlier-renewals.value", 3.0))),
                0,
                0,
                null);
    }

    private static CustomerBook book() {
        List<CustomerList.Row> rows =
                IntStream.range(0, 30).mapToObj(SampleMonth::customer).toList();
        List<DueContractList.Row> contracts = IntStream.range(0, 12)
                .mapToObj(i -> new DueContractList.Row(
                        i,
                        "HT-2311-%04d".formatted(i * 13),
                        "K%04d".formatted(i),
                        name(i),
                        "合肥",
                        "王敏",
                        i % 4 == 3 ? null : "互联网专线",
                        LocalDate.of(2026, 11, 20).plusDays(i * 6L),
                        LocalDate.of(2026, 11, 5).plusDays(i * 6L),
                        yuan(1_200 + 900L * i),
                        i % 2 == 0,
                        i == 5 ? null : RISKS.get(i % 4),
                        i == 5 ? null : likelihood(0.97 - 0.08 * i, yuan(1_200 + 900L * i))))
                .toList();
        List<CustomerFees> fees = IntStream.range(0, 20)
                .mapToObj(i -> new CustomerFees(
                        i,
                        "K%04d".formatted(i),
                        name(i),
                        yuan(90_000 - 3_000L * i),
                        yuan(6_000),
                        yuan(30_000),
                        yuan(9_000),
                        yuan(25_000),
                        i == 4 ? null : yuan(8_000)))
                .toList();
        return new CustomerBook(
                new CustomerList(rows, 68, false, 1, null, null),
                new CustomerList(rows.subList(0, 7), 7, false, 1, null, null),
                new CustomerList(rows.subList(3, 5), 2, false, 1, null, null),
                new CustomerList(List.of(), 0, false, 0, null, null),
                new DueContractList(
                        OCTOBER, contracts, 15, false, yuan(90_000), yuan(60_000), yuan(360_000), 1, null, null),
                fees);
    }

    private static String name(int i) {
        return switch (i) {
            case 1 -> LONG_NAME;
            case 2 -> "Hefei Yunfan Advanced Biopharmaceutical Technology and Instruments Company Limited";
            case 3 -> "𠮷祥堂药业有限公司";
            default -> "安徽云帆" + "医药机电物流商贸教育".charAt(i % 10) + i + "有限公司";
        };
    }

    private static CustomerList.Row customer(int i) {
        Random random = new Random(i);
        Tier tier = TIERS.get(Math.min(4, i / 5));
        return new CustomerList.Row(
                i,
                i == 9 ? null : "K%04d".formatted(i),
                i == 9 ? null : name(i),
                "合肥",
                "蜀山区",
                "王敏",
                "医药制造",
                tier,
                TIERS.get(Math.min(4, i / 5 + 1)),
                BigDecimal.valueOf(8_190 - 200L * i, 2),
                Value.notAvailable(Metric.VALUE_PERCENTILE),
                RISKS.get(i % 4),
                20 + 7 * (i % 10),
                yuan(215_000 - 6_500L * i),
                yuan(205_000 - 6_100L * i),
                i == 6 ? null : 820 - 20 * i,
                i == 6 ? null : 500 - 13 * i,
                i % 5 == 0 ? null : LocalDate.of(2026, 11, 5).plusDays(random.nextInt(170)),
                i % 5 == 0 ? null : yuan(random.nextInt(60_000)),
                i < 7,
                CareLevel.DISTRICT,
                null);
    }
}
