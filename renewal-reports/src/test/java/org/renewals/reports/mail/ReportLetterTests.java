package org.renewals.reports.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.reports.ReportContent;
import org.renewals.reports.ReportFigure;

class ReportLetterTests {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final byte[] PDF = "%PDF-1.7 not really".getBytes(StandardCharsets.US_ASCII);
    private static final Instant QUEUED = Instant.parse("2026-11-08T00:00:00Z");

    private final ReportLetter letter = new ReportLetter(
            new MailSettings("续约系统 <renewals@example.com>", Duration.ofDays(3), Duration.ofMinutes(15)));

    @Test
    void carriesTheDocumentUnderItsChineseNameAsRfc2231Says() throws Exception {
        MimeMessage read = read(letter.write(entry("王敏", "wang@example.com", "zh", "合肥 2026年10月续约月报.pdf"), SESSION));
        MimeBodyPart attachment = part(read, 1);
        assertThat(attachment.getFileName()).isEqualTo("合肥 2026年10月续约月报.pdf");
        assertThat(attachment.getHeader("Content-Disposition", null))
                .contains("filename*")
                .contains("UTF-8''");
        assertThat(attachment.getContentType()).startsWith("application/pdf");
        assertThat(attachment.getInputStream().readAllBytes()).isEqualTo(PDF);
    }

    @Test
    void speaksTheRecipientsLanguage() throws Exception {
        MimeMessage chinese = read(letter.write(entry("王敏", "wang@example.com", "zh", "r.pdf"), SESSION));
        MimeMessage english = read(letter.write(entry("Wang Min", "wang@example.com", "en", "r.pdf"), SESSION));
        assertThat(text(chinese, 0))
                .startsWith("王敏，您好：")
                .contains("附件是您的报告《Report of 合肥》")
                .contains("总收入: ¥1,234.50");
        assertThat(text(english, 0))
                .startsWith("Dear Wang Min,")
                .contains("\"Report of 合肥\"")
                .contains("总收入: ¥1,234.50");
        assertThat(text(chinese, 1)).contains("lang=\"zh-CN\"").contains("¥1,234.50</td>");
    }

    @Test
    void theLanguageOfTheMachineDoesNotMatter() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        try {
            MimeMessage english = read(letter.write(entry("Wang", "wang@example.com", "en", "r.pdf"), SESSION));
            assertThat(text(english, 0)).startsWith("Dear Wang,");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void goesToOnePersonFromTheConfiguredSenderOnTheDayItWasQueued() throws Exception {
        MimeMessage read = read(letter.write(entry("王敏", "wang@example.com", "zh", "r.pdf"), SESSION));
        assertThat(read.getAllRecipients()).hasSize(1);
        assertThat(read.getFrom()[0].toString()).contains("renewals@example.com");
        assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(read.getMessageID()).isEqualTo("<fixed@example.com>");
        assertThat(read.getSentDate()).isEqualTo(Date.from(QUEUED));
        assertThat(read.getSubject()).isEqualTo("Report of 合肥");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nBcc: thief@example.com\r\n\r\n",
                "\nBcc: thief@example.com",
                "\rBcc: t@example.com",
                "\u2028X: y",
                "\u0085X: y"
            })
    void noTextOfAReportOrAccountCanAddAHeader(String poison) throws Exception {
        OutboxMessage entry = new OutboxMessage(
                1,
                1,
                1,
                false,
                "王" + poison + "敏",
                "wang@example.com",
                "en",
                "<fixed@example.com>",
                QUEUED,
                new ReportContent("Report" + poison + "x", "r" + poison + ".pdf", PDF, List.of()));
        String raw = raw(letter.write(entry, SESSION));
        MimeMessage read = read(letter.write(entry, SESSION));
        assertThat(read.getAllRecipients()).hasSize(1);
        assertThat(read.getHeader("Bcc")).isNull();
        assertThat(read.getHeader("X")).isNull();
        assertThat(raw.substring(0, raw.indexOf("\r\n\r\n")).lines())
                .allMatch(line -> line.matches("[A-Za-z-]+: .*|[ \\t].+"));
        assertThat(part(read, 1).getAllHeaders().asIterator())
                .toIterable()
                .extracting(jakarta.mail.Header::getName)
                .containsExactlyInAnyOrder("Content-Type", "Content-Transfer-Encoding", "Content-Disposition");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com, b@example.com",
                "a@example.com\r\nRCPT TO:<b@example.com>",
                "all: a@example.com, b@example.com;",
                "nobody",
                "a b@example.com",
                ""
            })
    void anAddressIsExactlyOneMailbox(String address) {
        assertThatThrownBy(() -> letter.write(entry("王敏", address, "zh", "r.pdf"), SESSION))
                .isInstanceOf(AddressException.class);
    }

    @Test
    void namesInTheLetterAreTextAndNotMarkup() throws Exception {
        MimeMessage read =
                read(letter.write(entry("<img src=x onerror=alert(1)>", "wang@example.com", "en", "r.pdf"), SESSION));
        assertThat(text(read, 1)).contains("&lt;img").doesNotContain("<img");
    }

    @Test
    void aFileNameIsNoPath() throws Exception {
        MimeMessage read = read(letter.write(entry("王敏", "wang@example.com", "zh", "../../etc/a:b\"c.pdf"), SESSION));
        assertThat(part(read, 1).getFileName()).isEqualTo(".._.._etc_a_b_c.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@example.com, b@example.com", "a@example.com\r\nBcc: b@example.com"})
    void aSenderThatIsNoAddressStopsTheStart(String from) {
        assertThatThrownBy(() -> new MailSettings(from, Duration.ofDays(3), Duration.ofMinutes(15)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("renewals.mail.from");
    }

    private static OutboxMessage entry(String name, String email, String language, String fileName) {
        return new OutboxMessage(
                1,
                1,
                1,
                false,
                name,
                email,
                language,
                "<fixed@example.com>",
                QUEUED,
                new ReportContent("Report of 合肥", fileName, PDF, List.of(new ReportFigure("总收入", "¥1,234.50"))));
    }

    private static String raw(MimeMessage message) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    /** As a recipient's program would read it. */
    private static MimeMessage read(MimeMessage message) throws MessagingException, IOException {
        return new MimeMessage(SESSION, new ByteArrayInputStream(raw(message).getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static MimeBodyPart part(MimeMessage message, int number) throws MessagingException, IOException {
        return (MimeBodyPart) ((Multipart) message.getContent()).getBodyPart(number);
    }

    private static String text(MimeMessage message, int alternative) throws MessagingException, IOException {
        return (String) ((Multipart) part(message, 0).getContent())
                .getBodyPart(alternative)
                .getContent();
    }
}
