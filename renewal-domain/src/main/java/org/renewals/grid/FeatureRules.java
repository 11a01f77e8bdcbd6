package org.renewals.grid;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.tier.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds feature grids and their rules. A city finds those across the province and its own; so do its managers. */
@Component
@Transactional(readOnly = true)
public class FeatureRules {

    private static final String RULE = "select r.*, u.kind as org_kind, g.org_id from feature_rule r"
            + " join grid g on g.id = r.grid_id join org_unit u on u.id = g.org_id";

    private final JdbcClient jdbc;

    FeatureRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A feature grid of the scope. */
    public Optional<FeatureGrid> grid(AccessScope scope, String code) {
        return jdbc.sql("select g.id, g.code, g.name, u.kind as org_kind, g.org_id, u.city_id from grid g"
                        + " join org_unit u on u.id = g.org_id where g.kind = 'feature' and g.code = :code and "
                        + place(scope, "u"))
                .param("code", code.replace('\0', ' '))
                .params(city(scope))
                .query((row, number) -> new FeatureGrid(
                        row.getInt("id"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("org_kind"),
                        row.getInt("org_id"),
                        (Integer) row.getObject("city_id")))
                .optional();
    }

    /** Every rule a feature grid ever had, the newest first. */
    public List<FeatureRule> history(AccessScope scope, int gridId) {
        return jdbc.sql(RULE + " where r.grid_id = :grid and " + place(scope, "r") + " order by r.id desc")
                .param("grid", gridId)
                .params(city(scope))
                .query((row, number) -> read(row))
                .list();
    }

    /** The rule that a run put down beside its figures. */
    public static Optional<FeatureRule> find(AccessScope scope, JdbcClient jdbc, int id) {
        return jdbc.sql(RULE + " where r.id = :id and " + place(scope, "r"))
                .param("id", id)
                .params(city(scope))
                .query((row, number) -> read(row))
                .optional();
    }

    /** The rules a month is run with; retired ones are left out. */
    public static List<FeatureRule> effectiveIn(AccessScope scope, JdbcClient jdbc, YearMonth month) {
        return jdbc.sql(
                        "select * from (select distinct on (r.grid_id) r.*, u.kind as org_kind, g.org_id from feature_rule r"
                                + " join grid g on g.id = r.grid_id and g.kind = 'feature' join org_unit u on u.id = g.org_id"
                                + " where r.effective_from <= :month and " + place(scope, "r")
                                + " order by r.grid_id, r.effective_from desc, r.id desc) newest where not retired")
                .param("month", month.atDay(1))
                .params(city(scope))
                .query((row, number) -> read(row))
                .list();
    }

    /** What lies across the province concerns every city. */
    private static String place(AccessScope scope, String alias) {
        return switch (scope.kind()) {
            case PROVINCE, SYSTEM -> "true";
            case CITY, MANAGER -> "(" + alias + ".city_id is null or " + alias + ".city_id = :placeCity)";
            case ADMIN, LOGIN -> throw new IllegalStateException(scope.kind() + " sees no customer data");
        };
    }

    private static Map<String, Object> city(AccessScope scope) {
        Integer city = scope.cityId();
        return city == null ? Map.of() : Map.of("placeCity", city);
    }

    private static FeatureRule read(ResultSet row) throws SQLException {
        return new FeatureRule(
                row.getInt("id"),
                row.getInt("grid_id"),
                row.getString("org_kind"),
                row.getInt("org_id"),
                YearMonth.from(row.getObject("effective_from", LocalDate.class)),
                row.getBoolean("retired"),
                new FeatureConditions(
                        texts(row, "industries"),
                        texts(row, "tiers").stream().map(Tier::valueOf).collect(Collectors.toSet()),
                        texts(row, "grid_types"),
                        decimal(row, "income_from"),
                        decimal(row, "income_to"),
                        (Integer) row.getObject("employees_from"),
                        (Integer) row.getObject("employees_to")),
                row.getString("reason"),
                row.getString("actor"),
                row.getTimestamp("set_at").toInstant());
    }

    private static @Nullable BigDecimal decimal(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column);
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? Set.of() : Set.of((String[]) array.getArray());
    }
}
