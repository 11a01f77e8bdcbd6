package org.renewals.analysis.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.Subject;

/**
 * The facts behind one function's page, file and answer.
 *
 * @param by null where only the subject's own total is shown
 * @param lines parts by code, or customers with the largest income first
 * @param total the subject itself
 * @param overview the subject's months, for the way that led there
 * @param products the catalogue, by family and code; empty where the function shows none
 */
public record Evaluation(
        EvaluationFunction function,
        @Nullable Grouping by,
        List<EvaluationLine> lines,
        EvaluationLine total,
        MonthOverview overview,
        List<Product> products) {

    public Evaluation {
        lines = List.copyOf(lines);
        products = List.copyOf(products);
    }

    public Subject subject() {
        return overview.subject();
    }
}
