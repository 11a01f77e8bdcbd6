package org.renewals.reports.mail;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a try to hand a message to the mail server ended.
 *
 * @param reason null if it was sent
 * @param answer what the server said or the network did, on one line
 * @param wholeServer whether other messages would fare the same now
 */
record MailOutcome(Kind kind, @Nullable MailReason reason, String answer, boolean wholeServer) {

    enum Kind {
        /** The server took over. */
        SENT,
        /** The server will never take it. */
        REJECTED,
        /** The message certainly did not leave, and may later. */
        PUT_OFF,
        /** The message was handed over whole and nobody said that it was accepted: it may have arrived. */
        UNKNOWN;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static MailOutcome sent(String answer) {
        return new MailOutcome(Kind.SENT, null, answer, false);
    }

    static MailOutcome rejected(MailReason reason, String answer) {
        return new MailOutcome(Kind.REJECTED, reason, answer, false);
    }

    static MailOutcome putOff(String answer, boolean wholeServer) {
        return new MailOutcome(Kind.PUT_OFF, MailReason.PUT_OFF, answer, wholeServer);
    }

    static MailOutcome unreachable(String answer) {
        return new MailOutcome(Kind.PUT_OFF, MailReason.UNREACHABLE, answer, true);
    }

    static MailOutcome unknown(String answer) {
        return new MailOutcome(Kind.UNKNOWN, MailReason.UNANSWERED, answer, false);
    }
}
