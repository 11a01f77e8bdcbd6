package org.renewals.cli;

import org.jspecify.annotations.Nullable;
import org.renewals.database.DatabaseUnavailable;
import org.renewals.shared.Refused;
import picocli.CommandLine;

/** Turns what went wrong into one line that says so, and exit code 1. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

    static final int FAILED = 1;

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        terminal.problem(line(failure));
        return FAILED;
    }

    private String line(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return terminal.text(refused.key(), refused.arguments().toArray());
            }
            if (cause instanceof DatabaseUnavailable) {
                return String.valueOf(cause.getMessage());
            }
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return terminal.text("cli.failed", root.getClass().getSimpleName(), firstLine(root.getMessage()));
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
