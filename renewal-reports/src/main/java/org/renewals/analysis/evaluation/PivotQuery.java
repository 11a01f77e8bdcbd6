package org.renewals.analysis.evaluation;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
import org.renewals.analysis.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@link Pivot} from the cells the monthly run made; the province's alone (R070). */
@Component
@Transactional(readOnly = true)
public class PivotQuery {

    private final JdbcClient jdbc;

    PivotQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param subject the province, or a city whose customers alone are divided; managers are divided by in a city only, for a
     *     province has too many to read
     * @throws NotAllowed for anybody but the province
     * @throws IllegalArgumentException for a dimension against itself, and for the managers of a whole province
     */
    public Pivot find(AccessScope scope, Subject subject, Dimension rows, Dimension columns, YearMonth month) {
        if (!EvaluationFunction.DISTRIBUTIONS.isOpenTo(scope)) {
            throw new NotAllowed("function " + EvaluationFunction.DISTRIBUTIONS.code());
        }
        boolean byManager = rows == Dimension.MANAGER || columns == Dimension.MANAGER;
        if (rows == columns || (byManager && !subject.is(Subject.Kind.CITY))) {
            throw new IllegalArgumentException(rows + " by " + columns + " of " + subject.code());
        }
        Dimension beside = rows == Dimension.MANAGER ? columns : rows;
        String cut = !byManager ? "all" : beside == Dimension.CITY ? Dimension.TIER.code() : beside.code();
        Map<Pivot.Place, Pivot.Cell> cells = new LinkedHashMap<>();
        jdbc.sql("select " + rows.expression() + " as row_key, " + columns.expression() + " as column_key,"
                        + " sum(c.customers) as customers, sum(c.members)::bigint as members,"
                        + " sum(c.effective_members)::bigint as effective_members, sum(c.total_income) as total_income,"
                        + " sum(c.group_paid) as group_paid, sum(c.personal_bills) as personal_bills,"
                        + " sum(c.informatization) as informatization from evaluation_cell c"
                        + " where c.month = :month and c.cut = :cut and (:city = 0 or c.city_id = :city) and "
                        + scope.predicate("c") + " group by 1, 2 order by 1, 2")
                .params(scope.parameters())
                .param("month", month.atDay(1))
                .param("cut", cut)
                .param("city", subject.cityId() == null ? 0 : subject.cityId())
                .query((row, number) -> cells.put(
                        new Pivot.Place(row.getString("row_key"), row.getString("column_key")),
                        new Pivot.Cell(
                                row.getLong("customers"),
                                (Long) row.getObject("members"),
                                (Long) row.getObject("effective_members"),
                                row.getBigDecimal("total_income"),
                                row.getBigDecimal("group_paid"),
                                row.getBigDecimal("personal_bills"),
                                row.getBigDecimal("informatization"))))
                .list();
        return new Pivot(
                rows,
                columns,
                headings(scope, rows, Pivot.keys(cells, Pivot.Place::row)),
                headings(scope, columns, Pivot.keys(cells, Pivot.Place::column)),
                cells);
    }

    /** Cities by code, managers by name, everything else as it sorts; what is not known comes last. */
    private List<Pivot.Heading> headings(AccessScope scope, Dimension dimension, List<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<String, String> names = new LinkedHashMap<>();
        switch (dimension) {
            case CITY ->
                named("select id::text as key, name from org_unit where id = any(:ids) order by code", keys, names);
            case MANAGER ->
                jdbc.sql(
                                "select a.id::text as key, a.name from account a where a.role = 'manager' and a.id = any(:ids) and "
                                        + scope.predicate("a") + " order by a.name collate \"zh-x-icu\", a.id")
                        .params(scope.parameters())
                        .param("ids", keys.stream().map(Integer::valueOf).toArray(Integer[]::new))
                        .query((row, number) -> names.put(row.getString("key"), row.getString("name")))
                        .list();
            case TIER, INDUSTRY, GRID -> {
                // the key is the name
            }
        }
        List<Pivot.Heading> headings = new ArrayList<>();
        names.forEach((key, name) -> headings.add(new Pivot.Heading(key, name)));
        Map<String, Boolean> named = new HashMap<>();
        names.keySet().forEach(key -> named.put(key, true));
        keys.stream()
                .filter(key -> !key.isEmpty() && !named.containsKey(key))
                .sorted()
                .forEach(key -> headings.add(new Pivot.Heading(key, null)));
        if (keys.contains("")) {
            headings.add(new Pivot.Heading("", null));
        }
        return headings;
    }

    private void named(String sql, List<String> keys, Map<String, String> names) {
        jdbc.sql(sql)
                .param("ids", keys.stream().map(Integer::valueOf).toArray(Integer[]::new))
                .query((row, number) -> names.put(row.getString("key"), row.getString("name")))
                .list();
    }
}
