package org.renewals.analysis.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.renewals.analysis.SmallProvince.CITY_1;
import static org.renewals.analysis.SmallProvince.CITY_2;
import static org.renewals.analysis.SmallProvince.MANAGER_11;
import static org.renewals.analysis.SmallProvince.MANAGER_13;
import static org.renewals.analysis.SmallProvince.MANAGER_14;
import static org.renewals.analysis.SmallProvince.PROVINCE;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.alarm.AlertState;
import org.renewals.alarm.AnomalyKind;
import org.renewals.analysis.SmallProvince;
import org.renewals.analysis.Subject;
import org.renewals.contract.ContractOutcome;
import org.renewals.scoring.health.HealthBand;
import org.renewals.scoring.health.HealthIndicator;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.scoring.tier.Indicator;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;
import org.renewals.tier.Tier;

/** Customer K007 of the second city, which manager 13 handed to manager 14 in October 2026. */
class CustomerDetailTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final String CODE = "K007";
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Subject EVERYTHING = new Subject(Subject.Kind.PROVINCE, 100, "P", "安徽", null, null);
    private static final Subject CITY = new Subject(Subject.Kind.CITY, 102, "C2", "芜湖", 102, null);
    private static final Subject FORMER = new Subject(Subject.Kind.MANAGER, 13, "m13", "赵云", 102, null);
    private static final Subject PRESENT = new Subject(Subject.Kind.MANAGER, 14, "m14", "孙静", 102, null);

    private static final List<Indicator> INCOMES =
            List.of(Indicator.PERSONAL_BILLS, Indicator.INFORMATIZATION, Indicator.GROUP_PAID);
    private static final List<Indicator> MEMBERS = List.of(Indicator.VNET_PENETRATION, Indicator.MEMBER_CHURN);

    @BeforeAll
    static void load() {
        SmallProvince.load(database);
        database.in(AccessScope.system(), CustomerDetailTests::addDetails);
    }

    @Test
    void aManagerIsToldEverythingAboutACustomerOfHisOwn() {
        CustomerDetail detail = read(MANAGER_14, PRESENT, OCTOBER);
        assertThat(detail.profile().manager()).isEqualTo("孙静");
        assertThat(detail.profile().tierHeldUntil()).isEqualTo("2027-04-30");
        assertThat(detail.months())
                .extracting(CustomerDetail.Month::month)
                .as("the months before the handover too")
                .containsExactly(AUGUST, SEPTEMBER, OCTOBER);
        assertThat(detail.months()).allSatisfy(month -> {
            assertThat(month.groupPaid()).isNotNull();
            assertThat(month.members()).isNotNull();
            assertThat(month.roaming()).isNotNull();
        });
        CustomerDetail.Assessment assessment = assessment(detail);
        assertThat(untold(detail)).isEmpty();
        assertThat(reasons(detail))
                .containsExactly(
                        "score.risk.silence",
                        "score.risk.income-decline",
                        "score.risk.member-churn",
                        "score.risk.open-anomaly",
                        "score.risk.complaints");
        assertThat(assessment.reasons().get(0).reason().arguments())
                .containsExactly(new BigDecimal("75"), new BigDecimal("60"));
        assertThat(assessment.untoldRiskPoints()).isZero();
        assertThat(detail.tierChanges())
                .containsExactly(new CustomerDetail.TierChange(OCTOBER, true, Tier.B1, Tier.A2));
    }

    @Test
    void superiorsAreToldScoresContractsAndProductsButNeitherIncomesNorMembersNorFees() {
        for (CustomerDetail detail : List.of(read(PROVINCE, EVERYTHING, OCTOBER), read(CITY_2, CITY, OCTOBER))) {
            assertThat(detail.months()).isEmpty();
            assertThat(detail.tierChanges()).isEmpty();
            assertThat(detail.profile().tierHeldUntil()).isNull();
            CustomerDetail.Assessment assessment = assessment(detail);
            List<Indicator> withheld = new ArrayList<>(INCOMES);
            withheld.addAll(MEMBERS);
            assertThat(untold(detail)).containsExactlyInAnyOrderElementsOf(withheld);
            assertThat(assessment.groups())
                    .allSatisfy(group -> assertThat(group.indicators())
                            .filteredOn(each -> !each.told())
                            .allMatch(each -> each.input() == null && each.earned() == null));
            assertThat(assessment.groups())
                    .extracting(CustomerDetail.GroupPoints::earned)
                    .as("the sum of each group")
                    .containsExactly(12.0, 33.0, 5.0);
            assertThat(reasons(detail)).containsExactly("score.risk.silence", "score.risk.complaints");
            assertThat(assessment.untoldRiskPoints()).isEqualTo(35);
            assertThat(detail.products())
                    .extracting(CustomerDetail.Product::name)
                    .containsExactly("云专线", "集团短信", "校信通");
            assertThat(detail.contracts()).isNotEmpty();
        }
    }

    @Test
    void thePickedManagerOfTheMonthOpensTheIncomesOfHisMonthsAndNothingElse() {
        for (AccessScope scope : List.of(PROVINCE, CITY_2)) {
            CustomerDetail october = read(scope, PRESENT, OCTOBER);
            assertThat(october.months()).singleElement().satisfies(month -> {
                assertThat(month.month()).isEqualTo(OCTOBER);
                assertThat(month.groupPaid()).isEqualByComparingTo("1010.10");
                assertThat(month.members()).isNull();
                assertThat(month.vnetUsers()).isNull();
                assertThat(month.roaming()).isNull();
            });
            assertThat(untold(october)).containsExactlyInAnyOrderElementsOf(MEMBERS);
            assertThat(reasons(october))
                    .containsExactly("score.risk.silence", "score.risk.income-decline", "score.risk.complaints");
            assertThat(assessment(october).untoldRiskPoints()).isEqualTo(20);
            assertThat(october.tierChanges()).isEmpty();

            assertThat(read(scope, FORMER, SEPTEMBER).months())
                    .extracting(CustomerDetail.Month::month)
                    .containsExactly(AUGUST, SEPTEMBER);
        }
    }

    @Test
    void anotherManagerThanThatOfTheMonthOpensNothing() {
        assertThat(read(PROVINCE, FORMER, OCTOBER).grain().incomes()).isFalse();
        assertThat(read(PROVINCE, FORMER, OCTOBER).months()).isEmpty();
        assertThat(read(CITY_2, PRESENT, SEPTEMBER).months()).isEmpty();
    }

    @Test
    void aPastMonthIsToldWithTheManagerOfThatMonth() {
        CustomerDetail.Profile before = read(PROVINCE, EVERYTHING, SEPTEMBER).profile();
        assertThat(before.managerLogin()).isEqualTo("m13");
        assertThat(before.managerNow()).isEqualTo("孙静");
        CustomerDetail.Profile after = read(PROVINCE, EVERYTHING, OCTOBER).profile();
        assertThat(after.managerLogin()).isEqualTo("m14");
        assertThat(after.managerNow()).isNull();
    }

    @Test
    void aForeignCustomerAndOneHandedAwayAreAsUnknownAsOneThatDoesNotExist() {
        for (AccessScope scope : List.of(CITY_1, MANAGER_11, MANAGER_13)) {
            for (YearMonth month : List.of(SEPTEMBER, OCTOBER)) {
                assertThat(find(scope, CODE, EVERYTHING, month))
                        .as("%s %s", scope, month)
                        .isEmpty();
            }
        }
        assertThat(find(PROVINCE, "K999", EVERYTHING, OCTOBER)).isEmpty();
        assertThat(find(PROVINCE, "K007\0", EVERYTHING, OCTOBER)).isEmpty();
        assertThat(find(PROVINCE, "K007' or 'a' = 'a", EVERYTHING, OCTOBER)).isEmpty();
    }

    @Test
    void columnsTheGrainDoesNotCoverAreNotEvenRead() throws SQLException {
        String place = "month, customer_id, manager_id, city_id, org_id, grid_id";
        execute("revoke select on customer_month from renewals_city; grant select (" + place
                + ") on customer_month to renewals_city");
        try {
            assertThat(read(CITY_2, CITY, OCTOBER).months()).isEmpty();
            execute(
                    "grant select (group_paid, informatization, personal_bills, arrears) on customer_month to renewals_city");
            assertThat(read(CITY_2, PRESENT, OCTOBER).months()).hasSize(1);
        } finally {
            execute("grant select on customer_month to renewals_city");
        }
    }

    @Test
    void contactsLeaveTheQueryMasked() {
        for (CustomerDetail detail : List.of(read(MANAGER_14, PRESENT, OCTOBER), read(PROVINCE, EVERYTHING, OCTOBER))) {
            assertThat(detail.contacts()).singleElement().satisfies(contact -> {
                assertThat(contact.name()).isEqualTo("王**");
                assertThat(contact.phone()).isEqualTo("138****5678");
                assertThat(contact.email()).isEqualTo("w****@example.com");
            });
            assertThat(detail.toString()).doesNotContain("王主任").doesNotContain("13800005678");
        }
    }

    @Test
    void aRatioOverNobodyOrOverWhatWasNotDeliveredIsNotAvailable() {
        List<CustomerDetail.Month> months = read(MANAGER_14, PRESENT, OCTOBER).months();
        CustomerDetail.Month nobody = months.get(0);
        assertThat(nobody.members()).isZero();
        assertThat(nobody.effectiveShare().isKnown()).isFalse();
        assertThat(nobody.vnetPenetration().isKnown()).isFalse();
        assertThat(nobody.churn().isKnown()).isFalse();
        CustomerDetail.Month unknown = months.get(1);
        assertThat(unknown.churn().isKnown()).as("who joined was not delivered").isFalse();
        CustomerDetail.Month full = months.get(2);
        assertThat(full.effectiveShare().number()).isEqualByComparingTo("0.8");
        assertThat(full.churn().number())
                .as("10 of a mean of (100 + 106) / 2")
                .isBetween(new BigDecimal("0.0970"), new BigDecimal("0.0971"));
    }

    @Test
    void contractsAreToldAsOfTheEndOfTheMonthWithWhatWasDecidedSince() {
        CustomerDetail october = read(MANAGER_14, PRESENT, OCTOBER);
        assertThat(contract(october, "HT-7")).satisfies(each -> {
            assertThat(each.state()).isEqualTo(ContractOutcome.OPEN);
            assertThat(each.window()).isEqualTo(7);
        });
        assertThat(contract(october, "R-1")).satisfies(each -> {
            assertThat(each.state()).isEqualTo(ContractOutcome.OPEN);
            assertThat(each.decidedSince()).isTrue();
            assertThat(each.decidedOn()).isEqualTo("2026-11-10");
            assertThat(each.window()).isEqualTo(30);
            assertThat(each.actBy()).as("due 2026-12-20, notice of 30 days").isEqualTo("2026-11-20");
            assertThat(each.renewedBy()).isEqualTo("R-2");
            assertThat(each.renewedValue()).isEqualByComparingTo("1200");
        });
        assertThat(contract(october, "L-1").state()).as("31 days after its end").isEqualTo(ContractOutcome.LOST);
        assertThat(contract(october, "O-1").state()).as("29 days after its end").isEqualTo(ContractOutcome.OPEN);
        assertThat(contract(october, "O-1").window()).isZero();
        assertThat(contract(october, "FAR").window()).isNull();
        assertThat(october.contracts())
                .extracting(CustomerDetail.Contract::number)
                .as("the nearest to act on first, what is over last, what has not begun where it renews something")
                .containsExactly("O-1", "HT-7", "R-1", "FAR", "R-2", "L-1");
    }

    @Test
    void aPastMonthKnowsNothingOfWhatWasDecidedLater() {
        CustomerDetail september = find(
                        MANAGER_14, CODE, new CustomerDetailQuery.Request(PRESENT, SEPTEMBER, SEPTEMBER.atEndOfMonth()))
                .orElseThrow();
        assertThat(contract(september, "R-1")).satisfies(each -> {
            assertThat(each.outcome()).isEqualTo(ContractOutcome.OPEN);
            assertThat(each.decidedOn()).isNull();
            assertThat(each.renewedBy()).isNull();
        });
        assertThat(contract(september, "L-1").state()).isEqualTo(ContractOutcome.OPEN);
        assertThat(september.contracts())
                .extracting(CustomerDetail.Contract::number)
                .doesNotContain("R-2");
        assertThat(september.tierChanges()).isEmpty();
        assertThat(september.visits()).isEmpty();
    }

    @Test
    void complaintsAreToldUpToTheEndOfTheLastDayInTheBusinessZone() {
        CustomerDetail october = find(
                        MANAGER_14, CODE, new CustomerDetailQuery.Request(PRESENT, OCTOBER, OCTOBER.atEndOfMonth()))
                .orElseThrow();
        assertThat(october.complaints())
                .extracting(CustomerDetail.Complaint::number)
                .containsExactly("T-2", "T-1");
        assertThat(read(MANAGER_14, PRESENT, OCTOBER).complaints())
                .extracting(CustomerDetail.Complaint::number)
                .containsExactly("T-3", "T-2", "T-1");
    }

    @Test
    void aFirstReplyIsLateAfterADayWhetherItCameOrNot() {
        CustomerDetail.Complaint answered = complaint("T-1");
        CustomerDetail.Complaint open = complaint("T-2");
        assertThat(answered.answeredLate(answered.receivedAt())).isTrue();
        assertThat(open.answeredLate(open.receivedAt().plusSeconds(24 * 3600))).isFalse();
        assertThat(open.answeredLate(open.receivedAt().plusSeconds(24 * 3600 + 1)))
                .isTrue();
    }

    @Test
    void everybodyIsToldWhereTheCustomerStandsAndWhatWaits() {
        for (CustomerDetail detail : List.of(
                read(MANAGER_14, PRESENT, OCTOBER), read(PROVINCE, EVERYTHING, OCTOBER), read(CITY_2, CITY, OCTOBER))) {
            CustomerDetail.Standing standing = Objects.requireNonNull(detail.standing());
            assertThat(standing.score()).isEqualByComparingTo("6.30");
            assertThat(standing.percentile().number())
                    .as("six of a hundred are below, and itself counts half")
                    .isEqualByComparingTo("0.065");
            assertThat(standing.risk()).isEqualTo(RiskLevel.HIGH);
            assertThat(standing.health()).isEqualByComparingTo("56.40");
            assertThat(standing.healthBand()).isEqualTo(HealthBand.WARNING);
            assertThat(detail.next().complaint())
                    .satisfies(waiting -> assertThat(waiting)
                            .extracting(CustomerDetail.WaitingComplaint::number)
                            .isEqualTo("T-2"));
            assertThat(detail.next().contract())
                    .extracting(CustomerDetail.NextContract::number)
                    .as("the only one with a likelihood")
                    .isEqualTo("HT-7");
        }
    }

    @Test
    void thirteenInputsOfHealthAreToldAsTheFiguresBehindThemMayBe() {
        CustomerDetail.Health all = health(read(MANAGER_14, PRESENT, OCTOBER));
        assertThat(all.indicators()).hasSize(13).allMatch(CustomerDetail.HealthPoints::told);
        assertThat(all.indicators().stream()
                        .map(CustomerDetail.HealthPoints::earned)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .as("the points of what is known, stretched over what is not")
                .isCloseTo(56.4, Offset.offset(0.005));
        assertThat(all.untold()).isCloseTo(0, Offset.offset(0.005));

        CustomerDetail.Health some = health(read(PROVINCE, EVERYTHING, OCTOBER));
        assertThat(some.score()).isEqualByComparingTo("56.40");
        assertThat(withheld(some))
                .containsExactly(
                        HealthIndicator.INCOME_TREND,
                        HealthIndicator.MEMBER_RETENTION,
                        HealthIndicator.EFFECTIVE_SHARE,
                        HealthIndicator.USAGE_TREND,
                        HealthIndicator.COMPLAINT_RATE,
                        HealthIndicator.PUNCTUALITY);
        assertThat(some.indicators())
                .filteredOn(each -> !each.told())
                .allMatch(each -> each.input() == null && each.earned() == null && each.available() == null);
        assertThat(withheld(health(read(PROVINCE, PRESENT, OCTOBER))))
                .doesNotContain(HealthIndicator.INCOME_TREND, HealthIndicator.PUNCTUALITY)
                .hasSize(4);
        assertThat(read(MANAGER_14, PRESENT, SEPTEMBER).health())
                .as("before there was a health score")
                .isNull();
    }

    @Test
    void onlyManagersAreToldOfAlertsAndServicesOfMembers() {
        CustomerDetail own = read(MANAGER_14, PRESENT, OCTOBER);
        assertThat(own.alerts())
                .containsExactly(new CustomerDetail.Alert(AnomalyKind.STATUS, OCTOBER, AlertState.OPEN, null));
        assertThat(own.services())
                .containsExactly(new CustomerDetail.ServiceUse(OCTOBER, MemberService.SCHOOL_MESSAGING, 12));
        for (Subject subject : List.of(EVERYTHING, PRESENT)) {
            CustomerDetail other = read(PROVINCE, subject, OCTOBER);
            assertThat(other.alerts()).isEmpty();
            assertThat(other.services()).isEmpty();
        }
    }

    @Test
    void whatWasNotAskedForIsEmpty() {
        CustomerDetail bare = find(MANAGER_14, CODE, new CustomerDetailQuery.Request(PRESENT, OCTOBER, TODAY, Set.of()))
                .orElseThrow();
        assertThat(bare.standing()).isNotNull();
        assertThat(bare.assessment()).isNull();
        assertThat(bare.health()).isNull();
        assertThat(List.of(
                        bare.contracts(),
                        bare.products(),
                        bare.months(),
                        bare.services(),
                        bare.contacts(),
                        bare.complaints(),
                        bare.surveys(),
                        bare.visits(),
                        bare.tierChanges(),
                        bare.alerts()))
                .allMatch(List::isEmpty);
        CustomerDetail incomes = find(
                        MANAGER_14,
                        CODE,
                        new CustomerDetailQuery.Request(
                                PRESENT, OCTOBER, TODAY, Set.of(CustomerDetailQuery.Part.INCOMES)))
                .orElseThrow();
        assertThat(incomes.months()).isNotEmpty().allSatisfy(month -> {
            assertThat(month.groupPaid()).isNotNull();
            assertThat(month.members()).isNull();
            assertThat(month.roaming()).isNull();
        });
    }

    @Test
    void theFormulaIsBasedOnContractsAndIncomesOfTheReadersGrain() {
        FormulaBasis own = basis(MANAGER_14, PRESENT, OCTOBER);
        assertThat(own.first()).extracting(FormulaBasis.Term::number).isEqualTo("HT-7");
        assertThat(own.running())
                .extracting(FormulaBasis.Term::number)
                .as("undecided at the end of the month and not yet lost; what begins later does not run")
                .containsExactly("FAR", "HT-7", "O-1", "R-1");
        assertThat(own.incomeMonths()).isEqualTo(3);
        assertThat(own.income()).isEqualByComparingTo("4527.27");
        FormulaBasis picked = basis(PROVINCE, PRESENT, OCTOBER);
        assertThat(picked.incomeMonths()).as("of the picked manager").isOne();
        assertThat(picked.income()).isEqualByComparingTo("1510.10");
        assertThatThrownBy(() -> basis(PROVINCE, EVERYTHING, OCTOBER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("K007");
    }

    @Test
    void rulesWhoseInputWasNotKnownAreNamed() {
        assertThat(assessment(read(MANAGER_14, PRESENT, OCTOBER)).unknownRisks())
                .containsExactly("score.risk.health", "score.risk.arrears", "score.risk.key-contact-change");
        assertThat(assessment(read(PROVINCE, EVERYTHING, OCTOBER)).unknownRisks())
                .as("arrears are income")
                .containsExactly("score.risk.health", "score.risk.key-contact-change");
    }

    @Test
    void anUnratedCustomerHasNoAssessmentAndNoMonth() {
        CustomerDetail detail = read(MANAGER_14, PRESENT, YearMonth.of(2025, 10));
        assertThat(detail.assessment()).isNull();
        assertThat(detail.months()).isEmpty();
        assertThat(detail.profile().managerLogin()).isEqualTo("m14");
    }

    private static FormulaBasis basis(AccessScope scope, Subject subject, YearMonth month) {
        CustomerDetail detail = read(scope, subject, month);
        return SmallProvince.query(
                database,
                scope,
                jdbc -> new FormulaBasisQuery(jdbc).find(scope, detail.profile(), detail.grain(), month));
    }

    private static CustomerDetail.Health health(CustomerDetail detail) {
        return Objects.requireNonNull(detail.health());
    }

    private static List<HealthIndicator> withheld(CustomerDetail.Health health) {
        return health.indicators().stream()
                .filter(each -> !each.told())
                .map(CustomerDetail.HealthPoints::indicator)
                .toList();
    }

    private static CustomerDetail.Complaint complaint(String number) {
        return only(
                read(MANAGER_14, PRESENT, OCTOBER).complaints(),
                each -> each.number().equals(number));
    }

    private static CustomerDetail.Contract contract(CustomerDetail detail, String number) {
        return only(detail.contracts(), each -> each.number().equals(number));
    }

    private static <T> T only(List<T> all, Predicate<T> condition) {
        return all.stream().filter(condition).findFirst().orElseThrow();
    }

    private static CustomerDetail.Assessment assessment(CustomerDetail detail) {
        return Objects.requireNonNull(detail.assessment());
    }

    private static List<String> reasons(CustomerDetail detail) {
        return assessment(detail).reasons().stream()
                .map(CustomerDetail.RiskReason::rule)
                .toList();
    }

    private static List<Indicator> untold(CustomerDetail detail) {
        return assessment(detail).groups().stream()
                .flatMap(group -> group.indicators().stream())
                .filter(each -> !each.told())
                .map(CustomerDetail.IndicatorPoints::indicator)
                .toList();
    }

    private static CustomerDetail read(AccessScope scope, Subject subject, YearMonth month) {
        return find(scope, CODE, subject, month).orElseThrow();
    }

    private static Optional<CustomerDetail> find(AccessScope scope, String code, Subject subject, YearMonth month) {
        return find(scope, code, new CustomerDetailQuery.Request(subject, month, TODAY));
    }

    private static Optional<CustomerDetail> find(AccessScope scope, String code, CustomerDetailQuery.Request request) {
        return SmallProvince.query(
                database,
                scope,
                jdbc -> new CustomerDetailQuery(jdbc, SettableClock.on(TODAY)).find(scope, code, request));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean addDetails(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute("""
                    select open_month('2026-08-01');
                    update customer set tier = 'A2', tier_held_until = '2027-04-30' where id = 7;
                    update assessment set rules = 'value-1 risk-1', risk_points = 75, risk_level = 'high',
                        points = array[1, 5, 6, 4, 5, 6, 7, 8, 3, 2, 3],
                        health_score = case when month = '2026-10-01' then 56.40 end,
                        health_completeness = case when month = '2026-10-01' then 86 end,
                        health_band = case when month = '2026-10-01' then 'warning' end,
                        health_inputs = array[0, 0.99, 3, 0.65, null, 55, 0.5, 0.8, 0.6, 0.5, null, 1, 0.8],
                        risk_inputs = array[null, -0.3, 0.05, 1, 2, 0, null, null, 0, 75], risk_reasons = '[
                            {"rule": "score.risk.silence", "points": 30, "args": [75, 60]},
                            {"rule": "score.risk.income-decline", "points": 15, "args": [-0.3, -0.2]},
                            {"rule": "score.risk.member-churn", "points": 10, "args": [0.05, 0.02]},
                            {"rule": "score.risk.open-anomaly", "points": 10, "args": []},
                            {"rule": "score.risk.complaints", "points": 10, "args": [2, 0, 2]}]'
                        where customer_id = 7;
                    insert into customer_month (month, customer_id, org_id, city_id, manager_id, members,
                        effective_members, joined, left_members, vnet_users, group_paid, informatization, personal_bills,
                        arrears, roaming, new_services, toll, local_fees, other_fees) values
                        ('2026-08-01', 7, 121, 102, 13, 0, 0, 0, 0, 0, 1008.08, 300, 500, 0, 1, 2, 3, 4, 5),
                        ('2026-09-01', 7, 121, 102, 13, 106, 90, null, 3, 50, 1009.09, 300, 500, 0, 1, 2, 3, 4, 5),
                        ('2026-10-01', 7, 121, 102, 14, 100, 80, 4, 10, 50, 1010.10, 300, 500, 0, 1, 2, 3, 4, 5);
                    insert into product (id, code, name, family, informatization) overriding system value values
                        (1, 'SMS', '集团短信', 'standard', true), (2, 'LINE', '云专线', 'application', true),
                        (3, 'SCHOOL', '校信通', 'application', true);
                    insert into product_month (month, customer_id, product_id, org_id, city_id, manager_id, users, income)
                        values ('2026-10-01', 7, 1, 121, 102, 14, 80, 100), ('2026-10-01', 7, 2, 121, 102, 14, 2, 200);
                    insert into contact (customer_id, city_id, manager_id, name, role, phone, email, consent) values
                        (7, 102, 14, '王主任', 'decision', '13800005678', 'wang@example.com', true);
                    update contract set ends_on = '2026-11-05', notice_days = null where id = 7;
                    insert into contract (id, number, customer_id, city_id, manager_id, starts_on, ends_on, monthly_value,
                        notice_days, renews_number, outcome, decided_on) overriding system value values
                        (201, 'R-1', 7, 102, 14, '2025-01-01', '2026-12-20', 1000, 30, null, 'renewed', '2026-11-10'),
                        (202, 'R-2', 7, 102, 14, '2026-12-21', '2027-12-20', 1200, null, 'R-1', 'open', null),
                        (203, 'L-1', 7, 102, 14, '2025-01-01', '2026-09-30', 1000, null, null, 'open', null),
                        (204, 'O-1', 7, 102, 14, '2025-01-01', '2026-10-02', 1000, null, null, 'open', null),
                        (205, 'FAR', 7, 102, 14, '2025-01-01', '2027-12-01', 1000, null, null, 'open', null),
                        (206, 'NEXT', 7, 102, 14, '2027-01-01', '2027-12-31', 1000, null, null, 'open', null);
                    insert into complaint (number, customer_id, city_id, manager_id, received_at, first_reply_at) values
                        ('T-1', 7, 102, 14, '2026-09-05 08:00+08', '2026-09-06 08:00:01+08'),
                        ('T-2', 7, 102, 14, '2026-10-31 23:30+08', null),
                        ('T-3', 7, 102, 14, '2026-11-01 00:10+08', null);
                    insert into visit (customer_id, city_id, manager_id, visited_on, kind) values
                        (7, 102, 14, '2026-10-08', '上门');
                    insert into product_month (month, customer_id, product_id, org_id, city_id, manager_id, users) values
                        ('2026-10-01', 7, 3, 121, 102, 14, 12);
                    insert into anomaly_alert (customer_id, city_id, manager_id, kind, opened_month) values
                        (7, 102, 14, 'status', '2026-10-01');
                    insert into score_place (month, value_score, below, customers, total)
                        select a.month, a.value_score, (select count(*) from assessment b
                            where b.month = a.month and b.value_score < a.value_score), count(*),
                            (select count(*) from assessment b where b.month = a.month)
                        from assessment a group by a.month, a.value_score;
                    insert into tier_change (customer_id, month, method, city_id, manager_id, from_tier, to_tier, request_id)
                        values (7, '2026-10-01', 'manual', 102, 14, 'B1', 'A2', 1);
                    """);
        }
    }
}
