package org.renewals.web.support;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Points in time as pages show them, in the business zone; templates reach it as {@code @times}. */
@Component("times")
public class Times {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    public String day(Instant instant) {
        return instant.atZone(clock.getZone()).toLocalDate().toString();
    }

    public String minute(Instant instant) {
        return MINUTE.format(instant.atZone(clock.getZone()));
    }
}
