package org.renewals.scoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.renewals.scoring.run.RunFixture.OCTOBER;
import static org.renewals.scoring.run.RunFixture.SILENT;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.testing.TestDatabase;

/** Alerts that runs open and end, and what of it stands in their history. Customer 1 has members, customer 2 none. */
class AlertOutcomeTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final YearMonth JULY = OCTOBER.minusMonths(3);
    private static final YearMonth AUGUST = OCTOBER.minusMonths(2);
    private static final YearMonth SEPTEMBER = OCTOBER.minusMonths(1);

    private RunFixture province;

    @BeforeEach
    void customers() {
        province = new RunFixture(database);
        province.execute("""
                insert into customer (id, code, name, org_id, city_id, manager_id) overriding system value values
                    (1, 'K1', '一', 111, 11, 21), (2, 'K2', '二', 112, 11, 22)""");
        for (YearMonth month = JULY; !month.isAfter(OCTOBER); month = month.plusMonths(1)) {
            province.month(month);
            province.execute("""
                    insert into customer_month (month, customer_id, org_id, city_id, manager_id, members, joined,
                        left_members, suspended_members) values
                    ('%1$s', 1, 111, 11, 21, 100, 0, 0, 0), ('%1$s', 2, 112, 11, 22, 0, 0, 0, 0)""".formatted(month.atDay(1)));
        }
    }

    @Test
    void anAnomalyOpensAnAlertAndTwoNormalMonthsEndIt() {
        suspended(JULY, 30);
        run(JULY);
        assertThat(alerts()).containsExactly("K1 status 2026-07 open - 0");
        assertThat(history()).containsExactly("new>open 2026-07");

        run(AUGUST);
        assertThat(alerts()).containsExactly("K1 status 2026-07 open - 0");

        run(SEPTEMBER);
        assertThat(alerts()).containsExactly("K1 status 2026-07 resolved 2026-09 1");
        assertThat(history()).containsExactly("new>open 2026-07", "open>resolved 2026-09");
    }

    @Test
    void whatPeopleAreWorkingOnIsEndedToo() {
        suspended(JULY, 30);
        run(JULY);
        province.execute("update anomaly_alert set state = 'in_progress', version = 2");
        run(AUGUST);
        run(SEPTEMBER);
        assertThat(alerts()).containsExactly("K1 status 2026-07 resolved 2026-09 3");
        assertThat(history()).containsExactly("new>open 2026-07", "in_progress>resolved 2026-09");
    }

    @Test
    void aRunThatComesToTheSameAgainAddsNothing() {
        suspended(JULY, 30);
        run(JULY);
        String id = id();
        run(JULY);
        assertThat(id()).as("the address of its page").isEqualTo(id);
        run(AUGUST);
        run(SEPTEMBER);
        run(SEPTEMBER);
        assertThat(alerts()).containsExactly("K1 status 2026-07 resolved 2026-09 1");
        assertThat(history()).containsExactly("new>open 2026-07", "open>resolved 2026-09");
    }

    @Test
    void aCorrectedMonthTakesBackWhatNobodyLookedAt() {
        suspended(JULY, 30);
        run(JULY);
        suspended(JULY, 0);
        run(JULY);
        assertThat(alerts()).isEmpty();
        assertThat(history()).isEmpty();
    }

    @Test
    void aCorrectedMonthOpensAgainWhatItHadEnded() {
        suspended(JULY, 30);
        run(JULY);
        run(AUGUST);
        run(SEPTEMBER);
        suspended(SEPTEMBER, 30);
        run(SEPTEMBER);
        assertThat(alerts()).containsExactly("K1 status 2026-07 open - 2");
        assertThat(history()).containsExactly("new>open 2026-07", "open>resolved 2026-09", "resolved>open 2026-09");
    }

    @Test
    void whatPeopleClosedStaysClosedAndALaterAnomalyIsANewAlert() {
        suspended(JULY, 30);
        run(JULY);
        province.execute("update anomaly_alert set state = 'false_alarm', closed_month = '2026-07-01', version = 2");
        run(JULY);
        assertThat(alerts()).containsExactly("K1 status 2026-07 false_alarm 2026-07 2");
        suspended(AUGUST, 60);
        run(AUGUST);
        assertThat(alerts()).containsExactly("K1 status 2026-07 false_alarm 2026-07 2", "K1 status 2026-08 open - 0");
    }

    private void suspended(YearMonth month, int members) {
        province.execute("update customer_month set suspended_members = %d where customer_id = 1 and month = '%s'"
                .formatted(members, month.atDay(1)));
    }

    private void run(YearMonth month) {
        province.run(100).run(month, SILENT);
    }

    private String id() {
        return province.ask("select id from anomaly_alert");
    }

    private List<String> alerts() {
        return province.rows("select concat_ws(' ', c.code, k.kind, to_char(k.opened_month, 'YYYY-MM'), k.state,"
                + " coalesce(to_char(k.closed_month, 'YYYY-MM'), '-'), k.version) from anomaly_alert k"
                + " join customer c on c.id = k.customer_id order by k.id");
    }

    private List<String> history() {
        return province.rows("select coalesce(from_state, 'new') || '>' || to_state || ' ' || to_char(month, 'YYYY-MM')"
                + " from alert_step where account_id is null order by id");
    }
}
