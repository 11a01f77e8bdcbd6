package org.renewals.reports.mail;

import java.util.Locale;

/** Where a message is on its way out. Every message ever queued is in exactly one of these states. */
public enum MailStatus {
    QUEUED,
    /** A try is on, or was when its process died. */
    SENDING,
    /** The mail server took it over. */
    SENT,
    /** The mail server will not take it, now or later. */
    REJECTED,
    /** Nobody knows whether it arrived; tried once more. */
    UNKNOWN,
    /** Nobody knows whether it arrived; a person decides. */
    HELD,
    /** No longer tried. */
    GIVEN_UP;

    /** The word used in the database and in addresses of pages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether it may still leave or needs somebody's decision. */
    public boolean isOpen() {
        return this == QUEUED || this == SENDING || this == UNKNOWN || this == HELD;
    }
}
