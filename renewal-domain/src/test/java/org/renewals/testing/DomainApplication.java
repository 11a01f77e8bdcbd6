package org.renewals.testing;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * The module's beans without the web, on a {@link TestDatabase}: {@code @SpringBootTest(classes = DomainApplication.class)}.
 * Deliberately no configuration class by annotation, so that scanning never picks it up.
 */
@EnableAutoConfiguration
@EntityScan("org.renewals")
@ConfigurationPropertiesScan("org.renewals")
@ComponentScan(
        basePackages = "org.renewals",
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.renewals\\.testing\\..*"))
public class DomainApplication {

    /** Stands at noon of 2026-11-10 until a test moves it. */
    @Bean
    Clock clock() {
        return SettableClock.on(LocalDate.of(2026, 11, 10));
    }
}
