package org.renewals.reports.monthly;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** What a monthly report is made with: the database, the figures and the PDF engine. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({
    "org.renewals.database",
    "org.renewals.analysis",
    "org.renewals.reports.monthly",
    "org.renewals.reports.pdf",
    "org.renewals.reports.text"
})
class MonthlyTestApplication {

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-09T00:00:00Z"), ZoneId.of("Asia/Shanghai"));
    }
}
