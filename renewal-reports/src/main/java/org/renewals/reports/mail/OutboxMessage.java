package org.renewals.reports.mail;

import java.time.Instant;
import org.renewals.reports.ReportContent;

/**
 * A message of the outbox whose try has begun.
 *
 * @param attempt identifies the try
 * @param tries since the message was queued, this one included
 * @param maybeTwice whether an earlier try may have delivered it
 * @param name of the recipient
 * @param messageId fixed for every try, with angle brackets
 */
record OutboxMessage(
        long id,
        long attempt,
        int tries,
        boolean maybeTwice,
        String name,
        String email,
        String language,
        String messageId,
        Instant queuedAt,
        ReportContent report) {}
