package org.renewals.analysis.evaluation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;
import org.renewals.tier.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads how a subject's customers differ: by tier, by income, and what billed units were month by month. */
@Component
@Transactional(readOnly = true)
public class DistributionQuery {

    private final JdbcClient jdbc;

    DistributionQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Without a tier where the month was not summed up by tiers. */
    public TierProfile tiers(AccessScope scope, Subject subject, YearMonth month) {
        return new TierProfile(jdbc.sql("select r.* from scope_tier r where r.month = :month and r.scope_kind = :kind"
                        + " and r.scope_id = :id and " + scope.predicate("r") + " order by r.tier")
                .params(parameters(scope, subject, month))
                .query((row, number) -> new TierProfile.Row(
                        Tier.valueOf(row.getString("tier")),
                        row.getLong("customers"),
                        (Long) row.getObject("members"),
                        row.getBigDecimal("total_income"),
                        row.getBigDecimal("score"),
                        list(row, "inputs", BigDecimal.class),
                        list(row, "known", Long.class),
                        list(row, "points", BigDecimal.class),
                        (Long) row.getObject("visits_known"),
                        (Long) row.getObject("visits_to_plan")))
                .list());
    }

    /** Empty where the month's incomes were not laid out. */
    public Optional<IncomeDistribution> incomes(AccessScope scope, Subject subject, YearMonth month) {
        return jdbc.sql("select r.* from scope_income r where r.month = :month and r.scope_kind = :kind"
                        + " and r.scope_id = :id and " + scope.predicate("r"))
                .params(parameters(scope, subject, month))
                .query((row, number) -> incomes(row, subject))
                .optional();
    }

    /** Of several parts of one kind, in their order; one without any is left out. */
    public List<IncomeDistribution> incomes(AccessScope scope, List<Subject> parts, YearMonth month) {
        if (parts.isEmpty()) {
            return List.of();
        }
        Map<Integer, Subject> byId = new HashMap<>();
        parts.forEach(part -> byId.put(part.id(), part));
        Map<Integer, IncomeDistribution> found = new HashMap<>();
        jdbc.sql("select r.* from scope_income r where r.month = :month and r.scope_kind = :kind"
                        + " and r.scope_id in (:ids) and " + scope.predicate("r"))
                .params(parameters(scope, parts.get(0), month))
                .param("ids", byId.keySet())
                .query((row, number) -> {
                    int id = row.getInt("scope_id");
                    return found.put(id, incomes(row, Objects.requireNonNull(byId.get(id))));
                })
                .list();
        return parts.stream()
                .map(part -> found.get(part.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Units of informatization products billed in each of the months up to the last one; months without any are missing. */
    public Map<YearMonth, BigDecimal> informatizationUnits(
            AccessScope scope, Subject subject, YearMonth from, YearMonth to) {
        Map<YearMonth, BigDecimal> units = new HashMap<>();
        jdbc.sql("select r.month, sum(r.units) as units from scope_product r join product p on p.id = r.product_id"
                        + " where p.informatization and r.month between :from and :month and r.scope_kind = :kind"
                        + " and r.scope_id = :id and " + scope.predicate("r") + " group by r.month")
                .params(parameters(scope, subject, to))
                .param("from", from.atDay(1))
                .query((row, number) -> {
                    BigDecimal sum = row.getBigDecimal("units");
                    return sum == null ? sum : units.put(YearMonth.from(row.getObject("month", LocalDate.class)), sum);
                })
                .list();
        return units;
    }

    private static Map<String, Object> parameters(AccessScope scope, Subject subject, YearMonth month) {
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.put("kind", subject.kind().code());
        parameters.put("id", subject.id());
        parameters.put("month", month.atDay(1));
        return parameters;
    }

    private static IncomeDistribution incomes(ResultSet row, Subject subject) throws SQLException {
        return new IncomeDistribution(
                subject,
                row.getLong("customers"),
                list(row, "curve", BigDecimal.class),
                list(row, "band_customers", Long.class),
                list(row, "band_income", BigDecimal.class));
    }

    private static <T> List<T> list(ResultSet row, String column, Class<T> type) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(type::cast)
                .toList();
    }
}
