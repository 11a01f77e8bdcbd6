package org.renewals.cli;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command; without a subcommand it serves the web application. */
@Command(
        name = "renewals",
        mixinStandardHelpOptions = true,
        description = "Keeps a telecom operator's group customers: values, forecasts and reports their renewals.")
public final class Renewals implements Runnable {

    /** Answer of {@link #run} when the web application is up and the process has to stay. */
    public static final int SERVING = -1;

    private static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");

    private Renewals() {}

    /**
     * Runs the command that the arguments name.
     *
     * @return the process' exit code: 0 done, 2 done but with rejected input, 1 failed and nothing changed; or
     *     {@link #SERVING}
     */
    public static int run(String... args) {
        Terminal terminal = Terminal.ofProcess();
        return commandLine(terminal, Clock.system(BUSINESS_ZONE)).execute(isForServing(args) ? withServe(args) : args);
    }

    static CommandLine commandLine(Terminal terminal, Clock clock) {
        CommandLine line = new CommandLine(new Renewals())
                .addSubcommand(new ServeCommand())
                .addSubcommand(new ImportCommand(terminal))
                .addSubcommand(new UserCommand(terminal))
                .addSubcommand(new RunCommand(terminal))
                .addSubcommand(new TrainCommand(terminal))
                .addSubcommand(new ModelsCommand(terminal))
                .addSubcommand(new ReportCommand(terminal))
                .addSubcommand(new DemoCommand(terminal, clock))
                .addSubcommand(new EvaluateCommand(terminal));
        line.registerConverter(YearMonth.class, Renewals::month);
        line.setExecutionExceptionHandler(new Failures(terminal));
        line.setParameterExceptionHandler((problem, arguments) -> {
            CommandLine asked = problem.getCommandLine();
            asked.getErr().println(problem.getMessage());
            asked.getErr().println("Try '" + asked.getCommandSpec().qualifiedName() + " --help'.");
            return Failures.FAILED;
        });
        return line;
    }

    private static YearMonth month(String value) {
        try {
            return YearMonth.parse(value);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("'" + value + "' is not a month; write it as YYYY-MM");
        }
    }

    /** Settings without a command, such as {@code --server.port=80}, are meant for the server. */
    private static boolean isForServing(String[] args) {
        return args.length == 0 || (args[0].startsWith("--") && args[0].indexOf('=') > 0);
    }

    private static String[] withServe(String[] args) {
        String[] all = new String[args.length + 1];
        all[0] = "serve";
        System.arraycopy(args, 0, all, 1, args.length);
        return all;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(new CommandLine(this), "Name a command.");
    }
}
