package org.renewals.cli;

import java.time.Duration;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.Reason;
import org.renewals.scoring.run.ImplausibleTotal;
import org.renewals.scoring.run.MonthlyRun;
import org.renewals.scoring.run.RunProgress;
import org.renewals.scoring.run.RunStep;
import org.renewals.scoring.run.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The monthly run; an interrupted one is resumed. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "The monthly run: check, score, tier, risk, roll-ups, freeze.",
            "Run again it gives the same result; killed half-way it goes on where it was."
        })
final class RunCommand implements Callable<Integer> {

    private static final int PERCENT = 100;

    private final Terminal terminal;

    @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "month to run")
    private @Nullable YearMonth month;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    private @Nullable RunStep lastStep;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        YearMonth wanted = Objects.requireNonNull(month);
        RunSummary summary =
                CommandContext.call(context -> context.getBean(MonthlyRun.class).run(wanted, this::show));
        if (json) {
            terminal.result(Json.write(asMap(summary)));
            return 0;
        }
        terminal.result(terminal.text(
                summary.resumed() ? "cli.run.resumed" : "cli.run.done",
                summary.month().toString(),
                summary.customers(),
                summary.rules()));
        for (RunStep step : RunStep.values()) {
            Duration time = summary.steps().getOrDefault(step, Duration.ZERO);
            terminal.result(String.format("%-10s %,10d ms", step.code(), time.toMillis()));
        }
        for (ImplausibleTotal total : summary.warnings()) {
            Reason reason = total.warning().reason();
            terminal.problem(terminal.text(
                    "cli.run.implausible",
                    terminal.text(total.warning().total().key()),
                    total.subject(),
                    terminal.text(reason.key(), reason.arguments().toArray())));
        }
        if (!summary.repeat().isEmpty()) {
            List<String> months =
                    summary.repeat().stream().map(YearMonth::toString).toList();
            terminal.problem(terminal.text("cli.run.repeat", String.join(", ", months)));
        }
        return 0;
    }

    private void show(RunProgress progress) {
        boolean newStep = progress.step() != lastStep;
        lastStep = progress.step();
        long percent = progress.total() == 0 ? PERCENT : progress.done() * PERCENT / progress.total();
        Duration left = progress.left();
        String line = left == null
                ? terminal.text("cli.run.progress", progress.step().code(), percent)
                : terminal.text("cli.run.progress-left", progress.step().code(), percent, left.toSeconds());
        terminal.progress(line, newStep);
    }

    private static Map<String, Object> asMap(RunSummary summary) {
        Map<String, Object> steps = new LinkedHashMap<>();
        for (RunStep step : RunStep.values()) {
            steps.put(
                    step.code(),
                    summary.steps().getOrDefault(step, Duration.ZERO).toMillis());
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("month", summary.month().toString());
        result.put("rules", summary.rules());
        result.put("customers", summary.customers());
        result.put("resumed", summary.resumed());
        result.put("milliseconds", steps);
        result.put(
                "implausible",
                summary.warnings().stream()
                        .map(total -> Map.of(
                                "total", total.warning().total().code(),
                                "product", total.subject(),
                                "previous", total.warning().previous(),
                                "current", total.warning().current()))
                        .toList());
        result.put("repeat", summary.repeat().stream().map(YearMonth::toString).toList());
        return result;
    }
}
