package org.renewals.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows down guessing. After {@value #FREE} failures of one login from one address every further attempt has to wait, 30
 * seconds at first, twice as long each time, 15 minutes at most. An address that fails with ever new logins waits as well.
 * The owner, from elsewhere, is never locked out, and nobody is for good (ASVS 5.0, 6.1.1 and 6.3.1).
 */
@Service
public class LogInThrottle {

    /** Failures without any delay. */
    public static final int FREE = 4;

    /** Failures of one address, over all logins, before it has to wait. */
    public static final int FREE_PER_ADDRESS = 100;

    static final Duration SHORTEST = Duration.ofSeconds(30);
    static final Duration LONGEST = Duration.ofMinutes(15);
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(12);

    private static final int LONGEST_LOGIN = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LogInThrottle(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Whether an attempt made now is refused whatever the password. */
    public boolean mustWait(String login, String address) {
        return asLogin(() -> {
            Optional<Failures> own = jdbc.sql("""
                            select failures, last_failure from login_failure
                            where login = :login and address = :address
                            """)
                    .param("login", shortened(login))
                    .param("address", address)
                    .query((row, number) -> new Failures(
                            row.getInt("failures"),
                            row.getTimestamp("last_failure").toInstant()))
                    .optional();
            if (own.filter(failures ->
                            failures.last().plus(delay(failures.count())).isAfter(clock.instant()))
                    .isPresent()) {
                return true;
            }
            int ofAddress = jdbc.sql("""
                            select coalesce(sum(failures), 0) from login_failure
                            where address = :address and last_failure > :since
                            """)
                    .param("address", address)
                    .param("since", Timestamp.from(clock.instant().minus(LONGEST)))
                    .query(Integer.class)
                    .single();
            return ofAddress >= FREE_PER_ADDRESS;
        });
    }

    /** Remembers a wrong password. Attempts made while waiting are not counted, or nobody would ever get in again. */
    public void failed(String login, String address) {
        asLogin(() -> {
            Instant now = clock.instant();
            jdbc.sql("delete from login_failure where last_failure < :forgotten")
                    .param("forgotten", Timestamp.from(now.minus(FORGOTTEN_AFTER)))
                    .update();
            return jdbc.sql("""
                            insert into login_failure (login, address, failures, last_failure)
                            values (:login, :address, 1, :now)
                            on conflict (login, address)
                            do update set failures = login_failure.failures + 1, last_failure = excluded.last_failure
                            """)
                    .param("login", shortened(login))
                    .param("address", address)
                    .param("now", Timestamp.from(now))
                    .update();
        });
    }

    /** Forgets the failures of somebody who has proven to be who they say. */
    public void succeeded(String login, String address) {
        asLogin(() -> jdbc.sql("delete from login_failure where login = :login and address = :address")
                .param("login", shortened(login))
                .param("address", address)
                .update());
    }

    static Duration delay(int failures) {
        if (failures <= FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE - 1, 10);
        Duration delay = SHORTEST.multipliedBy(1L << doublings);
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    private static String shortened(String login) {
        return login.length() > LONGEST_LOGIN ? login.substring(0, LONGEST_LOGIN) : login;
    }

    private <T> T asLogin(Supplier<T> work) {
        return CurrentScope.call(AccessScope.login(), () -> {
            T result = transaction.execute(status -> work.get());
            if (result == null) {
                throw new IllegalStateException("throttle work gives a result");
            }
            return result;
        });
    }

    private record Failures(int count, Instant last) {}
}
