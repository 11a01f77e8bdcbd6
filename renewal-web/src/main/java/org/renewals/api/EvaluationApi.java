package org.renewals.api;

import java.util.List;
import java.util.Locale;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
import org.renewals.access.Role;
import org.renewals.analysis.Subject;
import org.renewals.analysis.evaluation.Evaluation;
import org.renewals.analysis.evaluation.EvaluationColumn;
import org.renewals.analysis.evaluation.EvaluationColumns;
import org.renewals.analysis.evaluation.EvaluationFunction;
import org.renewals.analysis.evaluation.EvaluationLine;
import org.renewals.analysis.evaluation.EvaluationQuery;
import org.renewals.analysis.evaluation.Grouping;
import org.renewals.analysis.evaluation.Who;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Value;
import org.renewals.shared.NotFound;
import org.renewals.web.evaluation.EvaluationParameters;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.view.Place;
import org.renewals.web.view.Standpoint;
import org.renewals.web.view.Standpoints;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The nine functions as JSON: the lines and columns of their pages. */
@RestController
@AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER})
class EvaluationApi {

    private final Standpoints standpoints;
    private final EvaluationQuery evaluations;
    private final MessageSource messages;

    EvaluationApi(Standpoints standpoints, EvaluationQuery evaluations, MessageSource messages) {
        this.standpoints = standpoints;
        this.evaluations = evaluations;
        this.messages = messages;
    }

    @GetMapping("/api/evaluation/{function}")
    EvaluationAnswer show(
            AccessScope scope,
            @PathVariable String function,
            Place place,
            EvaluationParameters parameters,
            Locale locale) {
        EvaluationFunction asked =
                EvaluationFunction.of(function).orElseThrow(() -> new NotFound("function", function));
        if (!asked.isOpenTo(scope)) {
            throw new NotAllowed("function " + function);
        }
        Standpoint standpoint = standpoints.find(scope, place).orElseThrow(() -> new NotFound("month", "any"));
        Subject subject = standpoint.subject();
        Grouping by = parameters.grouping(asked, scope, subject);
        Evaluation evaluation = evaluations
                .find(scope, asked, subject, by, standpoint.month())
                .orElseThrow(() -> new NotFound("month", standpoint.month().toString()));
        List<EvaluationColumn> columns = EvaluationColumns.of(evaluation);
        Figures figures = new Figures(messages, locale, Figures.Money.YUAN);
        return new EvaluationAnswer(
                asked.code(),
                standpoint.month().toString(),
                new EvaluationAnswer.Scope(subject.kind().code(), subject.code(), subject.name()),
                by == null ? null : by.code(),
                columns.stream()
                        .map(column -> new EvaluationAnswer.Column(
                                column.key(),
                                column.head(figures),
                                figures.unit(column.metric()),
                                figures.definition(column.metric())))
                        .toList(),
                evaluation.lines().stream().map(line -> row(line, columns)).toList(),
                row(evaluation.total(), columns));
    }

    private static EvaluationAnswer.Row row(EvaluationLine line, List<EvaluationColumn> columns) {
        List<EvaluationAnswer.Figure> figures =
                columns.stream().map(column -> figure(column, line)).toList();
        if (line.who() instanceof Who.Customer customer) {
            return new EvaluationAnswer.Row(
                    customer.code(), customer.name(), customer.tier().name(), figures);
        }
        Subject part = ((Who.Part) line.who()).subject();
        return new EvaluationAnswer.Row(part.code(), part.name(), null, figures);
    }

    private static EvaluationAnswer.Figure figure(EvaluationColumn column, EvaluationLine line) {
        Value value = column.value().apply(line);
        // a change has no number where there is nothing to compare with
        Value.State state = column.number(line) != null
                ? Value.State.KNOWN
                : value.isSuppressed() ? Value.State.SUPPRESSED : Value.State.NOT_AVAILABLE;
        return new EvaluationAnswer.Figure(column.inFile(line), state.name().toLowerCase(Locale.ROOT));
    }
}
