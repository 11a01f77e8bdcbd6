package org.renewals.analysis.alert;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.alarm.AlertState;
import org.renewals.alarm.AnomalyKind;
import org.renewals.scoring.anomaly.AnomalyInputs;
import org.renewals.scoring.anomaly.AnomalyRules;
import org.renewals.scoring.anomaly.Thresholds;
import org.renewals.scoring.run.RuleBook;
import org.renewals.scoring.run.RuleSet;

/** Makes rows of alerts out of what is stored, by the rules the month was judged with. */
final class AlertRows {

    private static final RuleBook RULES = RuleBook.standard();

    private static final int THRESHOLDS = 3;

    /** The latest month in which the customer of an alert {@code k} was anomalous the way the alert says, as {@code m}. */
    static final String MEASURED = """
            left join lateral (
                select a.month, a.total_income, a.rules, a.anomaly_inputs, a.anomaly_thresholds from assessment a
                where a.customer_id = k.customer_id and a.month >= k.opened_month
                  and (k.closed_month is null or a.month <= k.closed_month)
                  and case k.kind when 'status' then a.status_anomaly else a.call_anomaly end is not null
                order by a.month desc limit 1) m on true
            """;

    /** Of an alert {@code k}, its customer {@code c} and {@link #MEASURED}. */
    static final String COLUMNS = "k.id, c.code, c.name, k.kind, k.state, k.opened_month, k.closed_month, k.version,"
            + " m.month as measured, m.total_income, m.rules, m.anomaly_inputs, m.anomaly_thresholds";

    private AlertRows() {}

    static AlertRow row(ResultSet row) throws SQLException {
        AnomalyKind kind = AnomalyKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
        return new AlertRow(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                kind,
                AlertState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                YearMonth.from(row.getObject("opened_month", LocalDate.class)),
                month(row, "closed_month"),
                month(row, "measured"),
                judged(row)
                        .flatMap(judged -> judged.rules().detect(kind, judged.inputs(), judged.thresholds()))
                        .orElse(null),
                row.getBigDecimal("total_income"),
                row.getInt("version"));
    }

    /** How a month was judged. */
    record Judged(AnomalyRules rules, AnomalyInputs inputs, Thresholds thresholds) {}

    /** Empty for a month that was not judged, or by rules that are no longer known. */
    static Optional<Judged> judged(ResultSet row) throws SQLException {
        String name = row.getString("rules");
        double[] inputs = numbers(row.getArray("anomaly_inputs"));
        double[] held = numbers(row.getArray("anomaly_thresholds"));
        if (name == null || inputs == null || held == null || held.length != THRESHOLDS) {
            return Optional.empty();
        }
        return RULES.named(name)
                .map(RuleSet::anomaly)
                .map(rules -> new Judged(rules, AnomalyInputs.of(inputs), new Thresholds(held[0], held[1], held[2])));
    }

    static @Nullable YearMonth month(ResultSet row, String column) throws SQLException {
        LocalDate day = row.getObject(column, LocalDate.class);
        return day == null ? null : YearMonth.from(day);
    }

    private static double @Nullable [] numbers(@Nullable Array array) throws SQLException {
        if (array == null) {
            return null;
        }
        Object[] elements = (Object[]) array.getArray();
        double[] numbers = new double[elements.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = elements[i] instanceof Number number ? number.doubleValue() : Double.NaN;
        }
        return numbers;
    }
}
