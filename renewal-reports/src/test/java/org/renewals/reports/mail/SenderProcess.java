package org.renewals.reports.mail;

import org.renewals.reports.ReportsTestApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A process that sends what is due and ends, so that a test can kill it on the way. */
final class SenderProcess {

    private SenderProcess() {}

    public static void main(String[] settings) {
        try (ConfigurableApplicationContext context = SpringApplication.run(ReportsTestApplication.class, settings)) {
            context.getBean(ReportDelivery.class).deliverDue();
        }
    }
}
