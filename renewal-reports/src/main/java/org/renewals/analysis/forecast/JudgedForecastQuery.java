package org.renewals.analysis.forecast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;
import org.renewals.scoring.renewal.Band;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds single judged forecasts: those a panel was computed from, and the dearest errors among them. */
@Component
@Transactional(readOnly = true)
public class JudgedForecastQuery {

    /** Errors listed by name. */
    public static final int MOST_ERRORS = 20;

    private static final int CHUNK = 1_000;

    private static final String COLUMNS = "select j.contract_id, k.number, c.code, c.name, u.name as city,"
            + " m.name as manager, j.tier, j.stage, j.score_month, j.probability, j.challenger_probability, j.renewed,"
            + " j.captive, j.monthly_value, j.renewed_value, j.known_month";

    private static final String NAMES =
            " join contract k on k.id = j.contract_id join customer c on c.id = j.customer_id"
                    + " left join org_unit u on u.id = j.city_id left join account m on m.id = j.manager_id";

    private static final String JUDGED = " from judged_forecast j where j.stage = :stage and j.known_month <= :month"
            + " and j.known_month > :yearBefore and (:everywhere or j.city_id = :city)"
            + " and (:everybody or j.manager_id = :manager)";

    // The bounds are constants of the program, which the indexes of errors hold as well.
    private static final String FALSE_GREEN = " and not j.renewed and j.probability >= " + Band.GREEN.from();
    private static final String FALSE_RED = " and j.renewed and j.probability < " + Band.AMBER.from();

    private final JdbcClient jdbc;

    JudgedForecastQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose forecasts of which stage, with outcomes in the twelve months that end with a month. */
    public record Request(Subject subject, YearMonth month, ForecastStage stage) {}

    /** Contracts that were said to be safe and were lost, the dearest first; {@value #MOST_ERRORS} at most. */
    public List<JudgedForecast> falseGreens(AccessScope scope, Request request) {
        return errors(scope, request, FALSE_GREEN);
    }

    /** Contracts that were given up and were renewed, the dearest first; {@value #MOST_ERRORS} at most. */
    public List<JudgedForecast> falseReds(AccessScope scope, Request request) {
        return errors(scope, request, FALSE_RED);
    }

    /** Whether there are more than that. */
    public boolean exceeds(AccessScope scope, Request request, int limit) {
        return bound(
                                scope,
                                request,
                                "select count(*) from (select 1" + JUDGED + " and " + scope.predicate("j")
                                        + " limit :limit) counted")
                        .param("limit", limit + 1)
                        .query(Integer.class)
                        .single()
                > limit;
    }

    /** Hands over every forecast, by contract, without holding more than a thousand of them. */
    public void forEach(AccessScope scope, Request request, Consumer<JudgedForecast> consumer) {
        long after = -1;
        List<Found> found;
        do {
            found = bound(
                            scope,
                            request,
                            COLUMNS + " from (select *" + JUDGED + " and j.contract_id > :after and "
                                    + scope.predicate("j") + " order by j.contract_id limit :limit) j" + NAMES
                                    + " order by j.contract_id")
                    .param("after", after)
                    .param("limit", CHUNK)
                    .query(JudgedForecastQuery::read)
                    .list();
            for (Found one : found) {
                consumer.accept(one.forecast());
                after = one.contractId();
            }
        } while (found.size() == CHUNK);
    }

    private List<JudgedForecast> errors(AccessScope scope, Request request, String error) {
        return bound(
                        scope,
                        request,
                        COLUMNS + " from (select *" + JUDGED + error + " and " + scope.predicate("j")
                                + " order by j.monthly_value desc, j.contract_id limit :limit) j" + NAMES
                                + " order by j.monthly_value desc, j.contract_id")
                .param("limit", MOST_ERRORS)
                .query(JudgedForecastQuery::read)
                .list()
                .stream()
                .map(Found::forecast)
                .toList();
    }

    private JdbcClient.StatementSpec bound(AccessScope scope, Request request, String sql) {
        Subject subject = request.subject();
        boolean ofManager = subject.is(Subject.Kind.MANAGER);
        return jdbc.sql(sql)
                .params(scope.parameters())
                .param("stage", request.stage().days())
                .param("month", request.month().atDay(1))
                .param(
                        "yearBefore",
                        request.month().minusMonths(ForecastPanel.MONTHS).atDay(1))
                .param("everywhere", subject.is(Subject.Kind.PROVINCE) || ofManager)
                .param("city", subject.cityId() == null ? 0 : subject.cityId())
                .param("everybody", !ofManager)
                .param("manager", subject.id());
    }

    private record Found(long contractId, JudgedForecast forecast) {}

    private static Found read(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getLong("contract_id"),
                new JudgedForecast(
                        row.getString("number"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("city"),
                        row.getString("manager"),
                        row.getString("tier"),
                        ForecastStage.of(row.getString("stage")).orElseThrow(),
                        YearMonth.from(row.getObject("score_month", LocalDate.class)),
                        row.getDouble("probability"),
                        (Double) row.getObject("challenger_probability"),
                        row.getBoolean("renewed"),
                        row.getBoolean("captive"),
                        row.getBigDecimal("monthly_value"),
                        row.getBigDecimal("renewed_value"),
                        YearMonth.from(row.getObject("known_month", LocalDate.class))));
    }
}
