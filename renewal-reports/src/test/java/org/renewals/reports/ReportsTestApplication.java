package org.renewals.reports;

import java.time.Instant;
import java.time.ZoneId;
import org.renewals.analysis.ReportMonths;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The database, the archive and the mail of the application, under a clock that tests move. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"org.renewals.database", "org.renewals.reports.mail"})
@Import({ReportArchive.class, ReportMonths.class})
@ConfigurationPropertiesScan("org.renewals.reports.mail")
public class ReportsTestApplication {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Bean
    SettableClock clock() {
        return new SettableClock(Instant.parse("2026-11-08T00:00:00Z"), ZONE);
    }

    @Bean
    ScopeReports reports(JdbcClient jdbc) {
        return new ScopeReports(jdbc);
    }

    public static void use(TestDatabase database, DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", () -> "renewals_owner");
        registry.add("spring.datasource.password", () -> TestDatabase.OWNER_PASSWORD);
        registry.add("renewals.app-password", () -> TestDatabase.APP_PASSWORD);
    }
}
