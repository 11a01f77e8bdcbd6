package broken.customer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.function.Supplier;

/** Asks the machine for the time in every way there is. */
@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone"})
public final class WallClock {

    public String everyWay(ZoneId zone) {
        Supplier<Instant> reference = Instant::now;
        return LocalDate.now() + " " + reference.get() + " " + OffsetDateTime.now(zone) + " " + Clock.systemUTC()
                + System.currentTimeMillis() + new Date();
    }
}
