package org.renewals.analysis.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
import org.renewals.grid.FeatureRule;
import org.renewals.grid.FeatureRules;
import org.renewals.scoring.care.CareLevel;
import org.renewals.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A {@link GridFilter} as SQL over assessments, with the grids as they were when the month was run.
 *
 * @param condition over the alias {@code a}, without a leading {@code and}
 * @param customers how many the roll-up counts for the reader; null where more than one grid narrows the list
 */
record GridSelection(
        String condition,
        Map<String, Object> parameters,
        @Nullable Long customers) {

    /** A customer in a grid of another city is in none (V100). */
    private static final String AT_HOME = "not exists (select from grid g join org_unit o on o.id = g.org_id"
            + " where g.id = a.grid_id and o.city_id <> a.city_id)";

    private static final String COVERED = "exists (select from grid g join org_unit o on o.id = g.org_id"
            + " where g.id = a.grid_id and g.kind in ('sub', 'micro') and o.city_id = a.city_id)";

    /** A grid's roll-up of the month, as far as the reader may see it. */
    private record Line(
            int gridId, long customers, @Nullable Integer ruleId) {}

    /**
     * @throws NotFound for a grid that is not the reader's
     * @throws NotAllowed for customers chosen by their income, where the grain does not cover incomes
     */
    static GridSelection of(
            JdbcClient jdbc, AccessScope scope, YearMonth month, GridFilter filter, CustomerGrain grain) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        Long customers = null;
        if (filter.grid() != null) {
            Line line = line(jdbc, scope, month, filter.grid(), "placed");
            conditions.add("a.grid_id = any(cast(:grids as int[])) and " + AT_HOME);
            parameters.put("grids", below(jdbc, scope, month, line.gridId()).toArray(Integer[]::new));
            customers = line.customers();
        }
        if (filter.feature() != null) {
            Line line = line(jdbc, scope, month, filter.feature(), "matched");
            Integer id = line.ruleId();
            FeatureRule rule =
                    id == null ? null : FeatureRules.find(scope, jdbc, id).orElse(null);
            if (rule == null) {
                throw new NotFound("feature grid", filter.feature());
            }
            if (rule.conditions().lookAtIncome() && !grain.incomes()) {
                throw new NotAllowed("customers chosen by income");
            }
            conditions.add(rule.predicate("a"));
            parameters.putAll(rule.parameters());
            customers = line.customers();
        }
        if (filter.gap() != null) {
            conditions.add(filter.gap().condition());
        }
        if (filter.care() != null) {
            conditions.add(
                    CareLevel.expression("a", COVERED) + " = '" + filter.care().code() + "'");
        }
        return new GridSelection(String.join(" and ", conditions), parameters, filter.isOneGrid() ? customers : null);
    }

    /** The lines of grids that a reader sees: of the whole, of his city's part, of his own. */
    static String part(AccessScope scope) {
        return switch (scope.kind()) {
            case PROVINCE, SYSTEM -> "r.part = 'whole'";
            case CITY -> "r.part <> 'manager'";
            case MANAGER -> "r.part = 'manager'";
            case ADMIN, LOGIN -> throw new IllegalStateException(scope.kind() + " sees no customer data");
        };
    }

    private static Line line(JdbcClient jdbc, AccessScope scope, YearMonth month, String code, String basis) {
        return jdbc.sql("select r.grid_id, r.customers, r.rule_id from grid_month r join grid g on g.id = r.grid_id"
                        + " where g.code = :code and r.month = :month and r.basis = :basis and " + part(scope) + " and "
                        + scope.predicate("r"))
                .param("code", code.replace('\0', ' '))
                .param("month", month.atDay(1))
                .param("basis", basis)
                .params(scope.parameters())
                .query(GridSelection::line)
                .optional()
                .orElseThrow(() -> new NotFound("grid", code));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(row.getInt("grid_id"), row.getLong("customers"), (Integer) row.getObject("rule_id"));
    }

    private static List<Integer> below(JdbcClient jdbc, AccessScope scope, YearMonth month, int gridId) {
        return jdbc.sql("with recursive below(id) as (select cast(:grid as int) union all select r.grid_id"
                        + " from grid_month r join below b on r.parent_id = b.id where r.month = :month"
                        + " and r.basis = 'placed' and " + part(scope) + " and " + scope.predicate("r")
                        + ") select id from below")
                .param("grid", gridId)
                .param("month", month.atDay(1))
                .params(scope.parameters())
                .query(Integer.class)
                .list();
    }
}
