package org.renewals.reports.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.reports.mail.MailOutcome.Kind;
import org.renewals.reports.mail.SmtpStub.Fault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What each way to fail means for the message: it left, it did not, or nobody knows. */
class MailServerTests {

    private static final SmtpStub stub = new SmtpStub();
    private static final String ID = "<fixed@example.com>";

    private final MailServer server = server("127.0.0.1");

    @BeforeEach
    void healthy() {
        stub.reset();
    }

    @AfterAll
    static void close() {
        stub.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, SENT, , false",
        "GREET_421, PUT_OFF, UNREACHABLE, true",
        "NEVER_GREET, PUT_OFF, UNREACHABLE, true",
        "REFUSE_SENDER_530, PUT_OFF, PUT_OFF, true",
        "RECIPIENT_451, PUT_OFF, PUT_OFF, false",
        "RECIPIENT_421, PUT_OFF, PUT_OFF, true",
        "DROP_AT_DATA, PUT_OFF, UNREACHABLE, true",
        "DROP_AFTER_DOT, UNKNOWN, UNANSWERED, false",
        "HANG_AFTER_DOT, UNKNOWN, UNANSWERED, false",
        "DOT_451, PUT_OFF, PUT_OFF, false",
        "DOT_552, REJECTED, REFUSED, false",
        "DROP_AT_QUIT, SENT, , false",
        "HANG_AT_QUIT, SENT, , false",
    })
    void eachFaultHasItsMeaning(Fault fault, Kind kind, MailReason reason, boolean wholeServer) throws Exception {
        stub.fail(fault);
        MailOutcome outcome = server.send(message("short"));
        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.reason()).isEqualTo(reason);
        assertThat(outcome.wholeServer()).isEqualTo(wholeServer);
    }

    @Test
    void aRefusedRecipientIsRejectedWithTheServersWords() throws Exception {
        stub.refuse("a@example.com");
        assertThat(server.send(message("short")))
                .isEqualTo(MailOutcome.rejected(MailReason.REFUSED, "550 no such mailbox: a@example.com"));
    }

    @Test
    void aBreakWhileTheMessageIsWrittenIsNoDelivery() throws Exception {
        stub.fail(Fault.DROP_BEFORE_DOT);
        OutgoingMessage large = message(("x".repeat(70) + "\n").repeat(300_000));
        assertThat(server.send(large).kind()).isEqualTo(Kind.PUT_OFF);
        assertThat(stub.received()).isEmpty();
    }

    @Test
    void aShortMessageThatMayLieInTheNetworkWhenTheLineBreaksIsNeverCalledSent() throws Exception {
        stub.fail(Fault.DROP_BEFORE_DOT);
        assertThat(server.send(message("short")).kind()).isIn(Kind.UNKNOWN, Kind.PUT_OFF);
        assertThat(stub.received()).isEmpty();
    }

    @Test
    void aServerThatIsDownPutsTheMessageOff() throws Exception {
        stub.down();
        MailOutcome outcome = server.send(message("short"));
        assertThat(outcome.kind()).isEqualTo(Kind.PUT_OFF);
        assertThat(outcome.wholeServer()).isTrue();
        assertThat(outcome.answer()).contains("127.0.0.1").doesNotContain("\n");
    }

    @Test
    void theIdentifierSurvivesSendingAndTheEnvelopeHasOneRecipient() throws Exception {
        server.send(message("short"));
        assertThat(stub.received().get(0).header("Message-ID")).isEqualTo(ID);
        assertThat(stub.received().get(0).recipients()).containsExactly("a@example.com");
    }

    @Test
    void withoutHostThereIsNoServer() {
        assertThat(server("").isSet()).isFalse();
        assertThat(new MailServer(new StaticListableBeanFactory().getBeanProvider(JavaMailSenderImpl.class)).isSet())
                .isFalse();
    }

    @Test
    void waitingIsLimitedEvenIfNobodySaidSo() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        new MailServer(provider(sender));
        assertThat(sender.getSession().getProperties())
                .containsKeys("mail.smtp.connectiontimeout", "mail.smtp.timeout", "mail.smtp.writetimeout");
    }

    static MailServer server(String host) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.setPort(stub.port());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.timeout", "500");
        sender.setJavaMailProperties(properties);
        return new MailServer(provider(sender));
    }

    private static ObjectProvider<JavaMailSenderImpl> provider(JavaMailSenderImpl sender) {
        return new StaticListableBeanFactory(Map.of("sender", sender)).getBeanProvider(JavaMailSenderImpl.class);
    }

    private OutgoingMessage message(String text) throws MessagingException {
        OutgoingMessage message = new OutgoingMessage(server.session(), ID, new InternetAddress("a@example.com"));
        message.setFrom("renewals@example.com");
        message.setSubject("test");
        message.setText(text);
        message.saveChanges();
        return message;
    }
}
