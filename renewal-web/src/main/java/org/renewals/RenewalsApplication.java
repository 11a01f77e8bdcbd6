package org.renewals;

import java.time.Clock;
import java.time.ZoneId;
import org.renewals.cli.Renewals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The application: web server and commands, one program (contract.md section 1). */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RenewalsApplication {

    public static void main(String[] args) {
        int code = Renewals.run(args);
        if (code != Renewals.SERVING) {
            System.exit(code);
        }
    }

    /** The only clock, in the business zone: months begin and contracts end by it. */
    @Bean
    Clock clock(@Value("${renewals.zone}") ZoneId zone) {
        return Clock.system(zone);
    }
}
