package org.renewals.cli;

import java.util.function.Function;
import org.renewals.RenewalsApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The services behind the pages, without pages and background jobs, for the time of one command. */
@EnableAutoConfiguration
@EntityScan("org.renewals")
@ConfigurationPropertiesScan("org.renewals")
@ComponentScan(
        basePackages = "org.renewals",
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.renewals\\.(api|web|jobs)\\..*"),
            @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = RenewalsApplication.class)
        })
final class CommandContext {

    private static final String PROFILE = "command";

    private CommandContext() {}

    /** Opens the database, does the work and closes it again, whatever happens. */
    static <T> T call(Function<ConfigurableApplicationContext, T> work) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(CommandContext.class)
                .web(WebApplicationType.NONE)
                .profiles(PROFILE)
                .logStartupInfo(false);
        try (ConfigurableApplicationContext context = builder.run()) {
            return work.apply(context);
        }
    }
}
