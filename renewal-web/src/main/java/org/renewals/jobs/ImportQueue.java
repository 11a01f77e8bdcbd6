package org.renewals.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Has the queue of imports looked at without waiting for its turn. */
@Service
public class ImportQueue {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("import-queue");

    private static final Logger log = LoggerFactory.getLogger(ImportQueue.class);

    private final SchedulerClient scheduler;
    private final Clock clock;

    ImportQueue(SchedulerClient scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Call it after the order is committed. */
    public void lookNow() {
        try {
            scheduler.reschedule(TaskInstanceId.of(TASK.getTaskName(), RecurringTask.INSTANCE), clock.instant());
        } catch (TaskInstanceCurrentlyExecutingException e) {
            log.debug("The queue of imports is being worked on and goes on by itself", e);
        }
    }
}
