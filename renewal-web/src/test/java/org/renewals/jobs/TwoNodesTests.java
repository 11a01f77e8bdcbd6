package org.renewals.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.analysis.ReportMonths;
import org.renewals.reports.ReportArchive;
import org.renewals.reports.ReportContent;
import org.renewals.reports.ReportSource;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two schedulers on one database run the real jobs through half a year, and each reader gets each month once. */
@SpringBootTest(
        classes = TwoNodesTests.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"db-scheduler.polling-interval=100ms", "db-scheduler.scheduler-name=first"})
class TwoNodesTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final YearMonth FIRST = YearMonth.of(2027, 11);
    private static final int MONTHS = 6;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan("org.renewals.reports.mail")
    @ComponentScan({"org.renewals.database", "org.renewals.reports.mail"})
    @Import({ReportArchive.class, ReportMonths.class, DeliveryTasks.class, ReportQueue.class, SchedulerClock.class})
    static class Application {

        @Bean
        SettableClock clock() {
            return new SettableClock(
                    FIRST.plusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant(), ZONE);
        }

        @Bean
        ReportSource reports() {
            return (month, scope, language) -> new ReportContent(
                    "Report of " + month,
                    "report.pdf",
                    (month + " " + scope.kind()).getBytes(StandardCharsets.UTF_8),
                    List.of());
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        database.properties(registry::add);
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> mail.getSmtp().getPort());
    }

    @BeforeAll
    static void twoReaders() {
        mail.start();
        execute("""
                insert into org_unit (id, code, name, kind) overriding system value values (1, 'P', '省', 'province');
                insert into org_unit (id, code, name, kind, parent_id, city_id) overriding system value
                    values (2, 'C', '市', 'city', 1, 2);
                insert into account (id, login, name, role, org_id, city_id, email) overriding system value values
                    (1, 'p', '省', 'province', 1, null, 'p@example.com'), (2, 'm', '王', 'manager', 2, 2, 'm@example.com');
                insert into report_recipient (account_id, language) values (1, 'zh'), (2, 'en');
                insert into account_month (month, run_at, frozen_at)
                    select m, m, m from generate_series(date '2027-10-01', date '2028-12-01', '1 month') m;
                update report_schedule set enabled = true, first_month = '2027-11-01', day_of_month = 1, at_time = '00:30'""");
    }

    @AfterAll
    static void stop() {
        mail.stop();
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void eachReaderGetsEachMonthOnce(
            @Autowired SettableClock clock,
            @Autowired SchedulerClock schedulerClock,
            @Autowired DataSource dataSource,
            @Autowired OneTimeTask<Void> onRequest,
            @Autowired List<RecurringTask<Void>> recurring)
            throws Exception {
        Scheduler second = Scheduler.create(dataSource, onRequest)
                .startTasks(recurring)
                .schedulerName(new SchedulerName.Fixed("second"))
                .clock(schedulerClock)
                .pollingInterval(Duration.ofMillis(100))
                .threads(2)
                .build();
        second.start();
        try {
            for (int i = 1; i <= MONTHS; i++) {
                clock.set(
                        FIRST.plusMonths(i).atDay(1).atTime(0, 31).atZone(ZONE).toInstant());
                waitForMail(clock, 2 * i);
                clock.advance(Duration.ofHours(-1));
                rest();
                clock.advance(Duration.ofDays(3));
                rest();
                assertThat(mail.getReceivedMessages()).hasSize(2 * i);
            }
        } finally {
            second.stop();
        }
        JdbcClient look = JdbcClient.create(database.owner());
        assertThat(look.sql("select month from mail_message group by month having count(*) = 2 order by month")
                        .query(LocalDate.class)
                        .list())
                .hasSize(MONTHS)
                .startsWith(FIRST.atDay(1));
        assertThat(look.sql("select count(*) from mail_attempt")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2 * MONTHS);
        assertThat(look.sql("select count(*) from mail_message where status <> 'sent' or maybe_twice")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Lets time pass for both schedulers until that many messages have arrived. */
    private static void waitForMail(SettableClock clock, int messages) throws InterruptedException {
        while (mail.getReceivedMessages().length < messages) {
            clock.advance(Duration.ofSeconds(10));
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Time for several polls, in which nothing more is to happen. */
    private static void rest() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(400);
    }

    private static void execute(String script) {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
