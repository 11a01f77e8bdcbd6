package org.renewals.reports.mail;

import java.util.Locale;

/** Why a message has not, or not certainly, arrived. */
public enum MailReason {
    /** The mail server refused the recipient or the message for good (5xx). */
    REFUSED,
    /** The mail server asked to come back later (4xx). */
    PUT_OFF,
    /** No conversation with the mail server came about, or it broke off before the message was handed over. */
    UNREACHABLE,
    /** The message was handed over and no answer came (RFC 1047). */
    UNANSWERED,
    /** The sending process died during the try. */
    INTERRUPTED,
    /** The account was disabled, left the list of recipients or changed its role or city after the report was made. */
    NO_LONGER_ENTITLED,
    /** The account has no address, or one that cannot be written to. */
    BAD_ADDRESS,
    /** A person found out that it had arrived. */
    SETTLED,
    /** A person stopped it. */
    STOPPED;

    /** The word used in the database and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
