package org.renewals.web.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Points in time as pages show them, in the business zone; templates reach it as {@code @times}. */
@Component("times")
public class Times {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;

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

    /** Hours, minutes and seconds, such as {@code 0:01:12}; what took less than a second took one. */
    public String duration(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        return String.format(
                Locale.ROOT,
                "%d:%02d:%02d",
                seconds / SECONDS_PER_HOUR,
                seconds / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE,
                seconds % SECONDS_PER_MINUTE);
    }
}
