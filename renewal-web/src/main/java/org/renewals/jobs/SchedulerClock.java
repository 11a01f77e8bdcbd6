package org.renewals.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Lets the scheduler run by the application's clock. */
@Component
class SchedulerClock implements Clock {

    private final java.time.Clock clock;

    SchedulerClock(java.time.Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }
}
