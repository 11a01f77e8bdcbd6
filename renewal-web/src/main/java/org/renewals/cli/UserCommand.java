package org.renewals.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.access.Role;
import org.renewals.account.AccountAdministration;
import org.renewals.account.AccountOrder;
import org.renewals.shared.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Accounts from the command line; the way to the first administrator of an external database. */
@Command(name = "user", mixinStandardHelpOptions = true, description = "Looks after accounts.")
final class UserCommand implements Runnable {

    private final Terminal terminal;

    UserCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                new CommandLine(new UserCommand(terminal)), "Name what to do: create.");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description =
                    "Creates an account. Asks for the password, or reads it from the first line of standard input.")
    int create(
            @Option(
                            names = "--login",
                            required = true,
                            paramLabel = "L",
                            description = "what the person types to log in")
                    String login,
            @Option(names = "--name", required = true, paramLabel = "N", description = "name of the person")
                    String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "R",
                            description = "province, city, manager or admin")
                    String roleCode,
            @Option(names = "--org", required = true, paramLabel = "CODE", description = "code of the org unit")
                    String org,
            @Option(names = "--email", paramLabel = "E", description = "where reports go") @Nullable String email)
            throws IOException {
        Role role = Role.of(roleCode)
                .orElseThrow(() -> new Refused(
                        "cli.user.role",
                        roleCode,
                        Arrays.stream(Role.values()).map(Role::code).collect(Collectors.joining(", "))));
        String password = password();
        CommandContext.call(context -> CurrentScope.call(
                AccessScope.system(),
                () -> context.getBean(AccountAdministration.class)
                        .createWithPassword(new AccountOrder(login, name, role, org, email), password)));
        terminal.result(terminal.text("cli.user.created", login, role.code(), org));
        return 0;
    }

    /** Typed twice at a terminal; elsewhere the first line of standard input, in UTF-8. */
    @SuppressWarnings("SystemConsoleNull") // Terminal makes newer runtimes answer as before
    private String password() throws IOException {
        Console console = System.console();
        if (console == null) {
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return given(input.readLine());
        }
        char[] first = given(console.readPassword("%s ", terminal.text("cli.user.password")));
        char[] second = given(console.readPassword("%s ", terminal.text("cli.user.password-again")));
        if (!Arrays.equals(first, second)) {
            throw new Refused("cli.user.passwords-differ");
        }
        return new String(first);
    }

    private static <T> T given(@Nullable T typed) {
        if (typed == null) {
            throw new Refused("cli.user.no-password");
        }
        return typed;
    }
}
