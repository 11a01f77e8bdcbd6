package org.renewals.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.scoring.model.Activation;
import org.renewals.scoring.model.Forecaster;
import org.renewals.scoring.model.Measured;
import org.renewals.scoring.model.ModelOverview;
import org.renewals.scoring.model.ModelQuality;
import org.renewals.scoring.model.ModelRegister;
import org.renewals.scoring.model.ModelVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What models there are, and which is in use. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists the likelihood models, what they are worth, and which is in use.")
final class ModelsCommand implements Callable<Integer> {

    private static final String SCORECARD = "scorecard";

    private final Terminal terminal;

    @Option(names = "--json", description = "print the list as JSON")
    private boolean json;

    ModelsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ModelOverview overview = CommandContext.call(context -> CurrentScope.call(
                AccessScope.system(), () -> context.getBean(ModelRegister.class).overview()));
        if (json) {
            terminal.result(Json.write(
                    overview.lines().stream().map(ModelsCommand::asMap).toList()));
            return 0;
        }
        for (ModelOverview.Line line : overview.lines()) {
            terminal.result(line(line));
        }
        return 0;
    }

    private String line(ModelOverview.Line line) {
        ModelVersion model = line.model();
        Activation activation = line.activation();
        List<String> words = new ArrayList<>();
        words.add("%-24s %-12s"
                .formatted(
                        model == null ? SCORECARD : model.version(),
                        line.state().code()));
        if (model != null) {
            figures(model).forEach((name, value) -> words.add(name + " " + (value == null ? "-" : rounded(value))));
        }
        if (activation != null) {
            words.add(terminal.text("cli.models.from", activation.from().toString(), activation.reason()));
        }
        return String.join("  ", words);
    }

    /** The figures of the held-out months by their names in JSON. */
    static Map<String, @Nullable Double> figures(ModelVersion model) {
        ModelQuality quality = model.description().quality();
        Map<String, @Nullable Double> figures = new LinkedHashMap<>();
        Measured own = quality.of(Forecaster.MODEL).orElseThrow();
        figures.put("auc", own.auc());
        figures.put("log_loss", own.logLoss());
        figures.put("log_loss_skill", orNull(quality.logLossSkill(Forecaster.MODEL)));
        figures.put("brier", own.brier());
        figures.put("brier_skill", orNull(quality.brierSkill(Forecaster.MODEL)));
        figures.put("ece", own.calibrationError());
        return figures;
    }

    static String rounded(double figure) {
        return String.format(Locale.ROOT, "%.4f", figure);
    }

    static Map<String, Object> asMap(ModelVersion model) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", model.version());
        map.put("known_until", model.knownUntil().toString());
        map.put("trained_at", model.trainedAt().toString());
        map.put("seed", model.description().seed());
        map.put("rows", model.description().rows());
        map.put("contracts", model.description().contracts());
        map.put("renewed", model.description().renewed());
        map.put("held_out", model.description().quality().rows());
        map.putAll(figures(model));
        return map;
    }

    private static Map<String, Object> asMap(ModelOverview.Line line) {
        ModelVersion model = line.model();
        Activation activation = line.activation();
        Map<String, Object> map = new LinkedHashMap<>();
        if (model == null) {
            map.put("version", SCORECARD);
        } else {
            map.putAll(asMap(model));
        }
        map.put("state", line.state().code());
        if (activation != null) {
            map.put("used_from", activation.from().toString());
            map.put("reason", activation.reason());
        }
        return map;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
