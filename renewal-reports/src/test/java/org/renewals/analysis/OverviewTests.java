package org.renewals.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.offset;
import static org.renewals.analysis.SmallProvince.CITY_1;
import static org.renewals.analysis.SmallProvince.CITY_2;
import static org.renewals.analysis.SmallProvince.MANAGER_11;
import static org.renewals.analysis.SmallProvince.MANAGER_13;
import static org.renewals.analysis.SmallProvince.PROVINCE;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.testing.TestDatabase;

class OverviewTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @BeforeAll
    static void load() {
        SmallProvince.load(database);
    }

    @Test
    void theWidestSubjectIsThatOfTheRole() {
        assertThat(top(PROVINCE).code()).isEqualTo("P");
        assertThat(top(CITY_1).code()).isEqualTo("C1");
        assertThat(top(MANAGER_11).code()).isEqualTo("m11");
        assertThat(top(AccessScope.system()).code()).isEqualTo("P");
    }

    @Test
    void subjectsOutsideTheScopeDoNotExist() {
        assertThat(unit(PROVINCE, Subject.Kind.CITY, "C2")).isPresent();
        assertThat(unit(CITY_1, Subject.Kind.CITY, "C2")).isEmpty();
        assertThat(unit(CITY_1, Subject.Kind.PROVINCE, "P")).isEmpty();
        assertThat(unit(CITY_1, Subject.Kind.COUNTY, "C2A")).isEmpty();
        assertThat(unit(MANAGER_11, Subject.Kind.CITY, "C1")).isEmpty();
        assertThat(manager(CITY_1, "m13")).isEmpty();
        assertThat(manager(MANAGER_11, "m12")).isEmpty();
        assertThat(manager(MANAGER_11, "city1")).isEmpty();
        assertThat(manager(MANAGER_11, "m11")).isPresent();
    }

    @Test
    void aCountyLiesInItsCityAndACitysWayUpEndsAtItsScope() {
        assertThat(unit(PROVINCE, Subject.Kind.COUNTY, "C1A").orElseThrow().parent())
                .isNotNull()
                .matches(city -> city.code().equals("C1"));
        assertThat(top(CITY_1).parent()).isNull();
    }

    @Test
    void selectorsOfferWhatTheScopeHolds() {
        assertThatList(in(PROVINCE, subjects -> subjects.cities(PROVINCE))).hasSize(2);
        assertThatList(in(CITY_1, subjects -> subjects.managers(CITY_1, 101)))
                .extracting(Subject::name)
                .containsExactly("李强", "王敏");
        assertThatList(in(CITY_1, subjects -> subjects.managers(CITY_1, 102))).isEmpty();
        assertThatList(in(MANAGER_11, subjects -> subjects.managers(MANAGER_11, 101)))
                .isEmpty();
    }

    @Test
    void aMonthIsComparedWithTheMonthBefore() {
        MonthOverview overview = overview(PROVINCE, top(PROVINCE)).orElseThrow();
        assertThat(overview.value(Metric.CUSTOMERS).number()).isEqualByComparingTo("100");
        assertThat(overview.value(Metric.TOTAL_INCOME).number())
                .isEqualByComparingTo(sql("select sum(group_paid) + sum(personal_bills) from assessment"
                        + " where month = '2026-10-01'"));
        // 100 customers, each one yuan more
        assertThat(overview.change(Metric.TOTAL_INCOME).difference()).isEqualByComparingTo("100");
        assertThat(overview.value(Metric.INCOME_SHARE).number().doubleValue())
                .isCloseTo(overview.value(Metric.TOTAL_INCOME).number().doubleValue() / 2_100_010, offset(1e-12));
        assertThat(overview.changeInAYear(Metric.TOTAL_INCOME).isKnown()).isFalse();
        assertThat(overview.series(Metric.CUSTOMERS)).hasSize(2);
    }

    @Test
    void informatizationIsNotAddedToTheTotal() {
        MonthOverview overview = overview(CITY_1, top(CITY_1)).orElseThrow();
        assertThat(overview.value(Metric.TOTAL_INCOME).number())
                .isEqualByComparingTo(overview.value(Metric.GROUP_PAID)
                        .number()
                        .add(overview.value(Metric.PERSONAL_BILLS).number()));
    }

    @Test
    void theNearestTargetHolds() {
        assertThat(overview(PROVINCE, top(PROVINCE)).orElseThrow().effectiveMemberTarget())
                .isEqualByComparingTo("0.75");
        assertThat(overview(CITY_1, top(CITY_1)).orElseThrow().effectiveMemberTarget())
                .isEqualByComparingTo("0.82");
        assertThat(overview(CITY_2, top(CITY_2)).orElseThrow().effectiveMemberTarget())
                .isEqualByComparingTo("0.75");
        assertThat(overview(MANAGER_11, top(MANAGER_11)).orElseThrow().effectiveMemberTarget())
                .isEqualByComparingTo("0.82");
    }

    @Test
    void aSubjectSmuggledInFromAnotherScopeShowsNothing() {
        Subject other = top(CITY_2);
        assertThat(overview(CITY_1, other)).isEmpty();
        assertThat(overview(MANAGER_13, other)).isEmpty();
        assertThat(due(CITY_1, other).cells()).isEmpty();
    }

    @Test
    void citiesAddUpToTheProvince() {
        Breakdown cities = breakdown(PROVINCE, Subject.Kind.CITY, top(PROVINCE));
        MonthOverview province = overview(PROVINCE, top(PROVINCE)).orElseThrow();
        for (Metric metric : List.of(Metric.CUSTOMERS, Metric.MEMBERS, Metric.TOTAL_INCOME, Metric.ATTENTION)) {
            assertThat(sum(cities, metric))
                    .isEqualByComparingTo(province.value(metric).number());
        }
        assertThat(sum(cities, Metric.DUE_CONTRACTS))
                .isEqualByComparingTo(
                        due(PROVINCE, top(PROVINCE)).contractsWithin(90).number());
    }

    @Test
    void eachPartIsMeasuredByItsOwnTarget() {
        assertThat(breakdown(PROVINCE, Subject.Kind.CITY, top(PROVINCE)).rows())
                .extracting(row -> row.effectiveMemberTarget().toPlainString())
                .containsExactly("0.8200", "0.7500");
    }

    @Test
    void customersOfACityOutsideItsCountiesAreACountyOfTheCitysOwnCode() {
        Subject direct = unit(CITY_1, Subject.Kind.COUNTY, "C1").orElseThrow();
        assertThat(direct.isDirect()).isTrue();
        assertThat(direct.id()).isEqualTo(101);
        assertThat(unit(CITY_1, Subject.Kind.COUNTY, "C1A").orElseThrow().isDirect())
                .isFalse();
        assertThat(unit(CITY_1, Subject.Kind.COUNTY, "C2")).isEmpty();
    }

    @Test
    void countiesAndManagersAddUpToTheCity() {
        MonthOverview city = overview(CITY_1, top(CITY_1)).orElseThrow();
        for (Subject.Kind kind : List.of(Subject.Kind.COUNTY, Subject.Kind.MANAGER)) {
            Breakdown parts = breakdown(CITY_1, kind, top(CITY_1));
            assertThat(parts.rows()).hasSize(2);
            assertThat(sum(parts, Metric.TOTAL_INCOME))
                    .isEqualByComparingTo(city.value(Metric.TOTAL_INCOME).number());
        }
    }

    @Test
    void dueContractsAreThoseUndecidedAtTheEndOfTheMonth() {
        DueContracts due = due(PROVINCE, top(PROVINCE));
        assertThat(due.contractsWithin(90).number())
                .isEqualByComparingTo(sql("select count(*) from contract where (outcome = 'open' or decided_on >"
                        + " '2026-10-31') and act_by > '2026-10-31' and act_by <= date '2026-10-31' + 90"));
        assertThat(due.valueWithin(180).number())
                .isEqualByComparingTo(
                        sql("select sum(monthly_value) from contract where (outcome = 'open' or decided_on"
                                + " > '2026-10-31') and act_by > '2026-10-31' and act_by <= date '2026-10-31' + 180"));
        assertThat(DueContracts.RISK_LEVELS.stream()
                        .mapToLong(level -> due.contracts(30, level))
                        .sum())
                .isEqualTo(due.contracts(30, null));
    }

    @Test
    void totalsOverFewerThanFiveMembersAreSuppressedAndWithThemTheSmallestOther() {
        database.in(
                AccessScope.system(),
                connection -> connection
                        .createStatement()
                        .executeUpdate(
                                "update scope_month set members = 4 where scope_kind = 'county' and scope_id = 111"));
        try {
            Breakdown counties = breakdown(CITY_1, Subject.Kind.COUNTY, top(CITY_1));
            assertThat(counties.rows()).allSatisfy(row -> {
                assertThat(row.value(Metric.MEMBERS).isSuppressed()).isTrue();
                assertThat(row.value(Metric.EFFECTIVE_MEMBER_SHARE).isSuppressed())
                        .isTrue();
                assertThat(row.value(Metric.TOTAL_INCOME).isSuppressed()).isTrue();
                assertThat(row.value(Metric.CUSTOMERS).isKnown()).isTrue();
            });
        } finally {
            database.in(
                    AccessScope.system(),
                    connection -> connection
                            .createStatement()
                            .executeUpdate("update scope_month s set members = (select sum(members) from assessment a"
                                    + " where a.month = s.month and a.org_id = 111)"
                                    + " where scope_kind = 'county' and scope_id = 111"));
        }
    }

    @Test
    void aManagersOwnTotalsHideNothing() {
        assertThat(RollUps.hides(MANAGER_11, 3L)).isFalse();
        assertThat(RollUps.hides(CITY_1, 3L)).isTrue();
        assertThat(RollUps.hides(CITY_1, 5L)).isFalse();
        assertThat(RollUps.hides(CITY_1, null)).isFalse();
    }

    @Test
    void computedMonthsAreOfferedLatestFirst() {
        List<ReportMonth> months = SmallProvince.query(database, PROVINCE, jdbc -> new ReportMonths(jdbc).all());
        assertThat(months).extracting(ReportMonth::month).startsWith(OCTOBER, YearMonth.of(2026, 9));
        assertThat(months.get(0).frozenAt()).isNotNull();
    }

    private static Subject top(AccessScope scope) {
        return in(scope, subjects -> subjects.top(scope)).orElseThrow();
    }

    private static Optional<Subject> unit(AccessScope scope, Subject.Kind kind, String code) {
        return in(scope, subjects -> subjects.unit(scope, kind, code));
    }

    private static Optional<Subject> manager(AccessScope scope, String login) {
        return in(scope, subjects -> subjects.manager(scope, login));
    }

    private static <T> T in(AccessScope scope, java.util.function.Function<Subjects, T> work) {
        return SmallProvince.query(database, scope, jdbc -> work.apply(new Subjects(jdbc)));
    }

    private static Optional<MonthOverview> overview(AccessScope scope, Subject subject) {
        return SmallProvince.query(
                database, scope, jdbc -> new MonthOverviewQuery(jdbc, new Targets(jdbc)).find(scope, subject, OCTOBER));
    }

    private static Breakdown breakdown(AccessScope scope, Subject.Kind kind, Subject subject) {
        return SmallProvince.query(
                database,
                scope,
                jdbc -> new BreakdownQuery(jdbc, new Targets(jdbc)).find(scope, subject, kind, OCTOBER));
    }

    private static DueContracts due(AccessScope scope, Subject subject) {
        return SmallProvince.query(database, scope, jdbc -> new DueContractsQuery(jdbc).find(scope, subject, OCTOBER));
    }

    private static BigDecimal sum(Breakdown breakdown, Metric metric) {
        return breakdown.rows().stream()
                .map(row -> row.value(metric))
                .map(Value::number)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sql(String query) {
        return SmallProvince.query(
                database,
                AccessScope.system(),
                jdbc -> jdbc.sql(query).query(BigDecimal.class).single());
    }
}
