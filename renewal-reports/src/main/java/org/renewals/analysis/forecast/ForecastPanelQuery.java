package org.renewals.analysis.forecast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@link ForecastPanel} from what the monthly run keeps; nothing of it is computed over contracts here. */
@Component
@Transactional(readOnly = true)
public class ForecastPanelQuery {

    private static final String ALL = "all";

    private final JdbcClient jdbc;

    ForecastPanelQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Without any figures where nothing has been judged.
     *
     * @param subject a province, city or manager; counties are not judged by themselves
     */
    public ForecastPanel find(AccessScope scope, Subject subject, YearMonth month, ForecastStage stage) {
        List<Row> rows = jdbc.sql("select q.* from likelihood_quality q where q.month = :month"
                        + " and q.scope_kind = :kind and q.scope_id = :id and " + scope.predicate("q")
                        + " order by q.stage desc, q.segment")
                .param("month", month.atDay(1))
                .param("kind", subject.kind().code())
                .param("id", subject.id())
                .params(scope.parameters())
                .query(Row::read)
                .list();
        return new ForecastPanel(
                subject,
                month,
                stage,
                some(rows, row -> row.is("served") && row.isAll()),
                some(rows, row -> row.is("served") && !row.isAll() && row.isOf(stage)),
                parts(scope, subject, month, stage),
                only(rows, row -> row.is("challenger") && row.isAll() && row.isOf(stage)),
                only(rows, row -> row.is("beside") && row.isAll() && row.isOf(stage)),
                history(scope, subject, month, stage),
                shifts(scope, subject, month, "s.feature = 'score' and s.month > :yearBefore", "s.month"),
                subject.is(Subject.Kind.PROVINCE)
                        ? shifts(
                                scope,
                                subject,
                                month,
                                "s.feature <> 'score' and s.month = :month",
                                "s.psi desc, s.feature")
                        : List.of());
    }

    /** @param part null for the subject itself */
    private record Row(
            String model, @Nullable String part, @Nullable String name, ForecastFigures figures) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(row.getString("model"), null, null, ForecastFigures.read(row));
        }

        static Row readPart(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getString("model"),
                    row.getString("part_code"),
                    row.getString("part_name"),
                    ForecastFigures.read(row));
        }

        boolean is(String wanted) {
            return model.equals(wanted);
        }

        boolean isAll() {
            return figures.segment().equals(ALL);
        }

        boolean isOf(ForecastStage stage) {
            return figures.stage() == stage;
        }
    }

    private static List<ForecastFigures> some(List<Row> rows, Predicate<Row> wanted) {
        return rows.stream().filter(wanted).map(Row::figures).toList();
    }

    private static @Nullable ForecastFigures only(List<Row> rows, Predicate<Row> wanted) {
        return rows.stream().filter(wanted).map(Row::figures).findFirst().orElse(null);
    }

    private List<ForecastPanel.Part> parts(AccessScope scope, Subject subject, YearMonth month, ForecastStage stage) {
        Subject.Kind kind = subject.is(Subject.Kind.PROVINCE) ? Subject.Kind.CITY : Subject.Kind.MANAGER;
        String from = switch (subject.kind()) {
            case PROVINCE ->
                "q.*, p.code as part_code, p.name as part_name from likelihood_quality q"
                        + " join org_unit p on p.id = q.scope_id where true";
            case CITY ->
                "q.*, p.login as part_code, p.name as part_name from likelihood_quality q"
                        + " join account p on p.id = q.scope_id where q.city_id = :id";
            case COUNTY, MANAGER -> "";
        };
        if (from.isEmpty()) {
            return List.of();
        }
        List<Row> rows = jdbc.sql(
                        "select " + from + " and q.month = :month and q.scope_kind = :kind and q.stage = :stage"
                                + " and q.model = 'served' and " + scope.predicate("q") + " and :id = :id"
                                + " order by part_code, q.segment")
                .param("month", month.atDay(1))
                .param("kind", kind.code())
                .param("stage", stage.days())
                .param("id", subject.id())
                .params(scope.parameters())
                .query(Row::readPart)
                .list();
        Map<String, List<Row>> byPart = new LinkedHashMap<>();
        rows.forEach(row -> byPart.computeIfAbsent(String.valueOf(row.part()), part -> new ArrayList<>())
                .add(row));
        List<ForecastPanel.Part> parts = new ArrayList<>();
        byPart.forEach((code, ofPart) -> ofPart.stream()
                .filter(Row::isAll)
                .findFirst()
                .ifPresent(all -> parts.add(new ForecastPanel.Part(
                        kind, code, String.valueOf(all.name()), all.figures(), some(ofPart, row -> !row.isAll())))));
        return parts;
    }

    private List<ForecastPanel.Past> history(AccessScope scope, Subject subject, YearMonth month, ForecastStage stage) {
        return jdbc.sql("select q.* from likelihood_quality q where q.month > :yearBefore and q.month <= :month"
                        + " and q.scope_kind = :kind and q.scope_id = :id and q.stage = :stage and q.segment = 'all'"
                        + " and q.model = 'served' and " + scope.predicate("q") + " order by q.month")
                .param("month", month.atDay(1))
                .param(
                        "yearBefore",
                        month.minusMonths(ForecastPanel.MONTHS + 1L).atDay(1))
                .param("kind", subject.kind().code())
                .param("id", subject.id())
                .param("stage", stage.days())
                .params(scope.parameters())
                .query((row, number) -> {
                    ForecastFigures figures = ForecastFigures.read(row);
                    return new ForecastPanel.Past(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            figures.contracts(),
                            figures.brierSkill(),
                            figures.auc(),
                            figures.expectedShare(),
                            figures.renewedShare());
                })
                .list();
    }

    private List<ForecastPanel.Shift> shifts(
            AccessScope scope, Subject subject, YearMonth month, String condition, String order) {
        return jdbc.sql("select s.* from likelihood_stability s where s.month <= :month and s.scope_kind = :kind"
                        + " and s.scope_id = :id and :yearBefore <= :month and " + condition + " and "
                        + scope.predicate("s") + " order by " + order)
                .param("month", month.atDay(1))
                .param(
                        "yearBefore",
                        month.minusMonths(ForecastPanel.MONTHS + 1L).atDay(1))
                .param("kind", subject.kind().code())
                .param("id", subject.id())
                .params(scope.parameters())
                .query((row, number) -> new ForecastPanel.Shift(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getString("feature"),
                        YearMonth.from(row.getObject("reference", LocalDate.class)),
                        row.getInt("contracts"),
                        row.getDouble("psi")))
                .list();
    }
}
