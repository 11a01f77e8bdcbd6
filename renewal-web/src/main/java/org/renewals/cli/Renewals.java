package org.renewals.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command; without a subcommand it serves the web application. */
@Command(
        name = "renewals",
        mixinStandardHelpOptions = true,
        subcommands = {ServeCommand.class},
        description = "Keeps a telecom operator's group customers: values, forecasts and reports their renewals.")
public final class Renewals implements Runnable {

    /** Answer of {@link #run} when the web application is up and the process has to stay. */
    public static final int SERVING = -1;

    private Renewals() {}

    /**
     * Runs the command that the arguments name.
     *
     * @return the process' exit code: 0 done, 2 done but with rejected input, 1 failed and nothing changed; or
     *     {@link #SERVING}
     */
    public static int run(String... args) {
        CommandLine line = new CommandLine(new Renewals());
        return line.execute(isForServing(args) ? withServe(args) : args);
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
