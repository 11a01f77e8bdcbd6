package org.renewals.web.delivery;

import java.util.List;
import org.renewals.reports.mail.DeliveryLog;
import org.renewals.reports.mail.ReportDelivery;
import org.renewals.reports.mail.ReportDelivery.Overdue;

/**
 * What somebody looking after the mail has to know on every page about it.
 *
 * @param serverSet whether a mail server is configured
 * @param waiting messages that have not left yet
 * @param late of these, those older than {@link DeliveryLog#PATIENCE}
 * @param overdue months that were due by schedule and are not completely queued
 */
record DeliveryNotices(boolean serverSet, int waiting, int late, List<Overdue> overdue) {

    static DeliveryNotices of(ReportDelivery delivery, DeliveryLog log) {
        DeliveryLog.Counts counts = log.counts(null);
        return new DeliveryNotices(delivery.isServerSet(), counts.open(), counts.late(), delivery.overdue());
    }

    public long patienceHours() {
        return DeliveryLog.PATIENCE.toHours();
    }
}
