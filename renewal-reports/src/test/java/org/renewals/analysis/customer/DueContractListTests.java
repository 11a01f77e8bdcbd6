package org.renewals.analysis.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.renewals.analysis.SmallProvince.CITY_1;
import static org.renewals.analysis.SmallProvince.MANAGER_11;
import static org.renewals.analysis.SmallProvince.PROVINCE;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.access.AccessScope;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.SmallProvince;
import org.renewals.analysis.Subject;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.analysis.likelihood.Likelihood;
import org.renewals.scoring.Reason;
import org.renewals.scoring.renewal.NextBand;
import org.renewals.scoring.renewal.RenewalReason;
import org.renewals.testing.TestDatabase;

class DueContractListTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Subject EVERYTHING = new Subject(Subject.Kind.PROVINCE, 100, "P", "安徽", null, null);
    private static final Subject CITY = new Subject(Subject.Kind.CITY, 101, "C1", "合肥", 101, null);

    @BeforeAll
    static void load() {
        SmallProvince.load(database);
    }

    @Test
    void everyBarOfTheChartOpensTheContractsItCounts() {
        for (Subject subject : List.of(EVERYTHING, CITY)) {
            DueContracts counted = SmallProvince.dueContracts(database, PROVINCE, subject, OCTOBER);
            assertThat(counted.cells()).isNotEmpty();
            for (int window : DueContracts.WINDOWS) {
                for (String level : DueContracts.RISK_LEVELS) {
                    DueContractListQuery.Request request =
                            DueContractListQuery.Request.ofWindow(subject, OCTOBER, window, level);
                    DueContractList list = find(PROVINCE, request, null, 100);
                    assertThat(list.total()).isEqualTo(counted.contracts(window, level));
                    assertThat(list.value()).isEqualByComparingTo(counted.value(window, level));
                    assertThat(list.rows()).hasSize((int) list.total());
                    DueContractList beginning = find(PROVINCE, request, null, 1);
                    assertThat(beginning.total()).isEqualTo(list.total());
                    assertThat(beginning.value()).isEqualByComparingTo(list.value());
                    assertThat(beginning.forecast()).isEqualTo(list.forecast());
                    assertThat(beginning.revenueAtRisk()).isEqualTo(list.revenueAtRisk());
                }
                DueContractList all = find(
                        PROVINCE, DueContractListQuery.Request.ofWindow(subject, OCTOBER, window, null), null, 100);
                assertThat(counted.forecast(window)).isEqualTo(Value.of(Metric.WEIGHTED_FORECAST, all.forecast()));
                assertThat(counted.revenueAtRisk(window))
                        .isEqualTo(Value.of(Metric.REVENUE_AT_RISK, all.revenueAtRisk()));
            }
        }
    }

    @Test
    void theNearestComesFirst() {
        DueContractList list =
                find(PROVINCE, DueContractListQuery.Request.within(EVERYTHING, OCTOBER, 90, null), null, 100);
        assertThat(list.rows()).isSortedAccordingTo((a, b) -> a.actBy().compareTo(b.actBy()));
        assertThat(list.rows()).allSatisfy(row -> {
            assertThat(row.actBy()).isBetween(LocalDate.of(2026, 11, 1), LocalDate.of(2027, 1, 29));
            assertThat(list.daysLeft(row)).isBetween(1L, 90L);
        });
    }

    @Test
    void contractsDecidedAfterTheMonthWereStillOpenInIt() {
        List<String> numbers = new ArrayList<>();
        for (int window : DueContracts.WINDOWS) {
            find(PROVINCE, DueContractListQuery.Request.ofWindow(EVERYTHING, OCTOBER, window, null), null, 100)
                    .rows()
                    .forEach(row -> numbers.add(row.number()));
        }
        assertThat(numbers).contains("HT-14", "HT-24").doesNotContain("HT-13", "HT-23");
    }

    @Test
    void everyContractHasItsLikelihoodWithTheReasonsTheReaderMayKnow() {
        DueContractListQuery.Request request = DueContractListQuery.Request.within(EVERYTHING, OCTOBER, 180, null);
        List<DueContractList.Row> rows = find(PROVINCE, request, null, 100).rows();
        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> {
            Likelihood likelihood = Objects.requireNonNull(row.likelihood());
            assertThat(likelihood.probability()).isCloseTo(row.id() % 3 == 0 ? 0.3543 : 0.6457, within(1e-4));
            assertThat(likelihood.logOdds())
                    .isCloseTo(Math.log(likelihood.probability() / (1 - likelihood.probability())), within(1e-9));
            assertThat(likelihood.reasons())
                    .extracting(RenewalReason::name)
                    .contains("score.risk.complaints", "score.risk.silence")
                    .doesNotContain("score.risk.income-decline", "score.risk.member-churn");
            assertThat(likelihood.untold()).isEqualTo(4);
            assertThat(likelihood.next()).as("needs every reason").isNull();
            assertThat(likelihood.mainReason().orElseThrow().reason().key())
                    .isEqualTo(row.id() % 3 == 0 ? "score.risk.silence.reason" : "score.risk.complaints.reason");
        });
        Subject own = new Subject(Subject.Kind.MANAGER, 11, "m11", "王敏", 101, null);
        assertThat(find(MANAGER_11, DueContractListQuery.Request.within(own, OCTOBER, 180, null), null, 100)
                        .rows())
                .isNotEmpty()
                .allSatisfy(row -> {
                    Likelihood likelihood = Objects.requireNonNull(row.likelihood());
                    assertThat(likelihood.untold()).isZero();
                    NextBand next = Objects.requireNonNull(likelihood.next());
                    assertThat(next.steps())
                            .extracting(Reason::key)
                            .containsExactlyElementsOf(
                                    row.id() % 3 == 0 ? List.of("score.renewal.step.contact") : List.of());
                });
    }

    @Test
    void pagesLeadThereAndBack() {
        DueContractListQuery.Request request = DueContractListQuery.Request.within(EVERYTHING, OCTOBER, 180, null);
        List<Long> all = find(PROVINCE, request, null, 200).rows().stream()
                .map(DueContractList.Row::id)
                .toList();
        List<Long> forward = new ArrayList<>();
        DueContractList page = find(PROVINCE, request, null, 7);
        while (true) {
            assertThat(page.firstPosition()).isEqualTo(forward.size() + 1);
            page.rows().forEach(row -> forward.add(row.id()));
            if (page.next() == null) {
                break;
            }
            page = find(PROVINCE, request, page.next(), 7);
        }
        assertThat(forward).isEqualTo(all);
        while (page.previous() != null) {
            page = find(PROVINCE, request, page.previous(), 7);
        }
        assertThat(page.rows().get(0).id()).isEqualTo(all.get(0));
        assertThat(page.firstPosition()).isEqualTo(1);
    }

    @Test
    void contractsAreFoundByTheirNumberAndByTheirCustomer() {
        DueContractListQuery.Request all = DueContractListQuery.Request.within(EVERYTHING, OCTOBER, 180, null);
        assertThat(numbers(all.found("ht-24", DueSort.ACT_BY, false))).containsExactly("HT-24");
        assertThat(numbers(all.found("Ｋ０１６", DueSort.ACT_BY, false))).containsExactly("HT-16");
        assertThat(numbers(all.found("集团1", DueSort.ACT_BY, false)))
                .hasSizeGreaterThan(5)
                .allMatch(number -> number.startsWith("HT-1"));
        assertThat(numbers(all.found("%", DueSort.ACT_BY, false))).isEmpty();
        DueContractListQuery.Request some = all.found("集团1", DueSort.VALUE, true);
        DueContractList whole = find(PROVINCE, some, null, 100);
        DueContractList beginning = find(PROVINCE, some, null, 2);
        assertThat(beginning.total()).isEqualTo(whole.rows().size());
        assertThat(beginning.more()).isFalse();
        assertThat(beginning.value()).isEqualByComparingTo(whole.value());
    }

    @ParameterizedTest
    @CsvSource({"VALUE, true", "VALUE, false", "ENDS_ON, true", "ENDS_ON, false", "ACT_BY, true"})
    void everyOrderLeadsThroughTheWholeList(DueSort sort, boolean descending) {
        DueContractListQuery.Request request = DueContractListQuery.Request.within(EVERYTHING, OCTOBER, 180, null)
                .found("", sort, descending);
        List<String> all = numbers(request);
        List<String> paged = new ArrayList<>();
        ListCursor cursor = null;
        do {
            DueContractList page = find(PROVINCE, request, cursor, 7);
            page.rows().forEach(row -> paged.add(row.number()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(paged).isEqualTo(all).hasSizeGreaterThan(14);
        if (sort == DueSort.VALUE) {
            assertThat(find(PROVINCE, request, null, 100).rows())
                    .isSortedAccordingTo((a, b) -> descending
                            ? b.monthlyValue().compareTo(a.monthlyValue())
                            : a.monthlyValue().compareTo(b.monthlyValue()));
        }
    }

    @Test
    void onlyWholeWindowsCanBeAskedFor() {
        assertThatThrownBy(() -> DueContractListQuery.Request.within(EVERYTHING, OCTOBER, 45, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("45");
        assertThatThrownBy(() -> DueContractListQuery.Request.within(EVERYTHING, OCTOBER, 90, "extreme"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("extreme");
    }

    @Test
    void aScopeSeesItsOwnContractsOnly() {
        DueContractListQuery.Request everything = DueContractListQuery.Request.within(EVERYTHING, OCTOBER, 180, null);
        assertThat(find(CITY_1, everything, null, 100).rows())
                .isNotEmpty()
                .allMatch(row -> row.city().equals("合肥"));
        assertThat(find(MANAGER_11, everything, null, 100).rows())
                .isNotEmpty()
                .allMatch(row -> row.manager().equals("王敏"));
    }

    @Test
    void anInventedCursorLeadsToTheFirstPage() {
        DueContractListQuery.Request request = DueContractListQuery.Request.within(EVERYTHING, OCTOBER, 90, null);
        DueContractList first = find(PROVINCE, request, null, 5);
        assertThat(find(PROVINCE, request, new ListCursor(true, 5, 1, "tomorrow"), 5))
                .isEqualTo(first);
        assertThat(find(PROVINCE, request, new ListCursor(true, 5, 1, null), 5)).isEqualTo(first);
    }

    private static List<String> numbers(DueContractListQuery.Request request) {
        return find(PROVINCE, request, null, 100).rows().stream()
                .map(DueContractList.Row::number)
                .toList();
    }

    private static DueContractList find(
            AccessScope scope, DueContractListQuery.Request request, @Nullable ListCursor cursor, int size) {
        return SmallProvince.query(
                database,
                scope,
                jdbc -> new DueContractListQuery(jdbc, SmallProvince.likelihoods(jdbc))
                        .find(scope, request, cursor, size));
    }
}
