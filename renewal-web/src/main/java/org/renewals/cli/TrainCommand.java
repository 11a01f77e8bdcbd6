package org.renewals.cli;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.scoring.model.Activation;
import org.renewals.scoring.model.ActivationOrder;
import org.renewals.scoring.model.ModelActivations;
import org.renewals.scoring.model.ModelVersion;
import org.renewals.scoring.run.ModelTraining;
import org.renewals.scoring.run.TrainingStep;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a likelihood model and, if asked to, puts it into use. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Trains a likelihood model on contracts closed until the end of a month, and measures it on held-out months.",
            "It scores nothing until it is put into use, here or on the page."
        })
final class TrainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--month",
            required = true,
            paramLabel = "YYYY-MM",
            description = "last month whose outcomes it is to know")
    private @Nullable YearMonth month;

    @Option(
            names = "--activate",
            paramLabel = "REASON",
            description = "put it into use from that month on, for this reason")
    private @Nullable String reason;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "same facts and seed give the same model (default: ${DEFAULT-VALUE})")
    private long seed = ModelTraining.SEED;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    private @Nullable TrainingStep lastStep;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Result(ModelVersion model, @Nullable Activation activation) {}

    @Override
    public Integer call() {
        YearMonth knownUntil = Objects.requireNonNull(month);
        if (reason != null) {
            ModelActivations.checkedReason(reason);
        }
        Result result = CommandContext.call(context -> train(context, knownUntil));
        ModelVersion model = result.model();
        Activation activation = result.activation();
        if (json) {
            Map<String, Object> map = new LinkedHashMap<>(ModelsCommand.asMap(model));
            map.put("used_from", activation == null ? null : activation.from().toString());
            terminal.result(Json.write(map));
            return 0;
        }
        terminal.result(terminal.text(
                "cli.train.done",
                model.version(),
                model.description().contracts(),
                model.description().rows(),
                model.knownUntil().toString()));
        ModelsCommand.figures(model)
                .forEach((name, value) -> terminal.result(
                        "%-20s %8s".formatted(name, value == null ? "-" : ModelsCommand.rounded(value))));
        terminal.result(
                activation == null
                        ? terminal.text("cli.train.waits")
                        : terminal.text("cli.train.activated", activation.from().toString()));
        return 0;
    }

    private Result train(ApplicationContext context, YearMonth knownUntil) {
        ModelVersion model = context.getBean(ModelTraining.class).train(knownUntil, seed, null, this::show);
        if (reason == null) {
            return new Result(model, null);
        }
        return new Result(
                model,
                CurrentScope.call(
                        AccessScope.system(),
                        () -> context.getBean(ModelActivations.class)
                                .activate(new ActivationOrder(model.id(), reason, knownUntil, null))));
    }

    private void show(TrainingStep step, int percent) {
        boolean newStep = step != lastStep;
        lastStep = step;
        String name = terminal.text("model.step." + step.code());
        terminal.progress(percent == 0 ? name : terminal.text("cli.train.progress", name, percent), newStep);
    }
}
