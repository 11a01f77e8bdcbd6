package org.renewals.reports.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.reports.ReportsTestApplication;
import org.renewals.reports.mail.Recipients.Change;
import org.renewals.reports.mail.ReportDelivery.Delivered;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A month's mail from choosing the recipients to the mailboxes of province, city and manager. */
@SpringBootTest(classes = ReportsTestApplication.class)
class MonthlyMailJourneyTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private final ReportDelivery delivery;
    private final Recipients recipients;
    private final ReportSchedules schedules;
    private final DeliveryLog log;
    private final SettableClock clock;

    MonthlyMailJourneyTests(
            @Autowired ReportDelivery delivery,
            @Autowired Recipients recipients,
            @Autowired ReportSchedules schedules,
            @Autowired DeliveryLog log,
            @Autowired SettableClock clock) {
        this.delivery = delivery;
        this.recipients = recipients;
        this.schedules = schedules;
        this.log = log;
        this.clock = clock;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        ReportsTestApplication.use(database, registry);
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> mail.getSmtp().getPort());
        registry.add("renewals.mail.from", () -> "续约系统 <renewals@example.com>");
    }

    @BeforeAll
    static void start() {
        mail.start();
        DeliveryTestData.load(database);
    }

    @AfterAll
    static void stop() {
        mail.stop();
    }

    @Test
    void eachRoleGetsItsOwnReportInItsOwnLanguageAndNobodyElses() throws Exception {
        clock.set(at(2026, 11, 5));
        AccessScope province = AccessScope.province(1);
        CurrentScope.run(province, () -> {
            recipients.change(
                    List.of(new Change(1, null, "zh"), new Change(2, null, "en"), new Change(11, null, "zh")));
            schedules.save(true, 8, LocalTime.of(8, 0), false, 0);
        });
        YearMonth october = YearMonth.of(2026, 10);
        assertThat(CurrentScope.call(province, () -> recipients.plan(october)))
                .extracting(Recipients.Planned::scopeName)
                .containsExactly("安徽", "合肥", "王敏");

        clock.set(at(2026, 11, 8).minusSeconds(1));
        assertThat(delivery.queueDue()).isEmpty();
        clock.set(at(2026, 11, 8));
        assertThat(delivery.queueDue()).hasSize(1);
        assertThat(delivery.deliverDue()).isEqualTo(new Delivered(true, 3, 0, 0, 0, 0));

        assertThat(mail.getReceivedMessages()).hasSize(3);
        MimeMessage toProvince = to("province@example.com");
        MimeMessage toCity = to("city1@example.com");
        MimeMessage toManager = to("m11@example.com");
        assertThat(toProvince.getSubject()).isEqualTo("集团客户续约月报 2026-10");
        assertThat(toCity.getSubject()).isEqualTo("Monthly renewal report 2026-10");
        assertThat(attachment(toProvince).getFileName()).isEqualTo("续约月报-2026-10.pdf");
        assertThat(customers(toProvince)).isEqualTo(visible("true")).hasSize(100);
        assertThat(customers(toCity)).isEqualTo(visible("city_id = 101")).hasSizeBetween(2, 99);
        assertThat(customers(toManager)).isEqualTo(visible("manager_id = 11")).hasSizeBetween(1, 49);

        CurrentScope.run(AccessScope.admin(99), () -> {
            assertThat(log.counts(october)).isEqualTo(new DeliveryLog.Counts(3, 3, 0, 0, 0));
            assertThat(log.list(new DeliveryLog.Filter(october, MailStatus.SENT), 0, 50))
                    .extracting(DeliveryLog.Entry::scopeName)
                    .containsExactlyInAnyOrder("安徽", "合肥", "王敏");
        });
        assertThat(delivery.queueDue()).isEmpty();
    }

    private static MimeMessage to(String address) throws MessagingException {
        for (MimeMessage message : mail.getReceivedMessages()) {
            if (message.getRecipients(Message.RecipientType.TO)[0].toString().contains(address)) {
                return message;
            }
        }
        throw new AssertionError("nothing for " + address);
    }

    private static MimeBodyPart attachment(MimeMessage message) throws MessagingException, IOException {
        return (MimeBodyPart) ((Multipart) message.getContent()).getBodyPart(1);
    }

    private static Set<String> customers(MimeMessage message) throws MessagingException, IOException {
        try (PDDocument document =
                Loader.loadPDF(attachment(message).getInputStream().readAllBytes())) {
            return Arrays.stream(new PDFTextStripper().getText(document).split("\\s+"))
                    .filter(word -> word.startsWith("K"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> visible(String condition) {
        return new TreeSet<>(DeliveryTestData.look(database)
                .sql("select code from customer where " + condition)
                .query(String.class)
                .list());
    }

    private static Instant at(int year, int month, int day) {
        return ZonedDateTime.of(year, month, day, 8, 0, 0, 0, ReportsTestApplication.ZONE)
                .toInstant();
    }
}
