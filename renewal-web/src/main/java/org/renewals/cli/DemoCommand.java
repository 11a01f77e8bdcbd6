package org.renewals.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.renewals.demo.DemoPack;
import org.renewals.demo.DemoProvince;
import org.renewals.demo.DemoSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a demo data pack; needs no database. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the data files of an invented province.",
            "The same settings give the same bytes. truth.csv holds the true renewal probabilities; nothing reads it."
        })
final class DemoCommand implements Callable<Integer> {

    private static final int PERCENT = 100;

    private final Terminal terminal;
    private final Clock clock;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder to write to")
    private Path out = Path.of("demo");

    @Option(
            names = "--customers",
            paramLabel = "N",
            defaultValue = "1000",
            description = "number of group customers, 100 to 1000000 (default ${DEFAULT-VALUE})")
    private int customers;

    @Option(
            names = "--months",
            paramLabel = "M",
            defaultValue = "36",
            description = "months of facts (default ${DEFAULT-VALUE})")
    private int months;

    @Option(names = "--as-of", paramLabel = "YYYY-MM", description = "last month of facts (default: last month)")
    private @Nullable YearMonth asOf;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "another seed, another province (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    DemoCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        YearMonth last = asOf == null ? YearMonth.now(clock).minusMonths(1) : asOf;
        DemoPack pack = DemoProvince.write(
                new DemoSettings(customers, months, last, seed, out),
                (written, total) -> terminal.progress(
                        terminal.text("cli.demo.progress", written, total, (long) written * PERCENT / total),
                        written == total));
        if (json) {
            terminal.result(Json.write(pack.rows()));
        } else {
            pack.rows().forEach((file, rows) -> terminal.result(String.format("%-24s %,12d", file, rows)));
        }
        return 0;
    }
}
