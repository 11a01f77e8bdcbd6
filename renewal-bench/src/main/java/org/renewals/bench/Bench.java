package org.renewals.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the product as its users do – commands and pages of the jar, an external PostgreSQL – on demo provinces of the sizes
 * asked for. Only ratios taken in one run are worth comparing; every figure is a median.
 */
@Command(name = "bench", description = "Measures import, monthly run, pages and start-up.")
public final class Bench implements Callable<Integer> {

    private static final String HEAP = "-Xmx512m";
    private static final String PASSWORD = "measure measures";

    @Option(names = "--jar", required = true, description = "renewals.jar")
    private Path jar = Path.of("renewal-web/target/renewals.jar");

    @Option(names = "--customers", split = ",", defaultValue = "10000", description = "sizes, smallest first")
    private List<Integer> sizes = List.of();

    @Option(names = "--months", defaultValue = "12", description = "months of history")
    private int months = 12;

    @Option(names = "--month", defaultValue = "2026-10", description = "last month of the demo, and the month run")
    private String month = "2026-10";

    @Option(names = "--repeats", defaultValue = "5", description = "repeats of each load; the median counts")
    private int repeats = 5;

    @Option(names = "--work", description = "folder for data; a temporary one if left out")
    private @Nullable Path work;

    @Option(names = "--likelihood-only", description = "measure P4 alone, without a province")
    private boolean likelihoodOnly;

    private final List<Figures> figures = new ArrayList<>();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (likelihoodOnly) {
            printLikelihood();
            return 0;
        }
        Path folder = work == null ? Files.createTempDirectory("renewals-bench") : Files.createDirectories(work);
        for (int size : sizes) {
            figures.add(measure(size, folder.resolve("n" + size)));
        }
        print();
        printLikelihood();
        return 0;
    }

    private Figures measure(int size, Path folder) throws Exception {
        Path pack = folder.resolve("pack");
        Program program = new Program(jar.toAbsolutePath(), HEAP);
        say(size, "writing the demo province");
        Program.Result demo = Files.exists(pack.resolve("customers.csv"))
                ? Program.Result.NONE
                : program.run(
                        "demo",
                        "--out",
                        pack.toString(),
                        "--customers",
                        "" + size,
                        "--months",
                        "" + months,
                        "--as-of",
                        month);
        try (BenchDatabase database = BenchDatabase.start(folder.resolve("postgres"))) {
            program.useDatabase(database);
            Path bills = pack.resolve("customer_months.csv");
            say(size, "importing everything but customer months");
            Program.Result others = program.run(allBut(pack, bills));
            say(size, "copying customer months into a bare table");
            Duration limit = Medians.of(repeats, () -> database.copyIntoBareTable(bills));
            say(size, "importing customer months");
            Program.Result first = program.run("import", bills.toString());
            say(size, "importing them again");
            Program.Result second = program.run("import", bills.toString());
            say(size, "training a model");
            program.run("train", "--month", month, "--activate", "to be measured");
            say(size, "running the month");
            Program.Result run = program.run("run", "--month", month);
            say(size, "copying the run's inputs out and its outputs in");
            Duration runLimit = Medians.of(Math.min(3, repeats), () -> database.copyRun(month, folder));
            program.runWithInput(
                    PASSWORD + "\n" + PASSWORD + "\n",
                    "user",
                    "create",
                    "--login",
                    "bench",
                    "--name",
                    "Bench",
                    "--role",
                    "province",
                    "--org",
                    database.provinceCode());
            say(size, "reading pages");
            try (Server server = program.serve()) {
                Pages pages = new Pages(server.port());
                Pages.Times login = pages.time("/login", 300);
                pages.logIn("bench", PASSWORD);
                Pages.Times home = pages.time("/", 300);
                return new Figures(
                        size, demo, others, limit, first, second, run, runLimit, server.startUp(), login, home);
            }
        }
    }

    private static String[] allBut(Path pack, Path bills) throws IOException {
        List<String> command = new ArrayList<>(List.of("import"));
        try (var files = Files.list(pack)) {
            files.filter(file -> file.toString().endsWith(".csv"))
                    .filter(file -> !file.equals(bills) && !file.endsWith("truth.csv"))
                    .sorted()
                    .forEach(file -> command.add(file.toString()));
        }
        return command.toArray(String[]::new);
    }

    private static void say(int size, String what) {
        System.err.printf(Locale.ROOT, "[%,d] %s%n", size, what);
    }

    private void print() {
        System.out.printf("%-46s", "");
        figures.forEach(f -> System.out.printf(Locale.ROOT, "%,20d", f.customers()));
        System.out.println();
        row("demo pack, s (peak memory MB)", f -> withMemory(f.demo()));
        row("import without customer months, s (MB)", f -> withMemory(f.others()));
        row("P1 \\copy into a bare table, s", f -> seconds(f.copyLimit()));
        row("P1 first import, s (MB)", f -> withMemory(f.firstImport()));
        row("P1 first import ÷ limit (mark ≤ 3)", f -> ratio(f.firstImport().time(), f.copyLimit()));
        row(
                "P1 second import ÷ first (mark ≤ 1)",
                f -> ratio(f.secondImport().time(), f.firstImport().time()));
        row("P2 COPY out + in, s", f -> seconds(f.runLimit()));
        row("P2/P3 monthly run with " + HEAP + ", s (MB)", f -> withMemory(f.run()));
        row("P2 run ÷ limit (mark ≤ 3)", f -> ratio(f.run().time(), f.runLimit()));
        row("P5 log-in page p50 / p95, ms", f -> f.login().toString());
        row("P5 province home p50 / p95, ms", f -> f.home().toString());
        row(
                "P5 home ÷ log-in, p50 (mark ≤ 3)",
                f -> number(f.home().median() / f.login().median()));
        row("P10 start to first page, s", f -> seconds(f.startUp()));
        if (figures.size() > 1) {
            Figures small = figures.get(0);
            Figures large = figures.get(figures.size() - 1);
            double growth = (double) large.customers() / small.customers();
            System.out.printf(
                    Locale.ROOT,
                    "P12 growth %.0f×: import ×%.1f, run ×%.1f, home ×%.2f (mark ≤ 1.3)%n",
                    growth,
                    large.firstImport().millis() / (double) small.firstImport().millis(),
                    large.run().millis() / (double) small.run().millis(),
                    large.home().median() / small.home().median());
        }
    }

    private void printLikelihood() throws Exception {
        System.err.println("measuring the likelihood model");
        for (Likelihood.Figure figure : new Likelihood(repeats).measure()) {
            System.out.printf(
                    Locale.ROOT,
                    "P4 %-60s %,12.0f rows/s, XGBoost %,12.0f, ratio %.2f (mark ≥ %s)%n",
                    figure.name(),
                    figure.ours(),
                    figure.theirs(),
                    figure.ours() / figure.theirs(),
                    figure.mark());
        }
    }

    private void row(String name, java.util.function.Function<Figures, String> figure) {
        System.out.printf("%-46s", name);
        figures.forEach(f -> System.out.printf("%20s", figure.apply(f)));
        System.out.println();
    }

    private static String seconds(Duration time) {
        return number(time.toMillis() / 1000.0);
    }

    private static String withMemory(Program.Result result) {
        return seconds(result.time()) + " (" + result.peakMegabytes() + ")";
    }

    private static String ratio(Duration measured, Duration limit) {
        return number((double) measured.toMillis() / limit.toMillis());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
