package org.renewals.analysis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.ScopeMonth;
import org.renewals.analysis.figure.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@link Breakdown} from the roll-ups. */
@Component
@Transactional(readOnly = true)
public class BreakdownQuery {

    private static final String NAMED_UNITS = "join org_unit n on n.id = r.scope_id";
    private static final String NAMED_MANAGERS = "join account n on n.id = r.scope_id";

    private final JdbcClient jdbc;
    private final Targets targets;

    BreakdownQuery(JdbcClient jdbc, Targets targets) {
        this.jdbc = jdbc;
        this.targets = targets;
    }

    /**
     * @param kind what to break down into: cities of a province, counties or managers of a city
     * @throws IllegalArgumentException if the subject has no such parts
     */
    public Breakdown find(AccessScope scope, Subject subject, Subject.Kind kind, YearMonth month) {
        if (!hasParts(subject, kind)) {
            throw new IllegalArgumentException(subject.kind() + " is not made of " + kind);
        }
        boolean managers = kind == Subject.Kind.MANAGER;
        Map<Integer, Part> parts = new LinkedHashMap<>();
        jdbc.sql("select r.*, n.name, " + (managers ? "n.login" : "n.code") + " as code from scope_month r "
                        + (managers ? NAMED_MANAGERS : NAMED_UNITS)
                        + " where r.scope_kind = :kind and r.month in (:month, :before) and (r.city_id = :city or :city = 0)"
                        + " and " + scope.predicate("r") + " order by code, r.month desc")
                .params(parameters(scope, subject, kind, month))
                .param("before", month.minusMonths(1).atDay(1))
                .query((row, number) -> parts.computeIfAbsent(row.getInt("scope_id"), id -> new Part())
                        .add(row, subject, kind, scope))
                .list();
        Map<Integer, Long> due = due(scope, subject, kind, month);
        Targets.Shares shares = targets.shares(Metric.EFFECTIVE_MEMBER_SHARE.key(), month);
        List<Breakdown.Row> rows = new ArrayList<>();
        for (Part part : parts.values()) {
            part.row(month, due, shares).ifPresent(rows::add);
        }
        return new Breakdown(subject, kind, month, withoutTheLastOne(rows));
    }

    private static boolean hasParts(Subject subject, Subject.Kind kind) {
        return switch (kind) {
            case CITY -> subject.is(Subject.Kind.PROVINCE);
            case COUNTY, MANAGER -> subject.is(Subject.Kind.CITY);
            case PROVINCE -> false;
        };
    }

    private Map<Integer, Long> due(AccessScope scope, Subject subject, Subject.Kind kind, YearMonth month) {
        Map<Integer, Long> due = new HashMap<>();
        jdbc.sql("select r.scope_id, sum(r.contracts) as contracts from scope_due r where r.scope_kind = :kind"
                        + " and r.month = :month and r.window_days between 1 and :days"
                        + " and (r.city_id = :city or :city = 0) and " + scope.predicate("r") + " group by r.scope_id")
                .params(parameters(scope, subject, kind, month))
                .param("days", DueContracts.HEADLINE_DAYS)
                .query((row, number) -> due.put(row.getInt("scope_id"), row.getLong("contracts")))
                .list();
        return due;
    }

    private static Map<String, Object> parameters(
            AccessScope scope, Subject subject, Subject.Kind kind, YearMonth month) {
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.put("kind", kind.code());
        parameters.put("city", subject.cityId() == null ? 0 : subject.cityId());
        parameters.put("month", month.atDay(1));
        return parameters;
    }

    /**
     * A single suppressed part could be computed as the total less all others, so that the smallest of the others is
     * suppressed along with it.
     */
    private static List<Breakdown.Row> withoutTheLastOne(List<Breakdown.Row> rows) {
        if (rows.stream().filter(row -> row.current().suppressed()).count() != 1) {
            return rows;
        }
        return rows.stream()
                .filter(row -> !row.current().suppressed() && row.current().members() != null)
                .min(Comparator.comparingLong(
                        row -> Objects.requireNonNull(row.current().members())))
                .map(smallest -> rows.stream()
                        .map(row -> row.equals(smallest) ? row.suppressed() : row)
                        .toList())
                .orElse(rows);
    }

    /** What the query brought about one part: one or two months. */
    private static final class Part {

        private @Nullable Subject subject;
        private final Map<YearMonth, ScopeMonth> months = new HashMap<>();

        Part add(ResultSet row, Subject whole, Subject.Kind kind, AccessScope scope) throws SQLException {
            subject = new Subject(
                    kind,
                    row.getInt("scope_id"),
                    row.getString("code"),
                    row.getString("name"),
                    (Integer) row.getObject("city_id"),
                    whole);
            months.put(YearMonth.from(row.getObject("month", LocalDate.class)), RollUps.read(row, scope));
            return this;
        }

        /** Empty for a part that no longer has a customer in the month itself. */
        Optional<Breakdown.Row> row(YearMonth month, Map<Integer, Long> due, Targets.Shares targets) {
            ScopeMonth current = months.get(month);
            if (current == null || subject == null) {
                return Optional.empty();
            }
            Value contracts = Value.of(Metric.DUE_CONTRACTS, due.getOrDefault(subject.id(), 0L));
            return Optional.of(new Breakdown.Row(
                    subject, current, months.get(month.minusMonths(1)), contracts, targets.of(subject)));
        }
    }
}
