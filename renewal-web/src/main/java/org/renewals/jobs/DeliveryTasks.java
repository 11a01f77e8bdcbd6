package org.renewals.jobs;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.YearMonth;
import org.renewals.reports.mail.ReportDelivery;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The monthly reports: looks whether they are due, makes them, and sends what waits in the outbox. */
@Configuration(proxyBeanMethods = false)
class DeliveryTasks {

    private static final Duration LOOK_WHETHER_DUE = Duration.ofMinutes(5);
    private static final Duration SEND = Duration.ofSeconds(20);
    private static final int RETRIES = 5;

    @Bean
    RecurringTask<Void> queueDueReports(ReportDelivery delivery) {
        return Tasks.recurring("report-mail-queue-due", FixedDelay.of(LOOK_WHETHER_DUE))
                .execute((instance, context) -> delivery.queueDue());
    }

    @Bean
    RecurringTask<Void> sendReports(ReportDelivery delivery) {
        return Tasks.recurring("report-mail-send", FixedDelay.of(SEND))
                .execute((instance, context) -> delivery.deliverDue());
    }

    /** Its instances are named after the month. */
    @Bean
    OneTimeTask<Void> queueReportsOfMonth(ReportDelivery delivery) {
        return Tasks.oneTime(ReportQueue.TASK)
                .onFailure(FailureHandler.<Void>maxRetries(RETRIES)
                        .withBackoff(Duration.ofSeconds(30), 2)
                        .thenRemove())
                .execute((instance, context) -> delivery.queue(YearMonth.parse(instance.getId())));
    }
}
