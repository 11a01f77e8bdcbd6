package org.renewals.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.renewals.testing.TwoCities.CITY;
import static org.renewals.testing.TwoCities.FAR_MANAGER;
import static org.renewals.testing.TwoCities.MANAGER;
import static org.renewals.testing.TwoCities.OTHER_CITY;
import static org.renewals.testing.TwoCities.OTHER_MANAGER;
import static org.renewals.testing.TwoCities.PROVINCE;

import java.math.BigDecimal;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.contract.Contract;
import org.renewals.contract.ContractOutcome;
import org.renewals.contract.Contracts;
import org.renewals.contract.Product;
import org.renewals.contract.ProductFamily;
import org.renewals.service.ServiceRecords;
import org.renewals.service.SurveyAnswer;
import org.renewals.service.SurveyQuestion;
import org.renewals.service.Visit;
import org.renewals.testing.DomainApplication;
import org.renewals.testing.TestDatabase;
import org.renewals.testing.TwoCities;
import org.renewals.tier.Tier;
import org.renewals.usage.CustomerMonth;
import org.renewals.usage.MonthlyFacts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everything there is to read about one customer, and by whom. The scope of the transaction is the province's throughout, so
 * that what keeps rows away here is the predicate alone.
 */
@SpringBootTest(classes = DomainApplication.class)
class CustomerFileTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final List<AccessScope> INSIDERS = List.of(MANAGER, CITY, PROVINCE);
    private static final List<AccessScope> OUTSIDERS = List.of(OTHER_MANAGER, FAR_MANAGER, OTHER_CITY);

    @Autowired
    private Customers customers;

    @Autowired
    private Contacts contacts;

    @Autowired
    private Contracts contracts;

    @Autowired
    private MonthlyFacts facts;

    @Autowired
    private ServiceRecords service;

    @Autowired
    private PlatformTransactionManager transactions;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        database.properties(registry::add);
    }

    @BeforeAll
    static void settle() {
        TwoCities.settle(database);
        database.in(AccessScope.system(), connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("""
                        update customer set industry = '医疗', employees = 800, info_level = 4, influence_social = 80.5,
                            signed_on = '2020-02-29', status = 'silent', tier_held_until = '2027-01-31' where id = 1;
                        insert into customer_assignment (customer_id, from_month, city_id, org_id, manager_id) values
                            (1, '2026-01-01', 102, 102, 13), (1, '2026-10-01', 101, 101, 11);
                        insert into contact (customer_id, city_id, manager_id, name, role, phone, consent) values
                            (1, 101, 11, '王主任', 'decision', '13800005678', true), (1, 101, 11, '安工', null, null, null);
                        insert into product (code, name, family, informatization) values ('SMS', '集团短信', 'standard', true);
                        insert into contract (number, customer_id, city_id, manager_id, product_id, starts_on, ends_on,
                            monthly_value, notice_days, outcome, decided_on, loss_reason)
                        select 'HT-1', 1, 101, 11, id, '2025-01-01', '2026-12-31', 1234.50, 30, 'lost', '2026-11-02', '价格'
                        from product;
                        insert into customer_month (month, customer_id, org_id, city_id, manager_id, members, tenure_months,
                            group_paid, personal_bills, messages)
                        values ('2026-10-01', 1, 101, 101, 11, 120, 33.25, 1000.10, 2000.20, 9000000000);
                        insert into product_month (month, customer_id, product_id, org_id, city_id, manager_id, users, income)
                        select '2026-10-01', 1, id, 101, 101, 11, 80, 400.00 from product;
                        insert into complaint (number, customer_id, city_id, manager_id, received_at, channel, closed_at)
                        values ('TS-1', 1, 101, 11, '2026-10-05 08:00+08', '电话', null);
                        insert into survey_answer (customer_id, answered_on, question, city_id, manager_id, answer) values
                            (1, '2026-06-30', 'nps', 101, 11, 10), (1, '2026-09-30', 'loyalty', 101, 11, 4);
                        insert into visit (customer_id, city_id, manager_id, visited_on, kind, visitor_id, note) values
                            (1, 101, 11, '2026-10-08', '上门', 11, '谈续约');
                        """);
            }
        });
    }

    @Test
    void theCustomerItself() {
        assertThat(seenByInsidersOnly(
                        scope -> customers.find(scope, "K1").stream().toList()))
                .singleElement()
                .satisfies(customer -> {
                    assertThat(customer.id()).isEqualTo(1);
                    assertThat(customer.name()).isEqualTo("第一医院");
                    assertThat(customer.orgId()).isEqualTo(101);
                    assertThat(customer.industry()).isEqualTo("医疗");
                    assertThat(customer.nature()).isNull();
                    assertThat(customer.gridId()).isNull();
                    assertThat(customer.employees()).isEqualTo(800);
                    assertThat(customer.infoLevel()).isEqualTo(4);
                    assertThat(customer.influenceSocial()).isEqualByComparingTo("80.5");
                    assertThat(customer.influenceEconomic()).isNull();
                    assertThat(customer.signedOn()).isEqualTo(LocalDate.of(2020, 2, 29));
                    assertThat(customer.status()).isEqualTo(CustomerStatus.SILENT);
                    assertThat(customer.tier()).isEqualTo(Tier.B2);
                    assertThat(customer.tierHeldUntil()).isEqualTo(LocalDate.of(2027, 1, 31));
                });
        assertThat(in(() -> customers.find(PROVINCE, "K0"))).isEmpty();
    }

    @Test
    void whoLookedAfterItInAMonth() {
        assertThat(in(() -> customers.assignment(PROVINCE, 1, OCTOBER)))
                .hasValueSatisfying(now -> assertThat(now.managerId()).isEqualTo(11));
        assertThat(in(() -> customers.assignment(PROVINCE, 1, OCTOBER.minusMonths(1))))
                .hasValueSatisfying(then -> assertThat(then.managerId()).isEqualTo(13));
        assertThat(in(() -> customers.assignment(PROVINCE, 1, YearMonth.of(2025, 12))))
                .isEmpty();
        assertThat(in(() -> customers.assignment(MANAGER, 1, OCTOBER.minusMonths(1))))
                .isEmpty();
        assertThat(in(() -> customers.assignment(FAR_MANAGER, 1, OCTOBER.minusMonths(1))))
                .hasValueSatisfying(then -> assertThat(then.fromMonth()).isEqualTo(YearMonth.of(2026, 1)));
    }

    @Test
    void itsPeople() {
        List<Contact> people = seenByInsidersOnly(scope -> contacts.of(scope, 1));
        assertThat(people).extracting(Contact::name).containsExactly("安工", "王主任");
        assertThat(people).extracting(Contact::role).containsExactly(null, ContactRole.DECISION);
        assertThat(people).extracting(Contact::phone).containsExactly(null, "13800005678");
        assertThat(people).extracting(Contact::consent).containsExactly(null, true);
    }

    @Test
    void itsContracts() {
        assertThat(seenByInsidersOnly(scope -> contracts.find(scope, "HT-1").stream()
                        .peek(contract -> assertThat(product(contract).code()).isEqualTo("SMS"))
                        .toList()))
                .singleElement()
                .satisfies(contract -> {
                    assertThat(contract.monthlyValue()).isEqualTo(new BigDecimal("1234.50"));
                    assertThat(contract.monthlyCost()).isNull();
                    assertThat(contract.outcome()).isEqualTo(ContractOutcome.LOST);
                    assertThat(contract.lossReason()).isEqualTo("价格");
                    assertThat(contract.endsOn()).isEqualTo(LocalDate.of(2026, 12, 31));
                    assertThat(contract.actBy()).isEqualTo(LocalDate.of(2026, 12, 1));
                    assertThat(product(contract).family()).isEqualTo(ProductFamily.STANDARD);
                    assertThat(product(contract).informatization()).isTrue();
                });
    }

    @Test
    void itsMonths() {
        CustomerMonth month = seenByInsidersOnly(
                        scope -> facts.find(scope, 1, OCTOBER).stream().toList())
                .get(0);
        assertThat(month.month()).isEqualTo(OCTOBER);
        assertThat(month.members()).isEqualTo(120);
        assertThat(month.joined()).isNull();
        assertThat(month.tenureMonths()).isEqualByComparingTo("33.25");
        assertThat(month.messages()).isEqualTo(9_000_000_000L);
        assertThat(month.totalIncome()).isEqualTo(new BigDecimal("3000.30"));
        assertThat(in(() -> facts.find(PROVINCE, 1, OCTOBER.minusMonths(1)))).isEmpty();
    }

    @Test
    void itsProducts() {
        assertThat(seenByInsidersOnly(scope -> facts.products(scope, 1, OCTOBER)))
                .singleElement()
                .satisfies(product -> {
                    assertThat(product.users()).isEqualTo(80);
                    assertThat(product.units()).isNull();
                    assertThat(product.income()).isEqualByComparingTo("400");
                    assertThat(product.month()).isEqualTo(OCTOBER);
                });
    }

    @Test
    void aMonthStaysWithWhoLookedAfterItThen() {
        database.in(AccessScope.system(), connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("""
                        insert into customer_month (month, customer_id, org_id, city_id, manager_id, members)
                        values ('2026-10-01', 2, 101, 101, 12, 7)
                        """);
            }
        });
        assertThat(in(() -> facts.find(OTHER_MANAGER, 2, OCTOBER)))
                .as("the one of that month")
                .isPresent();
        assertThat(in(() -> facts.find(MANAGER, 2, OCTOBER)))
                .as("the present one")
                .isPresent();
        assertThat(in(() -> facts.find(FAR_MANAGER, 2, OCTOBER))).isEmpty();
    }

    @Test
    void itsComplaints() {
        assertThat(seenByInsidersOnly(
                        scope -> service.complaint(scope, "TS-1").stream().toList()))
                .singleElement()
                .satisfies(complaint -> {
                    assertThat(complaint.receivedAt()).isEqualTo(Instant.parse("2026-10-05T00:00:00Z"));
                    assertThat(complaint.channel()).isEqualTo("电话");
                    assertThat(complaint.closedAt()).isNull();
                });
    }

    @Test
    void itsAnswers() {
        List<SurveyAnswer> answers = seenByInsidersOnly(scope -> service.answers(scope, 1));
        assertThat(answers)
                .extracting(SurveyAnswer::question)
                .containsExactly(SurveyQuestion.LOYALTY, SurveyQuestion.NPS);
        assertThat(answers).extracting(SurveyAnswer::answer).containsExactly(4, 10);
    }

    @Test
    void itsVisits() {
        assertThat(seenByInsidersOnly(scope -> service.visits(scope, 1)))
                .extracting(Visit::visitedOn, Visit::kind, Visit::visitorId, Visit::note)
                .containsExactly(org.assertj.core.api.Assertions.tuple(LocalDate.of(2026, 10, 8), "上门", 11, "谈续约"));
    }

    /** What insiders see, after checking that it is the same for each of them and nothing for all others. */
    private <T> List<T> seenByInsidersOnly(Function<AccessScope, List<T>> query) {
        for (AccessScope outsider : OUTSIDERS) {
            assertThat(in(() -> query.apply(outsider))).as("%s", outsider).isEmpty();
        }
        List<T> seen = in(() -> query.apply(INSIDERS.get(0)));
        for (AccessScope insider : INSIDERS) {
            assertThat(in(() -> query.apply(insider)))
                    .as("%s", insider)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("product")
                    .isEqualTo(seen);
        }
        return seen;
    }

    private <T> T in(java.util.function.Supplier<T> work) {
        return CurrentScope.call(PROVINCE, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private static Product product(Contract contract) {
        return java.util.Objects.requireNonNull(contract.product());
    }
}
