package org.renewals.analysis.grid;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
import org.renewals.analysis.customer.GridGap;
import org.renewals.grid.GridKind;
import org.renewals.scoring.care.CareLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@link GridCoverage}, and the grids behind its numbers. */
@Component
@Transactional(readOnly = true)
public class GridCoverageQuery {

    private static final String FAULTY = "select g.code, g.name, r.kind, r.subtype, p.name as parent, u.name as city,"
            + " a.name as responsible, r.customers, r.direct_customers,"
            + " (select count(*) from grid_month m where m.month = r.month and m.basis = 'placed' and m.part = 'whole'"
            + " and m.parent_id = r.grid_id and m.kind = 'micro') as micro,"
            + " (select count(*) from grid_month m where m.month = r.month and m.basis = 'placed' and m.part = 'whole'"
            + " and m.parent_id = r.grid_id and m.kind = 'micro' and m.responsible_id is null) as unmanaged"
            + " from grid_month r join grid g on g.id = r.grid_id left join grid p on p.id = r.parent_id"
            + " left join org_unit u on u.id = r.city_id left join account a on a.id = r.responsible_id";

    private final JdbcClient jdbc;

    GridCoverageQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return empty where grids were not looked at in the month */
    public Optional<GridCoverage> find(AccessScope scope, YearMonth month) {
        boolean manager = scope.kind() == AccessScope.Kind.MANAGER;
        return jdbc.sql("select r.* from grid_coverage r where r.month = :month and r.scope_kind = :kind and "
                        + scope.predicate("r"))
                .param("month", month.atDay(1))
                .param("kind", kind(scope))
                .params(scope.parameters())
                .query((row, number) -> {
                    Map<GridGap, Long> gaps = new EnumMap<>(GridGap.class);
                    for (GridGap gap : GridGap.values()) {
                        gaps.put(gap, row.getLong(gap.code()));
                    }
                    Map<CareLevel, Long> care = new EnumMap<>(CareLevel.class);
                    for (CareLevel level : CareLevel.values()) {
                        Long customers = (Long) row.getObject("care_" + level.code());
                        if (customers != null) {
                            care.put(level, customers);
                        }
                    }
                    return new GridCoverage(
                            row.getLong("customers"),
                            gaps,
                            care,
                            manager ? 0 : count(scope, month, "r.kind in ('sub', 'micro')"),
                            manager ? Map.of() : problems(scope, month),
                            manager ? List.of() : uncovered(scope));
                })
                .optional();
    }

    private static String kind(AccessScope scope) {
        return switch (scope.kind()) {
            case PROVINCE, SYSTEM -> "province";
            case CITY -> "city";
            case MANAGER -> "manager";
            case ADMIN, LOGIN -> throw new IllegalStateException(scope.kind() + " sees no customer data");
        };
    }

    private Map<GridProblem, Long> problems(AccessScope scope, YearMonth month) {
        String counts = Arrays.stream(GridProblem.values())
                .map(problem -> "count(*) filter (where " + problem.condition() + ") as " + problem.code())
                .collect(Collectors.joining(", "));
        return jdbc.sql("select " + counts + " from grid_month r where r.month = :month and r.basis = 'placed'"
                        + " and r.part = 'whole' and " + scope.predicate("r"))
                .param("month", month.atDay(1))
                .params(scope.parameters())
                .query((row, number) -> {
                    Map<GridProblem, Long> problems = new EnumMap<>(GridProblem.class);
                    for (GridProblem problem : GridProblem.values()) {
                        problems.put(problem, row.getLong(problem.code()));
                    }
                    return problems;
                })
                .single();
    }

    private long count(AccessScope scope, YearMonth month, String condition) {
        return jdbc.sql("select count(*) from grid_month r where r.month = :month and r.basis = 'placed'"
                        + " and r.part = 'whole' and " + scope.predicate("r") + " and " + condition)
                .param("month", month.atDay(1))
                .params(scope.parameters())
                .query(Long.class)
                .single();
    }

    private List<String> uncovered(AccessScope scope) {
        String city = scope.kind() == AccessScope.Kind.CITY ? " and u.city_id = :scopeCity" : "";
        return jdbc.sql(
                        "select u.name from org_unit u where u.kind = 'county'" + city
                                + " and not exists (select from grid g where g.kind = 'sub' and g.org_id = u.id) order by u.code")
                .params(scope.parameters())
                .query(String.class)
                .list();
    }

    /** How many grids a list of them has. */
    public long count(AccessScope scope, YearMonth month, GridProblem problem) {
        require(scope);
        return count(scope, month, problem.condition());
    }

    /** Hands over the grids of a problem, by code, at most so many after so many. */
    public void forEach(
            AccessScope scope,
            YearMonth month,
            GridProblem problem,
            int after,
            int most,
            Consumer<FaultyGrid> consumer) {
        require(scope);
        jdbc.sql(FAULTY + " where r.month = :month and r.basis = 'placed' and r.part = 'whole' and "
                        + scope.predicate("r") + " and " + problem.condition()
                        + " order by g.code limit :most offset :after")
                .param("month", month.atDay(1))
                .param("most", most)
                .param("after", after)
                .params(scope.parameters())
                .query((row, number) -> new FaultyGrid(
                        row.getString("code"),
                        row.getString("name"),
                        GridKind.of(row.getString("kind")),
                        row.getString("subtype"),
                        row.getString("parent"),
                        row.getString("city"),
                        row.getString("responsible"),
                        row.getLong("customers"),
                        row.getLong("direct_customers"),
                        row.getLong("micro"),
                        row.getLong("unmanaged")))
                .list()
                .forEach(consumer);
    }

    /** A manager's lines are of his own customers and tell nothing about whole grids. */
    private static void require(AccessScope scope) {
        if (scope.kind() == AccessScope.Kind.MANAGER) {
            throw new NotAllowed("whole grids");
        }
    }
}
