package org.renewals.jobs;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Jobs that come up again and again by themselves, and whether they do. */
@Service
public class RecurringJobs {

    private final SchedulerClient scheduler;
    private final Set<String> names;

    RecurringJobs(SchedulerClient scheduler, List<Task<?>> tasks) {
        this.scheduler = scheduler;
        this.names = tasks.stream()
                .filter(RecurringTask.class::isInstance)
                .map(Task::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A job.
     *
     * @param name last part of its message key
     * @param node where it is being done; null if it is not
     * @param failures one after the other since it last went well
     */
    public record Job(
            String name,
            Instant next,
            @Nullable String node,
            @Nullable Instant lastSuccess,
            @Nullable Instant lastFailure,
            int failures) {}

    /** In order of their names. */
    @Transactional(readOnly = true)
    public List<Job> list() {
        return names.stream()
                .flatMap(name ->
                        scheduler
                                .getScheduledExecutionsForTask(name, Object.class, ScheduledExecutionsFilter.all())
                                .stream())
                .map(RecurringJobs::job)
                .sorted(Comparator.comparing(Job::name))
                .toList();
    }

    private static Job job(ScheduledExecution<Object> execution) {
        return new Job(
                execution.getTaskInstance().getTaskName(),
                execution.getExecutionTime(),
                execution.isPicked() ? execution.getPickedBy() : null,
                execution.getLastSuccess(),
                execution.getLastFailure(),
                execution.getConsecutiveFailures());
    }
}
