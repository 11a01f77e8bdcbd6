package org.renewals.analysis.grid;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.RollUps;
import org.renewals.grid.GridKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads {@link GridTree} from the roll-ups: for the province whole grids, for a city its own, for a manager what his own
 * customers come to in each grid.
 */
@Component
@Transactional(readOnly = true)
public class GridTreeQuery {

    private static final String LINE = "select r.*, g.code, g.name, m.name as responsible, m.login as responsible_login"
            + " from grid_month r join grid g on g.id = r.grid_id left join account m on m.id = r.responsible_id";

    private static final String SUMS = "coalesce(sum(r.customers), 0) as customers, sum(r.members) as members,"
            + " sum(r.effective_members) as effective_members, sum(r.group_paid) as group_paid,"
            + " sum(r.informatization) as informatization, sum(r.personal_bills) as personal_bills,"
            + " sum(r.tier_a1) as tier_a1, sum(r.tier_a2) as tier_a2, sum(r.tier_b1) as tier_b1,"
            + " sum(r.tier_b2) as tier_b2, sum(r.tier_c) as tier_c, sum(r.at_risk) as at_risk,"
            + " sum(r.attention) as attention";

    private final JdbcClient jdbc;

    GridTreeQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param code null for the top
     * @return empty for a grid that has no line for the reader in the month, and at the top where there is no line at all
     */
    public Optional<GridTree> find(AccessScope scope, YearMonth month, @Nullable String code) {
        List<GridLine> path = new ArrayList<>();
        if (code != null) {
            Optional<GridLine> grid = one(scope, month, code);
            if (grid.isEmpty()) {
                return Optional.empty();
            }
            path.addAll(path(scope, month, grid.get()));
        }
        Map<Integer, List<GridLine>> groups = new HashMap<>();
        List<Integer> ids = path.stream().map(GridLine::id).toList();
        lines(
                        scope,
                        month,
                        " and r.kind <> 'feature' and "
                                + (ids.isEmpty()
                                        ? "r.parent_id is null"
                                        : "(r.parent_id is null or r.parent_id = any(cast(:ids as int[])))"),
                        ids)
                .forEach(line -> groups.computeIfAbsent(key(line.parentId()), each -> new ArrayList<>())
                        .add(line));
        List<GridLine> children = shown(scope, path, groups);
        GridLine grid = path.isEmpty() ? null : path.get(path.size() - 1);
        List<GridLine> features = features(scope, month, grid);
        if (grid == null && children.isEmpty() && features.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new GridTree(
                month,
                path,
                children,
                features,
                grid == null || grid.kind() != GridKind.FEATURE ? null : chosen(scope, month, grid.id()),
                types(scope, month, grid)));
    }

    private Optional<GridLine> one(AccessScope scope, YearMonth month, String code) {
        return jdbc.sql(LINE + " where r.month = :month and r.basis = 'placed' and g.code = :code and " + part(scope)
                        + " and " + scope.predicate("r"))
                .param("month", month.atDay(1))
                .param("code", code.replace('\0', ' '))
                .params(scope.parameters())
                .query((row, number) -> line(row, scope))
                .optional();
    }

    private List<GridLine> path(AccessScope scope, YearMonth month, GridLine grid) {
        List<GridLine> path = new ArrayList<>(List.of(grid));
        Integer parent = grid.parentId();
        while (parent != null) {
            List<GridLine> above = lines(scope, month, " and r.grid_id = any(cast(:ids as int[]))", List.of(parent));
            if (above.isEmpty()) {
                break;
            }
            path.add(0, above.get(0));
            parent = above.get(0).parentId();
        }
        return path;
    }

    private List<GridLine> lines(AccessScope scope, YearMonth month, String condition, List<Integer> ids) {
        return jdbc.sql(LINE + " where r.month = :month and r.basis = 'placed' and " + part(scope) + " and "
                        + scope.predicate("r") + condition + " order by length(g.code), g.code")
                .param("month", month.atDay(1))
                .param("ids", ids.toArray(Integer[]::new))
                .params(scope.parameters())
                .query((row, number) -> line(row, scope))
                .list();
    }

    private List<GridLine> features(AccessScope scope, YearMonth month, @Nullable GridLine grid) {
        String where = grid == null ? "" : " and r.parent_id = :parent";
        JdbcClient.StatementSpec statement = jdbc.sql(LINE + " where r.month = :month and r.kind = 'feature' and "
                        + part(scope) + " and " + scope.predicate("r") + where + " order by g.code, r.basis desc")
                .param("month", month.atDay(1))
                .params(scope.parameters());
        if (grid != null) {
            statement = statement.param("parent", grid.id());
        }
        return statement.query((row, number) -> line(row, scope)).list();
    }

    private @Nullable GridLine chosen(AccessScope scope, YearMonth month, int gridId) {
        return jdbc.sql(LINE + " where r.month = :month and r.basis = 'matched' and r.grid_id = :grid and "
                        + part(scope) + " and " + scope.predicate("r"))
                .param("month", month.atDay(1))
                .param("grid", gridId)
                .params(scope.parameters())
                .query((row, number) -> line(row, scope))
                .optional()
                .orElse(null);
    }

