package org.renewals.reports.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import org.renewals.reports.ReportScope;

/** Identifiers of messages: the same report for the same reader has the same one, so that a mailbox can drop a second copy. */
final class MessageIds {

    private MessageIds() {}

    /** The identifier with angle brackets (RFC 5322 section 3.6.4). */
    static String of(YearMonth month, ReportScope owner, String language, int version, int accountId, String domain) {
        return id(
                "monthly/%s/%s/%d/%s/%d/%d".formatted(month, owner.kind(), owner.id(), language, version, accountId),
                domain);
    }

    /**
     * The identifier of a further copy that a person asked for; a mailbox must not drop this one.
     *
     * @param number 1 for the first further copy
     */
    static String ofCopy(String messageId, int number, String domain) {
        return id(messageId + "/copy/" + number, domain);
    }

    private static String id(String what, String domain) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(hash) + "@" + domain + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
