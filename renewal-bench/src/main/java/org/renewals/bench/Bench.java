package org.renewals.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
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

    @Option(
            names = "--loaded",
            description = "run and read the provinces an earlier measurement left in --work, instead of loading them")
    private boolean loaded;

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
        if (loaded && work == null) {
            System.err.println("--loaded needs --work, the folder of an earlier measurement");
            return 2;
        }
        Path folder = work == null ? Files.createTempDirectory("renewals-bench") : Files.createDirectories(work);
        try {
            for (int size : sizes) {
                figures.add(measure(size, folder.resolve("n" + size)));
            }
        } finally {
            if (work == null) {
                Folders.delete(folder);
            }
        }
        print();
        printLikelihood();
        return 0;
    }

    private Figures measure(int size, Path folder) throws Exception {
        Program program = new Program(jar.toAbsolutePath(), HEAP);
        try (BenchDatabase database = BenchDatabase.start(folder.resolve("postgres"), loaded)) {
            program.useDatabase(database);
            Figures.@Nullable Load load = null;
            if (loaded) {
                say(size, "bringing the tables up to date");
                program.run("models");
            } else {
                load = load(size, folder.resolve("pack"), program, database);
            }
            say(size, "running the month");
            Program.Result run = program.run("run", "--month", month);
            say(size, "copying the run's inputs out and its outputs in");
            Duration runLimit = Medians.of(Math.min(3, repeats), () -> database.copyRun(month, folder));
            createAccount(program, database, "bench", "province", database.provinceCode());
            createAccount(program, database, "benchcity", "city", database.largestCityCode());
            say(size, "reading pages");
            try (Server server = program.serve()) {
                Pages province = new Pages(server.port());
                province.logIn("bench", PASSWORD);
                List<Figures.Page> looks = new ArrayList<>(new Tour(database, province).ofProvince());
                Pages city = new Pages(server.port());
                city.logIn("benchcity", PASSWORD);
                looks.addAll(new Tour(database, city).ofCity());
                Pages stranger = new Pages(server.port());
                stranger.time("/login", 300);
                Pages.Times login = stranger.time("/login", 300);
                return new Figures(size, load, run, runLimit, server.startUp(), login, looks);
            }
        }
    }

    private Figures.Load load(int size, Path pack, Program program, BenchDatabase database) throws Exception {
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
        return new Figures.Load(demo, others, limit, first, second);
    }

    private static void createAccount(
            Program program, BenchDatabase database, String login, String role, String organization) throws Exception {
        if (!database.knows(login)) {
            program.runWithInput(
                    PASSWORD + "\n" + PASSWORD + "\n",
                    "user",
                    "create",
                    "--login",
                    login,
                    "--name",
                    "Bench",
                    "--role",
                    role,
                    "--org",
                    organization);
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
        System.out.printf("%-52s", "");
        figures.forEach(f -> System.out.printf(Locale.ROOT, "%,20d", f.customers()));
        System.out.println();
        if (!loaded) {
            loadRow("demo pack, s (peak memory MB)", load -> withMemory(load.demo()));
            loadRow("import without customer months, s (MB)", load -> withMemory(load.others()));
            loadRow("P1 \\copy into a bare table, s", load -> seconds(load.copyLimit()));
            loadRow("P1 first import, s (MB)", load -> withMemory(load.firstImport()));
            loadRow(
                    "P1 first import ÷ limit (mark ≤ 3)",
                    load -> ratio(load.firstImport().time(), load.copyLimit()));
            loadRow(
                    "P1 second import ÷ first (mark ≤ 1)",
                    load -> ratio(load.secondImport().time(), load.firstImport().time()));
        }
        row("P2 COPY out + in, s", f -> seconds(f.runLimit()));
        row("P2/P3 monthly run with " + HEAP + ", s (MB)", f -> withMemory(f.run()));
        row("P2 run ÷ limit (mark ≤ 3)", f -> ratio(f.run().time(), f.runLimit()));
        row("log-in page p50 / p95, ms", f -> f.login().toString());
        for (int page = 0; page < figures.get(0).pages().size(); page++) {
            int place = page;
            String name = figures.get(0).pages().get(page).name();
            row(name + ", p50 / p95, ms", f -> f.pages().get(place).times().toString());
            row(
                    "  its SQL, ms; ÷ log-in",
                    f -> number(f.pages().get(place).database()) + "; "
                            + number(f.pages().get(place).times().median()
                                    / f.login().median()));
        }
        marks();
        row("P10 start to first page, s", f -> seconds(f.startUp()));
        if (figures.size() > 1) {
            growth(figures.get(0), figures.get(figures.size() - 1));
        }
    }

    private void marks() {
        row(
                "P5 home ÷ log-in (mark ≤ 3)",
                f -> number(median(f, Tour.HOME) / f.login().median()));
        row(
                "P6 list ÷ its SQL (mark ≤ 3)",
                f -> number(median(f, Tour.LIST) / page(f, Tour.LIST).database()));
        row("P6 page 1,000 ÷ page 1 (mark ≤ 1.5)", f -> number(median(f, Tour.LATE) / median(f, Tour.LIST)));
        row(
                "P7 slowest tab of a customer ÷ log-in (mark ≤ 4)",
                f -> number(f.pages().stream()
                                .filter(page -> page.name().startsWith(Tour.CUSTOMER))
                                .mapToDouble(page -> page.times().median())
                                .max()
                                .orElseThrow()
                        / f.login().median()));
    }

    private static double median(Figures figures, String page) {
        return page(figures, page).times().median();
    }

    private static Figures.Page page(Figures figures, String name) {
        return figures.pages().stream()
                .filter(page -> page.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void growth(Figures small, Figures large) {
        System.out.printf(
                Locale.ROOT,
                "P12 growth %.0f×: run ×%.1f%n",
                (double) large.customers() / small.customers(),
                large.run().millis() / (double) small.run().millis());
        if (small.load() != null && large.load() != null) {
            System.out.printf(
                    Locale.ROOT,
                    "P12 import ×%.1f%n",
                    large.load().firstImport().millis()
                            / (double) small.load().firstImport().millis());
        }
        System.out.println("P12 growth of pages (mark: home ≤ 1.3, others flat)");
        for (int page = 0; page < small.pages().size(); page++) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-46s ×%.2f%n",
                    small.pages().get(page).name(),
                    large.pages().get(page).times().median()
                            / small.pages().get(page).times().median());
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

    private void loadRow(String name, Function<Figures.Load, String> figure) {
        row(name, f -> f.load() == null ? "" : figure.apply(f.load()));
    }

    private void row(String name, Function<Figures, String> figure) {
        System.out.printf("%-52s", name);
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
