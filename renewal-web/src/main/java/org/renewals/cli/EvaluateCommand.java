package org.renewals.cli;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.TableOptions;
import org.renewals.scoring.evaluation.CrossValidation;
import org.renewals.scoring.evaluation.Evaluation;
import org.renewals.scoring.evaluation.EvaluationTable;
import org.renewals.scoring.likelihood.training.LearnerSettings;
import org.renewals.shared.Refused;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Cross-validates the likelihood model on any table; needs no database. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Cross-validates the likelihood model on any table: numbers, texts, dates, missing values.",
            "Prints JSON on standard output and, without --json, a table for people on standard error."
        })
final class EvaluateCommand implements Callable<Integer> {

    private static final int MOST_FOLDS = 50;
    private static final int MOST_REPEATS = 100;

    private final Terminal terminal;

    @Option(names = "--csv", required = true, paramLabel = "FILE", description = "the table: CSV or XLSX")
    private Path csv = Path.of("table.csv");

    @Option(names = "--label", required = true, paramLabel = "COL", description = "column that says what happened")
    private String label = "";

    @Option(
            names = "--positive",
            required = true,
            paramLabel = "VALUE",
            description = "value of that column to foretell; any other means that it did not happen")
    private String positive = "";

    @Option(names = "--drop", paramLabel = "COL", split = ",", description = "columns not to use")
    private List<String> drop = List.of();

    @Option(names = "--folds", paramLabel = "K", defaultValue = "5", description = "2 to 50 (default ${DEFAULT-VALUE})")
    private int folds;

    @Option(
            names = "--repeats",
            paramLabel = "R",
            defaultValue = "1",
            description = "1 to 100 (default ${DEFAULT-VALUE})")
    private int repeats;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "another seed, other folds (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "of a CSV file without a byte-order mark: UTF-8 (default), GB18030, ISO-8859-1")
    private @Nullable Charset encoding;

    @Option(names = "--json", description = "print JSON only")
    private boolean json;

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        // nothing sets logging up without a Spring context, and logs would land in the result
        LoggingSystem.get(EvaluateCommand.class.getClassLoader()).beforeInitialize();
        require("--folds", folds, 2, MOST_FOLDS);
        require("--repeats", repeats, 1, MOST_REPEATS);
        EvaluationTable table =
                EvaluationTable.read(csv, new TableOptions(encoding, null, null), label, positive, drop);
        LearnerSettings settings =
                LearnerSettings.full(seed).withThreads(Runtime.getRuntime().availableProcessors());
        Evaluation evaluation = new CrossValidation(folds, repeats, seed, settings)
                .run(
                        table,
                        (done, of) ->
                                terminal.progress(terminal.text("cli.evaluate.progress", done, of), done % folds == 0));
        if (!evaluation.treesObstacle().isEmpty()) {
            terminal.problem(terminal.text("likelihood.training.no-trees", evaluation.treesObstacle()));
        }
        EvaluationReport report = new EvaluationReport(table, evaluation);
        if (!json) {
            report.lines(terminal).forEach(terminal::problem);
        }
        terminal.result(Json.write(report.asMap(label, positive, folds, repeats, seed)));
        return 0;
    }

    private static void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Refused("evaluate.refused.option", option, Integer.toString(value), least, most);
        }
    }
}
