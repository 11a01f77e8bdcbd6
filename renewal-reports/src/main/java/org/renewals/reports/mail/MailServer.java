package org.renewals.reports.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The SMTP server of {@code spring.mail.*}, and what its answers mean for a message. */
@Component
class MailServer {

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);

    private final @Nullable JavaMailSenderImpl settings;

    MailServer(ObjectProvider<JavaMailSenderImpl> sender) {
        JavaMailSenderImpl found = sender.getIfAvailable();
        String host = found == null ? null : found.getHost();
        this.settings = host == null || host.isBlank() ? null : found;
        if (settings != null) {
            limitWaiting(settings);
        }
    }

    /** Whether a server is configured; without one, messages wait. */
    boolean isSet() {
        return settings != null;
    }

    /** @throws IllegalStateException if no server is configured */
    Session session() {
        return require().getSession();
    }

    /**
     * Tries to hand one message to the server. Never throws for what a server or the network may do; takes as long as the
     * configured time-outs allow.
     */
    MailOutcome send(OutgoingMessage message) {
        Transport transport;
        try {
            transport = connect();
        } catch (MessagingException e) {
            return MailOutcome.unreachable(text(e));
        }
        try {
            transport.sendMessage(message, new Address[] {message.recipient()});
            return MailOutcome.sent(
                    transport instanceof SMTPTransport smtp ? HeaderText.oneLine(smtp.getLastServerResponse()) : "");
        } catch (MessagingException e) {
            return meaning(e, message.isHandedOver());
        } finally {
            close(transport);
        }
    }

    private Transport connect() throws MessagingException {
        JavaMailSenderImpl server = require();
        Transport transport = server.getSession().getTransport(protocol(server));
        transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
        return transport;
    }

    /** The server has answered for the message by now; how it takes leave changes nothing. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            log.debug("The mail server did not take leave: {}", e.getMessage());
        }
    }

    private static MailOutcome meaning(MessagingException failure, boolean handedOver) {
        for (Exception cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException recipient) {
                return ofRecipient(recipient.getReturnCode(), text(recipient));
            }
            if (cause instanceof SMTPSendFailedException send) {
                return ofCommand(send.getCommand(), send.getReturnCode(), text(send), handedOver);
            }
        }
        return handedOver ? MailOutcome.unknown(text(failure)) : MailOutcome.unreachable(text(failure));
    }

    private static MailOutcome ofRecipient(int code, String answer) {
        if (isPermanent(code)) {
            return MailOutcome.rejected(MailReason.REFUSED, answer);
        }
        return isTransient(code) ? MailOutcome.putOff(answer, isClosing(code)) : MailOutcome.unreachable(answer);
    }

    private static MailOutcome ofCommand(String command, int code, String answer, boolean handedOver) {
        // a sender that is not welcome is a matter of settings and hits every message: mend it, nothing is lost
        boolean refusesSender = command.startsWith("MAIL FROM");
        if (isPermanent(code) && !refusesSender) {
            return MailOutcome.rejected(MailReason.REFUSED, answer);
        }
        if (isTransient(code) || refusesSender) {
            return MailOutcome.putOff(answer, refusesSender || isClosing(code));
        }
        return handedOver ? MailOutcome.unknown(answer) : MailOutcome.unreachable(answer);
    }

    private static boolean isPermanent(int code) {
        return code >= 500 && code <= 599;
    }

    private static boolean isTransient(int code) {
        return code >= 400 && code <= 499;
    }

    private static boolean isClosing(int code) {
        return code == 421;
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException failure ? failure.getNextException() : null;
    }

    private static String text(MessagingException e) {
        Exception cause = e.getNextException();
        String text = Objects.toString(e.getMessage(), "");
        return HeaderText.oneLine(
                cause == null || cause instanceof MessagingException ? text : text + ": " + cause.getMessage());
    }

    /** The library waits for ever by default; a server that says nothing must not keep the others waiting. */
    private static void limitWaiting(JavaMailSenderImpl server) {
        Properties properties = server.getJavaMailProperties();
        String prefix = "mail." + protocol(server) + ".";
        properties.putIfAbsent(prefix + "connectiontimeout", millis(Duration.ofSeconds(15)));
        properties.putIfAbsent(prefix + "timeout", millis(Duration.ofSeconds(60)));
        properties.putIfAbsent(prefix + "writetimeout", millis(Duration.ofSeconds(60)));
        server.setJavaMailProperties(properties);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static String protocol(JavaMailSenderImpl server) {
        return Objects.requireNonNullElse(server.getProtocol(), JavaMailSenderImpl.DEFAULT_PROTOCOL);
    }

    private JavaMailSenderImpl require() {
        if (settings == null) {
            throw new IllegalStateException("spring.mail.host names no mail server");
        }
        return settings;
    }
}
