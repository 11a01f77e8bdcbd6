package org.renewals.analysis.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.renewals.analysis.SmallProvince.CITY_1;
import static org.renewals.analysis.SmallProvince.MANAGER_13;
import static org.renewals.analysis.SmallProvince.MANAGER_14;
import static org.renewals.analysis.SmallProvince.PROVINCE;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.access.AccessScope;
import org.renewals.analysis.SmallProvince;
import org.renewals.analysis.Subject;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.testing.TestDatabase;
import org.renewals.tier.Direction;
import org.renewals.tier.Tier;

class CustomerListTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Subject EVERYTHING = new Subject(Subject.Kind.PROVINCE, 100, "P", "安徽", null, null);
    private static final Subject MANAGER_11 = new Subject(Subject.Kind.MANAGER, 11, "m11", "王敏", 101, null);

    @BeforeAll
    static void load() {
        SmallProvince.load(database);
        database.in(
                AccessScope.system(),
                connection -> connection
                        .createStatement()
                        .executeUpdate(
                                "update assessment set next_act_by = null, total_income = null where customer_id % 7 = 0"));
    }

    @Test
    void aScopeListsItsOwnCustomersWhateverSubjectIsAskedFor() {
        assertThat(list(PROVINCE, CustomerFilter.NONE).total()).isEqualTo(100);
        assertThat(list(CITY_1, CustomerFilter.NONE).total()).isEqualTo(50);
        assertThat(list(CITY_1, CustomerFilter.NONE).rows())
                .allMatch(row -> row.city().equals("合肥"));
        assertThat(list(MANAGER_13, CustomerFilter.NONE).rows())
                .allMatch(row -> row.manager().equals("赵云"));
    }

    @Test
    void aCustomerHandedOverIsCountedInAPastMonthButNoLongerShownToWhomItWasTakenFrom() {
        CustomerList before = list(MANAGER_13, SEPTEMBER, CustomerFilter.NONE);
        assertThat(before.rows())
                .filteredOn(row -> row.customerId() == 7)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.code()).isNull();
                    assertThat(row.name()).isNull();
                });
        assertThat(list(MANAGER_13, OCTOBER, CustomerFilter.NONE).total()).isEqualTo(before.total() - 1);
        assertThat(list(MANAGER_14, OCTOBER, CustomerFilter.NONE).rows()).anyMatch(row -> "K007".equals(row.code()));
        assertThat(list(MANAGER_14, SEPTEMBER, CustomerFilter.NONE).rows()).noneMatch(row -> row.customerId() == 7);
    }

    @Test
    void filtersSelectWhatTheySay() {
        CustomerFilter none = CustomerFilter.NONE;
        assertThat(total(none.ofTiers(Tier.A1, Tier.C))).isEqualTo(sql("tier in ('A1', 'C')"));
        assertThat(total(none.ofRisks(RiskLevel.HIGH, RiskLevel.VERY_HIGH))).isEqualTo(sql("risk_points > 60"));
        assertThat(total(none.needingAttention())).isEqualTo(sql("attention"));
        assertThat(total(new CustomerFilter("", Set.of(), Set.of(), "finance", false, null, 90)))
                .isEqualTo(sql("industry = 'finance' and next_act_by <= date '2026-10-31' + 90"));
    }

    @Test
    void namesAndCodesAreFoundHoweverTheyAreTyped() {
        assertThat(codes(search("集团42"))).containsExactly("K042");
        assertThat(codes(search("k04"))).hasSize(10);
        assertThat(codes(search("团4"))).hasSize(11);
        assertThat(codes(search("集 团"))).isEmpty();
        assertThat(codes(search("　Ｋ０４２ "))).containsExactly("K042");
        assertThat(codes(search("%"))).isEmpty();
        assertThat(codes(search("_"))).isEmpty();
        assertThat(codes(search("\\"))).isEmpty();
        assertThat(codes(search("' or true --"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SCORE, true",
        "SCORE, false",
        "RISK, true",
        "RISK, false",
        "DUE, false",
        "DUE, true",
        "NAME, false",
        "NAME, true"
    })
    void pagesLeadThroughTheWholeListAndBack(CustomerSort sort, boolean descending) {
        CustomerListQuery.Request request =
                new CustomerListQuery.Request(EVERYTHING, OCTOBER, CustomerFilter.NONE, sort, descending);
        assertThatPagesLeadThroughAndBack(PROVINCE, request);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void soDoPagesSortedByIncome(boolean descending) {
        CustomerListQuery.Request request = new CustomerListQuery.Request(
                MANAGER_11, OCTOBER, CustomerFilter.NONE, CustomerSort.INCOME, descending);
        assertThatPagesLeadThroughAndBack(PROVINCE, request);
    }

    private static void assertThatPagesLeadThroughAndBack(AccessScope scope, CustomerListQuery.Request request) {
        List<Long> all = new ArrayList<>();
        query(scope, query -> {
            query.forEach(scope, request, row -> all.add(row.customerId()));
            return all;
        });
        assertThat(all).doesNotHaveDuplicates().hasSize((int)
                page(scope, request, null).total());
        List<Long> forward = new ArrayList<>();
        CustomerList page = page(scope, request, null);
        CustomerList last = page;
        while (true) {
            assertThat(page.firstPosition()).isEqualTo(forward.size() + 1);
            page.rows().forEach(row -> forward.add(row.customerId()));
            last = page;
            if (page.next() == null) {
                break;
            }
            page = page(scope, request, page.next());
        }
        assertThat(forward).isEqualTo(all);
        List<Long> backward = new ArrayList<>();
        page = last;
        while (true) {
            List<Long> ids = new ArrayList<>(
                    page.rows().stream().map(CustomerList.Row::customerId).toList());
            Collections.reverse(ids);
            backward.addAll(ids);
            if (page.previous() == null) {
                break;
            }
            page = page(scope, request, page.previous());
        }
        Collections.reverse(backward);
        assertThat(backward).isEqualTo(all);
        assertThat(page.firstPosition()).isEqualTo(1);
    }

    @Test
    void customersWithoutAValueComeLastInBothDirections() {
        for (boolean descending : new boolean[] {true, false}) {
            CustomerListQuery.Request request = new CustomerListQuery.Request(
                    EVERYTHING, OCTOBER, CustomerFilter.NONE, CustomerSort.DUE, descending);
            CustomerList all = query(PROVINCE, query -> query.find(PROVINCE, request, null, 200));
            assertThat(all.rows().subList(0, 86)).allMatch(row -> row.nextActBy() != null);
            assertThat(all.rows().subList(86, 100)).allMatch(row -> row.nextActBy() == null);
        }
    }

    @Test
    void provinceAndCityGetIncomesOnlyAfterPickingAManagerAndNeverMembersOrMoves() {
        assertThat(list(PROVINCE, CustomerFilter.NONE).rows())
                .allMatch(row -> row.totalIncome() == null && row.members() == null && row.previousTier() == null);
        CustomerList picked = query(
                PROVINCE,
                query -> query.find(
                        PROVINCE,
                        new CustomerListQuery.Request(MANAGER_11, OCTOBER, CustomerFilter.NONE, CustomerSort.SCORE),
                        null,
                        50));
        assertThat(picked.rows()).anyMatch(row -> row.totalIncome() != null).allMatch(row -> row.members() == null);
        assertThat(list(MANAGER_13, CustomerFilter.NONE).rows())
                .anyMatch(row -> row.totalIncome() != null)
                .anyMatch(row -> row.members() != null)
                .allMatch(row -> row.previousTier() != null);
    }

    @Test
    void nobodySortsOrFiltersByWhatHeMayNotSee() {
        CustomerListQuery.Request byIncome =
                new CustomerListQuery.Request(EVERYTHING, OCTOBER, CustomerFilter.NONE, CustomerSort.INCOME);
        CustomerFilter upgrades = new CustomerFilter("", Set.of(), Set.of(), null, false, Direction.UP, null);
        CustomerListQuery.Request moved =
                new CustomerListQuery.Request(EVERYTHING, OCTOBER, upgrades, CustomerSort.SCORE);
        for (CustomerListQuery.Request request : List.of(byIncome, moved)) {
            assertThat(CustomerListQuery.permits(PROVINCE, request)).isFalse();
            assertThatThrownBy(() -> query(PROVINCE, query -> query.find(PROVINCE, request, null, 50)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(CustomerListQuery.permits(MANAGER_13, request)).isTrue();
        }
    }

    @Test
    void aCursorNoPageOfferedIsNone() {
        assertThat(ListCursor.of("a50.7.81.93")).get().isEqualTo(new ListCursor(true, 50, 7, "81.93"));
        assertThat(ListCursor.of("b1.7")).get().isEqualTo(new ListCursor(false, 1, 7, null));
        for (String forged :
                new String[] {null, "", "a", "a1", "x1.2.3", "a-1.2", "a1.2x", "a1.99999999999999999999"}) {
            assertThat(ListCursor.of(forged)).isEmpty();
        }
    }

    @Test
    void aCursorOfAnotherListLeadsToTheFirstPage() {
        CustomerListQuery.Request byScore =
                new CustomerListQuery.Request(EVERYTHING, OCTOBER, CustomerFilter.NONE, CustomerSort.SCORE);
        ListCursor byName = new ListCursor(true, 8, 8, "集团8");
        assertThat(page(PROVINCE, byScore, byName)).isEqualTo(page(PROVINCE, byScore, null));
    }

    @Test
    void industriesAreThoseOfTheScope() {
        List<String> industries = query(CITY_1, query -> query.industries(CITY_1));
        assertThat(industries).containsExactlyInAnyOrder("education", "finance", "health");
    }

    private static CustomerFilter search(String typed) {
        return new CustomerFilter(typed, Set.of(), Set.of(), null, false, null, null);
    }

    private static List<String> codes(CustomerFilter filter) {
        return list(PROVINCE, filter).rows().stream()
                .map(CustomerList.Row::code)
                .toList();
    }

    private static long total(CustomerFilter filter) {
        CustomerList list = list(PROVINCE, filter);
        assertThat(list.rows()).hasSize((int) list.total());
        return list.total();
    }

    private static CustomerList list(AccessScope scope, CustomerFilter filter) {
        return list(scope, OCTOBER, filter);
    }

    private static CustomerList list(AccessScope scope, YearMonth month, CustomerFilter filter) {
        CustomerListQuery.Request request =
                new CustomerListQuery.Request(EVERYTHING, month, filter, CustomerSort.SCORE);
        return query(scope, query -> query.find(scope, request, null, 100));
    }

    private static CustomerList page(
            AccessScope scope, CustomerListQuery.Request request, @Nullable ListCursor cursor) {
        ListCursor travelled =
                cursor == null ? null : ListCursor.of(cursor.text()).orElseThrow();
        return query(scope, query -> query.find(scope, request, travelled, 8));
    }

    private static <T> T query(AccessScope scope, Function<CustomerListQuery, T> work) {
        return SmallProvince.query(database, scope, jdbc -> work.apply(new CustomerListQuery(jdbc)));
    }

    private static long sql(String condition) {
        return SmallProvince.query(
                database,
                AccessScope.system(),
                jdbc -> jdbc.sql("select count(*) from assessment where month = '2026-10-01' and " + condition)
                        .query(Long.class)
                        .single());
    }
}
