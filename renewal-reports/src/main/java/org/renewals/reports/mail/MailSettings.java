package org.renewals.reports.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of outgoing mail; the server itself is {@code spring.mail.*}.
 *
 * @param from the sender, such as {@code Renewals <renewals@example.com>}
 * @param giveUpAfter how long a message is tried
 * @param lease how long a try may take before its process counts as dead; longer than any conversation with a mail server
 */
@ConfigurationProperties("renewals.mail")
record MailSettings(
        @DefaultValue("renewals@localhost") String from,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("15m") Duration lease) {

    MailSettings {
        parse(from);
    }

    InternetAddress sender() {
        return parse(from);
    }

    /** The part of the sender's address behind the at sign, in which the identifiers of messages are unique. */
    String domain() {
        String address = sender().getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static InternetAddress parse(String from) {
        try {
            InternetAddress address = new InternetAddress(from, true);
            if (address.getAddress().indexOf('@') > 0) {
                return address;
            }
            throw new AddressException("no domain", from);
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    "renewals.mail.from is '" + from + "'; it has to be one e-mail address, such as"
                            + " renewals@example.com or Renewals <renewals@example.com>",
                    e);
        }
    }
}
