package org.renewals.testing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What journeys need otherwise than people: a clock to move, and passwords that are quick to check. */
@TestConfiguration(proxyBeanMethods = false)
public class TestSettings {

    /** Ten in the morning of 10 November 2026, in the business zone. */
    public static final Instant START = Instant.parse("2026-11-10T02:00:00Z");

    static final PasswordEncoder ENCODER =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(4)));

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock(START, ZoneId.of("Asia/Shanghai"));
    }

    @Bean
    @Primary
    PasswordEncoder quickEncoder() {
        return ENCODER;
    }
}
