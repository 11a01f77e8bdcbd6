package org.renewals.analysis.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.renewals.analysis.SmallProvince.CITY_1;
import static org.renewals.analysis.SmallProvince.CITY_2;
import static org.renewals.analysis.SmallProvince.MANAGER_13;
import static org.renewals.analysis.SmallProvince.MANAGER_14;
import static org.renewals.analysis.SmallProvince.PROVINCE;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.access.AccessScope;
import org.renewals.analysis.SmallProvince;
import org.renewals.analysis.Subject;
import org.renewals.analysis.customer.CustomerTimeline.Event;
import org.renewals.analysis.customer.CustomerTimeline.Kind;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;

/** Everything that can happen, to customer K007 of the second city, which manager 13 handed to manager 14 in October 2026. */
class CustomerTimelineTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int ALL = 100;
    private static final Set<Kind> OF_MANAGERS = EnumSet.of(
            Kind.TIER_RATED,
            Kind.TIER_DECIDED,
            Kind.TIER_REQUESTED,
            Kind.TIER_REJECTED,
            Kind.TIER_WITHDRAWN,
            Kind.ALERT_OPENED,
            Kind.ALERT_CLOSED,
            Kind.REPORTED);

    @BeforeAll
    static void load() {
        SmallProvince.load(database);
        database.in(AccessScope.system(), CustomerTimelineTests::letThingsHappen);
    }

    @Test
    void itsManagerIsToldOfEverythingTheNewestFirst() {
        List<Event> events = events(MANAGER_14, TODAY);
        assertThat(events).extracting(Event::kind).containsOnly(Kind.values());
        assertThat(events).extracting(Event::day).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(only(events, Kind.TIER_RATED).day())
                .as("the end of the month it was rated in")
                .isEqualTo("2026-09-30");
        assertThat(only(events, Kind.TIER_DECIDED)).satisfies(event -> {
            assertThat(event.day()).as("in the business zone").isEqualTo("2026-10-21");
            assertThat(List.of(event.subject(), String.valueOf(event.about()))).containsExactly("B1", "A2");
            assertThat(event.more()).isEqualTo("1");
        });
        assertThat(only(events, Kind.ALERT_OPENED).day()).isEqualTo("2026-08-31");
        assertThat(only(events, Kind.COMPLAINT)).satisfies(event -> {
            assertThat(event.day()).as("in the business zone").isEqualTo("2026-09-06");
            assertThat(event.amount()).isEqualByComparingTo("25.5");
        });
        assertThat(only(events, Kind.SURVEY).subject()).isEqualTo("nps=9,satisfaction=4");
        assertThat(only(events, Kind.CONTRACT_RENEWED).about()).isEqualTo("R-2");
        assertThat(only(events, Kind.CONTRACT_LAPSED).subject()).isEqualTo("L-1");
        assertThat(only(events, Kind.REPORTED).about()).as("the latest version").isEqualTo("2");
    }

    @Test
    void superiorsAreToldOfContractsAndServiceOnly() {
        for (AccessScope scope : List.of(PROVINCE, CITY_2)) {
            assertThat(events(scope, TODAY))
                    .extracting(Event::kind)
                    .containsOnly(
                            EnumSet.complementOf(EnumSet.copyOf(OF_MANAGERS)).toArray(new Kind[0]));
        }
    }

    @Test
    void nobodyElseIsToldOfAnything() {
        CustomerDetail.Profile profile = detail(PROVINCE).profile();
        CustomerGrain grain = detail(MANAGER_14).grain();
        for (AccessScope scope : List.of(CITY_1, MANAGER_13)) {
            assertThat(find(scope, profile, grain, TODAY, null, ALL).events())
                    .as("%s", scope)
                    .isEmpty();
        }
    }

    @Test
    void whatHappenedAfterTheDayIsNotToldYet() {
        List<Event> events = events(MANAGER_14, LocalDate.of(2026, 9, 30));
        assertThat(events).isNotEmpty().allMatch(event -> !event.day().isAfter(LocalDate.of(2026, 9, 30)));
        assertThat(events)
                .extracting(Event::kind)
                .doesNotContain(Kind.CONTRACT_RENEWED, Kind.CONTRACT_LAPSED, Kind.TIER_DECIDED, Kind.ALERT_CLOSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void pagesFollowEachOtherWithoutGapOrRepetition(int size) {
        CustomerDetail detail = detail(MANAGER_14);
        List<Event> read = new ArrayList<>();
        CustomerTimeline.Cursor after = null;
        do {
            CustomerTimeline page = find(MANAGER_14, detail.profile(), detail.grain(), TODAY, after, size);
            assertThat(page.events()).hasSizeLessThanOrEqualTo(size);
            read.addAll(page.events());
            after = page.next() == null
                    ? null
                    : CustomerTimeline.Cursor.of(page.next().text()).orElseThrow();
        } while (after != null);
        assertThat(read).isEqualTo(events(MANAGER_14, TODAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-02-31.visit.1", "2026-10-01.visit", "2026-10-01.VISIT.1", "2026-10-01.visit.1'"})
    void noPageBeginsAtAnInventedPlace(String text) {
        assertThat(CustomerTimeline.Cursor.of(text)).isEmpty();
    }

    private static Event only(List<Event> events, Kind kind) {
        assertThat(events).filteredOn(event -> event.kind() == kind).hasSize(1);
        return events.stream().filter(event -> event.kind() == kind).findFirst().orElseThrow();
    }

    private static List<Event> events(AccessScope scope, LocalDate until) {
        CustomerDetail detail = detail(scope);
        return find(scope, detail.profile(), detail.grain(), until, null, ALL).events();
    }

    private static CustomerDetail detail(AccessScope scope) {
        Subject subject = new Subject(Subject.Kind.CITY, 102, "C2", "芜湖", 102, null);
        return SmallProvince.query(
                        database,
                        scope,
                        jdbc -> new CustomerDetailQuery(jdbc, SettableClock.on(TODAY))
                                .find(
                                        scope,
                                        "K007",
                                        new CustomerDetailQuery.Request(
                                                subject, YearMonth.of(2026, 10), TODAY, Set.of())))
                .orElseThrow();
    }

    private static CustomerTimeline find(
            AccessScope scope,
            CustomerDetail.Profile profile,
            CustomerGrain grain,
            LocalDate until,
            CustomerTimeline.@Nullable Cursor after,
            int size) {
        return SmallProvince.query(
                database,
                scope,
                jdbc -> new CustomerTimelineQuery(jdbc, SettableClock.on(TODAY))
                        .find(scope, profile, grain, until, after, size));
    }

    private static boolean letThingsHappen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute("""
                    insert into customer_month (month, customer_id, org_id, city_id, manager_id, members) values
                        ('2026-10-01', 7, 121, 102, 14, 100);
                    update contract set ends_on = '2027-11-05' where id = 7;
                    insert into contract (id, number, customer_id, city_id, manager_id, starts_on, ends_on, monthly_value,
                        renews_number, outcome, decided_on, loss_reason) overriding system value values
                        (201, 'R-1', 7, 102, 14, '2025-01-01', '2026-12-20', 1000, null, 'renewed', '2026-11-10', null),
                        (202, 'R-2', 7, 102, 14, '2026-11-15', '2027-12-20', 1200, 'R-1', 'open', null, null),
                        (203, 'L-1', 7, 102, 14, '2025-01-01', '2026-09-30', 1000, null, 'open', null, null),
                        (204, 'L-2', 7, 102, 14, '2025-01-01', '2026-08-15', 1000, null, 'lost', '2026-08-01', 'price');
                    insert into complaint (number, customer_id, city_id, manager_id, received_at, first_reply_at, category)
                        values ('T-1', 7, 102, 14, '2026-09-05 23:30+00', '2026-09-07 01:00+00', 'bill');
                    insert into visit (customer_id, city_id, manager_id, visited_on, kind, visitor_id, note) values
                        (7, 102, 14, '2026-10-08', 'visit', 14, 'a talk');
                    insert into survey_answer (customer_id, answered_on, question, city_id, manager_id, answer) values
                        (7, '2026-10-09', 'nps', 102, 14, 9), (7, '2026-10-09', 'satisfaction', 102, 14, 4);
                    insert into tier_change_request (id, customer_id, city_id, manager_id, from_tier, to_tier, reason, status,
                        requested_by, requested_at, decided_by, decided_at) overriding system value values
                        (1, 7, 102, 14, 'B1', 'A2', 'grew', 'approved', 14, '2026-10-19', 3, '2026-10-20 18:00+00'),
                        (2, 7, 102, 14, 'A2', 'A1', 'grew', 'rejected', 14, '2026-10-22', 3, '2026-10-23'),
                        (3, 7, 102, 14, 'A2', 'A1', 'grew', 'withdrawn', 14, '2026-10-24', 14, '2026-10-25');
                    insert into tier_change (customer_id, month, method, city_id, manager_id, from_tier, to_tier, request_id)
                        values (7, '2026-10-01', 'manual', 102, 14, 'B1', 'A2', 1),
                               (7, '2026-09-01', 'system', 102, 14, 'C', 'B1', 0);
                    insert into anomaly_alert (customer_id, city_id, manager_id, kind, opened_month, state, closed_month) values
                        (7, 102, 14, 'call', '2026-08-01', 'resolved', '2026-10-01');
                    insert into report_document (kind, month, scope_kind, scope_id, language, version, sha256, title, file_name,
                        headline_labels, headline_values, content, created_at)
                        select 'monthly', '2026-10-01', 'manager', 14, 'zh', v, 's', 't', 'f', '{}', '{}', '', ('2026-11-0' || v)::timestamptz
                        from (values (1), (2)) n (v);
                    """);
        }
    }
}
