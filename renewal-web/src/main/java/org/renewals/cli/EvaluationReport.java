package org.renewals.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.evaluation.ColumnType;
import org.renewals.scoring.evaluation.Evaluation;
import org.renewals.scoring.evaluation.EvaluationTable;
import org.renewals.scoring.evaluation.FoldFigures;
import org.renewals.scoring.evaluation.InferredColumn;
import org.renewals.scoring.evaluation.SuspectedLeak;

/** An evaluation for programs (contract.md section 1) and for people. */
final class EvaluationReport {

    private static final int DECIMALS = 6;
    private static final int PERCENT = 100;

    private final EvaluationTable table;
    private final Evaluation evaluation;

    EvaluationReport(EvaluationTable table, Evaluation evaluation) {
        this.table = table;
        this.evaluation = evaluation;
    }

    Map<String, Object> asMap(String label, String positive, int folds, int repeats, long seed) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("auc", number(evaluation.auc()));
        map.put("log_loss", number(evaluation.logLoss()));
        map.put("brier", number(evaluation.brier()));
        map.put("ece", number(evaluation.ece()));
        map.put("lift_at_10", number(evaluation.liftAt10()));
        map.put("rows", table.rows().size());
        map.put("positives", table.rows().positives());
        map.put("model", model());
        map.put("seconds", number(evaluation.seconds()));
        map.put(
                "suspected_leaks",
                evaluation.leaks().stream().map(SuspectedLeak::column).toList());
        map.put(
                "suspected_leak_details",
                evaluation.leaks().stream().map(this::leak).toList());
        map.put("auc_se", number(evaluation.aucError()));
        map.put("auc_interval", list(number(evaluation.aucFrom()), number(evaluation.aucTo())));
        map.put("auc_sd", number(evaluation.deviation(FoldFigures::auc)));
        map.put("log_loss_sd", number(evaluation.deviation(FoldFigures::logLoss)));
        map.put("brier_sd", number(evaluation.deviation(FoldFigures::brier)));
        map.put("log_loss_skill", number(evaluation.logLossSkill()));
        map.put("brier_skill", number(evaluation.brierSkill()));
        map.put("calibration_slope", number(evaluation.slope()));
        map.put("calibration_intercept", number(evaluation.intercept()));
        map.put("trees_available", evaluation.treesObstacle().isEmpty());
        Map<String, @Nullable Object> weights = new LinkedHashMap<>();
        evaluation.weights().forEach((family, weight) -> weights.put(family, number(weight)));
        map.put("model_weights", weights);
        map.put("label", label);
        map.put("positive", positive);
        map.put("folds", folds);
        map.put("repeats", repeats);
        map.put("seed", seed);
        map.put("duplicates_grouped", table.duplicates());
        map.put("rows_without_label", table.unlabelled());
        map.put("rows_unreadable", table.damaged());
        map.put(
                "columns",
                table.columns().stream().map(EvaluationReport::column).toList());
        map.put(
                "per_fold",
                evaluation.folds().stream().map(EvaluationReport::fold).toList());
        return nonNull(map);
    }

    @SuppressWarnings("NullAway")
    private static Map<String, Object> nonNull(Map<String, @Nullable Object> map) {
        return map;
    }

    private String model() {
        return evaluation.weights().entrySet().stream()
                .map(family -> String.format(Locale.ROOT, "%s %.2f", family.getKey(), family.getValue()))
                .collect(Collectors.joining(" + "));
    }

    private Map<String, @Nullable Object> leak(SuspectedLeak leak) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("column", leak.column());
        map.put("sign", leak.sign().name().toLowerCase(Locale.ROOT));
        map.put("value", leak.value().isEmpty() ? null : leak.value());
        map.put("auc_alone", number(leak.auc()));
        return map;
    }

    private static Map<String, Object> column(InferredColumn column) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", column.name());
        map.put("type", column.type().code());
        map.put("used", column.type().isUsed());
        if (column.type() != ColumnType.LABEL && column.type() != ColumnType.DROPPED) {
            map.put("missing", column.missing());
            map.put("distinct", column.distinct());
        }
        return map;
    }

    private static Map<String, @Nullable Object> fold(FoldFigures fold) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("repeat", fold.repeat());
        map.put("fold", fold.fold());
        map.put("rows", fold.rows());
        map.put("positives", fold.positives());
        map.put("auc", number(fold.auc()));
        map.put("log_loss", number(fold.logLoss()));
        map.put("brier", number(fold.brier()));
        map.put("lift_at_10", number(fold.liftAt10()));
        return map;
    }

    private static List<@Nullable Object> list(@Nullable Object first, @Nullable Object second) {
        List<@Nullable Object> list = new ArrayList<>();
        list.add(first);
        list.add(second);
        return list;
    }

    /** @return null for what has no value */
    private static @Nullable BigDecimal number(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP) : null;
    }

    List<String> lines(Terminal terminal) {
        List<String> lines = new ArrayList<>();
        line(
                lines,
                terminal,
                "rows",
                terminal.text(
                        "cli.evaluate.of-rows",
                        table.rows().size(),
                        table.rows().positives(),
                        percent((double) table.rows().positives() / table.rows().size())));
        if (table.duplicates() > 0) {
            line(lines, terminal, "duplicates", Integer.toString(table.duplicates()));
        }
        if (table.unlabelled() + table.damaged() > 0) {
            line(lines, terminal, "left-out", table.unlabelled() + " + " + table.damaged());
        }
        line(lines, terminal, "used", columns(InferredColumn::name, true));
        String unused = columns(
                column -> column.name() + " ("
                        + terminal.text("cli.evaluate.type." + column.type().code()) + ")",
                false);
        if (!unused.isEmpty()) {
            line(lines, terminal, "unused", unused);
        }
        line(
                lines,
                terminal,
                "auc",
                terminal.text(
                        "cli.evaluate.interval",
                        decimal(evaluation.auc()),
                        decimal(evaluation.aucFrom()),
                        decimal(evaluation.aucTo())));
        line(
                lines,
                terminal,
                "log-loss",
                terminal.text("cli.evaluate.skill", decimal(evaluation.logLoss()), percent(evaluation.logLossSkill())));
        line(
                lines,
                terminal,
                "brier",
                terminal.text("cli.evaluate.skill", decimal(evaluation.brier()), percent(evaluation.brierSkill())));
        line(lines, terminal, "ece", decimal(evaluation.ece()));
        line(
                lines,
                terminal,
                "calibration",
                terminal.text("cli.evaluate.line", decimal(evaluation.slope()), decimal(evaluation.intercept())));
        line(lines, terminal, "lift", String.format(Locale.ROOT, "%.2f", evaluation.liftAt10()));
        line(lines, terminal, "model", model());
        line(lines, terminal, "seconds", String.format(Locale.ROOT, "%.1f", evaluation.seconds()));
        for (SuspectedLeak leak : evaluation.leaks()) {
            lines.add(terminal.text(
                    "cli.evaluate.leak." + leak.sign().name().toLowerCase(Locale.ROOT),
                    leak.column(),
                    decimal(leak.auc()),
                    leak.value()));
        }
        return lines;
    }

    private static void line(List<String> lines, Terminal terminal, String key, String value) {
        lines.add(String.format("%-34s %s", terminal.text("cli.evaluate." + key), value));
    }

    private String columns(Function<InferredColumn, String> text, boolean used) {
        return table.columns().stream()
                .filter(column ->
                        column.type() != ColumnType.LABEL && column.type().isUsed() == used)
                .map(text)
                .collect(Collectors.joining(", "));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share * PERCENT);
    }
}
