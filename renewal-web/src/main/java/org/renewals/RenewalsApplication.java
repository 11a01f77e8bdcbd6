package org.renewals;

import org.renewals.cli.Renewals;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

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
}