    private List<GridTree.Type> types(AccessScope scope, YearMonth month, @Nullable GridLine grid) {
        String below = grid == null
                ? ""
                : "with recursive below(id) as (select cast(:grid as int) union all select r.grid_id from grid_month r"
                        + " join below b on r.parent_id = b.id where r.month = :month and r.basis = 'placed' and "
                        + part(scope) + " and " + scope.predicate("r") + ") ";
        JdbcClient.StatementSpec statement = jdbc.sql(below
                        + "select r.subtype, count(*) as grids, count(r.responsible_id) as managed, " + SUMS
                        + " from grid_month r where r.month = :month and r.basis = 'placed' and r.kind = 'micro' and "
                        + part(scope) + " and " + scope.predicate("r")
                        + (grid == null ? "" : " and r.grid_id in (select id from below)")
                        + " group by r.subtype order by count(*) desc, r.subtype nulls last")
                .param("month", month.atDay(1))
                .params(scope.parameters());
        if (grid != null) {
            statement = statement.param("grid", grid.id());
        }
        List<GridTree.Type> types = statement
                .query((row, number) -> new GridTree.Type(
                        row.getString("subtype"), row.getLong("grids"), row.getLong("managed"), figures(row, scope)))
                .list();
        return withoutTheLastType(types);
    }

    /** A single suppressed type could be computed as the total less all others (contract.md section 3). */
    private static List<GridTree.Type> withoutTheLastType(List<GridTree.Type> types) {
        if (types.stream().filter(type -> type.figures().suppressed()).count() != 1) {
            return types;
        }
        return types.stream()
                .filter(type -> !type.figures().suppressed() && type.figures().members() != null)
                .min(Comparator.comparingLong(
                        type -> Objects.requireNonNull(type.figures().members())))
                .map(smallest -> types.stream()
                        .map(type -> type.equals(smallest) ? type.suppressed() : type)
                        .toList())
                .orElse(types);
    }

    /**
     * The lines below the last grid of the path as the reader may see them. What is suppressed on one level must not follow
     * from the others, so that the levels above are gone through as if each had been looked at; grids of the path that turn
     * out to be suppressed are so in the path too.
     */
    private static List<GridLine> shown(AccessScope scope, List<GridLine> path, Map<Integer, List<GridLine>> groups) {
        GridLine parent = null;
        for (int depth = 0; ; depth++) {
            List<GridLine> group = groups.getOrDefault(parent == null ? 0 : parent.id(), List.of());
            List<GridLine> visible = scope.kind() == AccessScope.Kind.MANAGER ? group : withheld(parent, group);
            if (depth == path.size()) {
                return visible;
            }
            GridLine step = path.get(depth);
            GridLine seen = visible.stream()
                    .filter(line -> line.id() == step.id())
                    .findFirst()
                    .orElse(step);
            path.set(depth, seen);
            parent = seen;
        }
    }

    /** What of a parent's members is in none of its children is a cell as well. */
    private static List<GridLine> withheld(@Nullable GridLine parent, List<GridLine> group) {
        long hidden = group.stream().filter(line -> line.figures().suppressed()).count();
        boolean smallRest = parent != null && parent.direct() > 0 && rest(parent, group) < RollUps.FEWEST_MEMBERS;
        boolean wouldTell = hidden == 0 && parent != null && parent.figures().suppressed();
        if (hidden + (smallRest ? 1 : 0) != 1 && !wouldTell) {
            return group;
        }
        return group.stream()
                .filter(line -> !line.figures().suppressed() && line.figures().members() != null)
                .min(Comparator.comparingLong(
                        line -> Objects.requireNonNull(line.figures().members())))
                .map(smallest -> group.stream()
                        .map(line -> line.equals(smallest) ? line.suppressed() : line)
                        .toList())
                .orElse(group);
    }

    private static long rest(GridLine parent, List<GridLine> group) {
        long below = group.stream()
                .mapToLong(line -> Objects.requireNonNullElse(line.figures().members(), 0L))
                .sum();
        return Objects.requireNonNullElse(parent.figures().members(), 0L) - below;
    }

    private static int key(@Nullable Integer parent) {
        return parent == null ? 0 : parent;
    }

    /** The lines a reader sees: of the whole, of his city's part, of his own customers. */
    static String part(AccessScope scope) {
        return switch (scope.kind()) {
            case PROVINCE, SYSTEM -> "r.part = 'whole'";
            case CITY -> "r.part <> 'manager'";
            case MANAGER -> "r.part = 'manager'";
            case ADMIN, LOGIN -> throw new IllegalStateException(scope.kind() + " sees no customer data");
        };
    }

    static GridLine line(ResultSet row, AccessScope scope) throws SQLException {
        return new GridLine(
                row.getInt("grid_id"),
                row.getString("code"),
                row.getString("name"),
                GridKind.of(row.getString("kind")),
                row.getString("subtype"),
                (Integer) row.getObject("parent_id"),
                row.getString("basis").equals("matched"),
                (Integer) row.getObject("rule_id"),
                row.getLong("direct_customers"),
                row.getString("responsible"),
                row.getString("responsible_login"),
                figures(row, scope));
    }

    private static GridFigures figures(ResultSet row, AccessScope scope) throws SQLException {
        Long members = count(row, "members");
        return new GridFigures(
                RollUps.hides(scope, members),
                row.getLong("customers"),
                members,
                count(row, "effective_members"),
                amount(row, "group_paid"),
                amount(row, "informatization"),
                amount(row, "personal_bills"),
                row.getLong("tier_a1"),
                row.getLong("tier_a2"),
                row.getLong("tier_b1"),
                row.getLong("tier_b2"),
                row.getLong("tier_c"),
                row.getLong("at_risk"),
                row.getLong("attention"));
    }

    /** Sums of counts come as decimals. */
    private static @Nullable Long count(ResultSet row, String column) throws SQLException {
        BigDecimal number = row.getBigDecimal(column);
        return number == null ? null : number.longValueExact();
    }

    private static @Nullable BigDecimal amount(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column);
    }
}
