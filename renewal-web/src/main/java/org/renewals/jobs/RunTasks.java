package org.renewals.jobs;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.YearMonth;
import org.renewals.scoring.run.RunOrders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Monthly runs ordered on pages; a run whose node dies is taken up by another where it stopped. */
@Configuration(proxyBeanMethods = false)
class RunTasks {

    /** One that finds another run under way waits that long. */
    private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

    /** Its instances are named after the month. */
    @Bean
    OneTimeTask<Void> runMonth(RunOrders orders) {
        return Tasks.oneTime(RunQueue.TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(TRY_AGAIN))
                .execute((instance, context) -> orders.carryOut(YearMonth.parse(instance.getId())));
    }
}
