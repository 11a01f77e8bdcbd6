package org.renewals.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.renewals.ingest.order.ImportRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imports ordered on pages: one runner for all nodes carries out what waits. */
@Configuration(proxyBeanMethods = false)
class ImportTasks {

    /** An order that came while the runner was finishing waits that long. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    @Bean
    RecurringTask<Void> runImports(ImportRunner runner) {
        return Tasks.recurring(ImportQueue.TASK, FixedDelay.of(LOOK))
                .execute((instance, context) -> runner.runWaiting());
    }
}
