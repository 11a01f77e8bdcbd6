package org.renewals.cli;

import java.util.concurrent.Callable;
import org.renewals.RenewalsApplication;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Starts the web application and leaves it running. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Starts the web application (default).")
final class ServeCommand implements Callable<Integer> {

    /** Passed on to Spring, so that {@code --server.port=…} works as operators expect. */
    @Unmatched
    private String[] springArguments = {};

    @Override
    public Integer call() {
        SpringApplication.run(RenewalsApplication.class, springArguments);
        return Renewals.SERVING;
    }
}
