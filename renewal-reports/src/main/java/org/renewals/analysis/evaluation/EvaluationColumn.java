package org.renewals.analysis.evaluation;

import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Unit;
import org.renewals.analysis.figure.Value;

/**
 * One figure of every line: what a page, a file and the API show in a column.
 *
 * @param key the word in addresses, unique in its table
 * @param about what the figure is narrowed to, such as a product's name; null where the metric says it all
 * @param value of a line
 * @param change against the month before, where the column shows that in place of the value; otherwise null
 */
public record EvaluationColumn(
        String key,
        Metric metric,
        @Nullable String about,
        Function<EvaluationLine, Value> value,
        @Nullable Function<EvaluationLine, Change> change) {

    static EvaluationColumn of(Metric metric) {
        return new EvaluationColumn(metric.key(), metric, null, line -> line.value(metric), null);
    }

    static EvaluationColumn of(Metric metric, Function<EvaluationLine, Value> value) {
        return new EvaluationColumn(metric.key(), metric, null, value, null);
    }

    static EvaluationColumn changeOf(Metric metric) {
        return new EvaluationColumn(
                metric.key() + "_change", metric, null, line -> line.value(metric), line -> line.change(metric));
    }

    static EvaluationColumn of(Product product, Metric metric) {
        return new EvaluationColumn(
                metric.key() + "." + product.code(),
                metric,
                product.name(),
                line -> line.product(product, metric),
                null);
    }

    public boolean isChange() {
        return change != null;
    }

    /** The head of the column, with its unit. */
    public String head(Figures figures) {
        String name = about == null ? figures.name(metric) : about;
        return isChange() ? figures.changeHead(metric, name) : figures.head(metric, name);
    }

    /** As a page writes it, without the unit. */
    public String text(EvaluationLine line, Figures figures) {
        if (change == null) {
            return figures.number(value.apply(line));
        }
        Change moved = change.apply(line);
        return isShare() ? figures.difference(moved) : figures.percent(moved);
    }

    /** As files and programs get it; null where there is no number or it is withheld. */
    public @Nullable Number inFile(EvaluationLine line) {
        return change == null ? value.apply(line).inFile() : change.apply(line).inFile();
    }

    /** What lines are sorted by; null where there is no number or it is withheld. */
    public @Nullable BigDecimal number(EvaluationLine line) {
        if (change == null) {
            return value.apply(line).numberOrNull();
        }
        Change moved = change.apply(line);
        return isShare() ? moved.difference() : moved.relative();
    }

    private boolean isShare() {
        return metric.unit().kind() == Unit.Kind.SHARE;
    }
}
