package org.renewals.jobs;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.YearMonth;
import org.renewals.scoring.run.TrainingOrders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Trainings ordered on pages; one whose node dies is begun again by another. */
@Configuration(proxyBeanMethods = false)
class TrainingTasks {

    /** One that finds another training under way waits that long. */
    private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

    /** Its instances are named after the last month the model is to know. */
    @Bean
    OneTimeTask<Void> trainModel(TrainingOrders orders) {
        return Tasks.oneTime(TrainingQueue.TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(TRY_AGAIN))
                .execute((instance, context) -> orders.carryOut(YearMonth.parse(instance.getId())));
    }
}
