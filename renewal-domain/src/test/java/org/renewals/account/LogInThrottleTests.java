package org.renewals.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogInThrottleTests {

    @Test
    void delaysGrowFromHalfAMinuteToAQuarterOfAnHourAndNoFurther() {
        assertThat(IntStream.of(0, 4, 5, 6, 7, 8, 9, 10, 11, 50, Integer.MAX_VALUE)
                        .mapToObj(LogInThrottle::delay)
                        .map(Duration::toSeconds))
                .containsExactly(0L, 0L, 30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L, 900L);
    }
}
