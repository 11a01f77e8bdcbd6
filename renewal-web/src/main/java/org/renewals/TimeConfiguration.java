package org.renewals;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The only clock, in the business zone: months begin and contracts end by it. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    Clock clock(@Value("${renewals.zone}") ZoneId zone) {
        return Clock.system(zone);
    }
}
