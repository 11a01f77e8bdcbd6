package org.renewals.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.YearMonth;
import org.renewals.scoring.run.TrainingOrders;
import org.renewals.shared.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has a model trained in the background. */
@Service
public class TrainingQueue {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("model-training");

    private final TrainingOrders orders;
    private final SchedulerClient scheduler;
    private final Clock clock;

    TrainingQueue(TrainingOrders orders, SchedulerClient scheduler, Clock clock) {
        this.orders = orders;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Orders it, and has it begun once that is committed.
     *
     * @throws Refused as {@link TrainingOrders#order}
     */
    @Transactional
    public void request(YearMonth month) {
        orders.order(month);
        scheduler.scheduleIfNotExists(TASK.instance(month.toString()).build(), clock.instant());
    }
}
