package org.renewals.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.YearMonth;
import org.springframework.stereotype.Service;

/** Has the reports of a month made and queued in the background; making hundreds takes minutes. */
@Service
public class ReportQueue {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("report-mail-queue-month");

    private final SchedulerClient scheduler;
    private final Clock clock;

    ReportQueue(SchedulerClient scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Asks for it once the caller's transaction is committed; a month that is being worked on is not asked for again. */
    public void request(YearMonth month) {
        scheduler.scheduleIfNotExists(TASK.instance(month.toString()).build(), clock.instant());
    }

    /** Whether a month was asked for and is not done yet. */
    public boolean isUnderWay(YearMonth month) {
        return scheduler
                .getScheduledExecution(TaskInstanceId.of(TASK.getTaskName(), month.toString()))
                .isPresent();
    }
}
