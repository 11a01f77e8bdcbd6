package org.renewals.analysis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds subjects inside a scope; what the scope may not see does not exist. */
@Component
@Transactional(readOnly = true)
public class Subjects {

    private static final String UNIT =
            "select u.id, u.code, u.name, u.kind, u.city_id, p.id as parent_id, p.code as parent_code,"
                    + " p.name as parent_name, p.kind as parent_kind, p.city_id as parent_city_id"
                    + " from org_unit u left join org_unit p on p.id = case u.kind when 'county' then u.city_id"
                    + " else u.parent_id end";

    private static final String MANAGER =
            "select a.id, a.login as code, a.name, 'manager' as kind, a.city_id, p.id as parent_id,"
                    + " p.code as parent_code, p.name as parent_name, p.kind as parent_kind,"
                    + " p.city_id as parent_city_id from account a join org_unit p on p.id = a.city_id"
                    + " where a.role = 'manager'";

    private final JdbcClient jdbc;

    Subjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The widest subject of a scope: the province, one's own city, oneself.
     *
     * @return empty as long as no organisation has been loaded
     * @throws IllegalStateException for scopes that see no customer
     */
    public Optional<Subject> top(AccessScope scope) {
        return switch (scope.kind()) {
            case PROVINCE, SYSTEM -> unit(scope, "u.kind = 'province' order by u.id limit 1", Map.of());
            case CITY -> unit(scope, "u.id = :id", Map.of("id", required(scope.cityId())));
            case MANAGER -> managerWhere(scope, "a.id = :id", Map.of("id", required(scope.managerId())));
            case ADMIN, LOGIN -> throw new IllegalStateException(scope.kind() + " sees no customer data");
        };
    }

    /** A city or county of the scope; a county of the city's own code is {@link Subject#directlyAt} that city. */
    public Optional<Subject> unit(AccessScope scope, Subject.Kind kind, String code) {
        if (kind == Subject.Kind.MANAGER) {
            throw new IllegalArgumentException("a manager is not an organisation unit");
        }
        Optional<Subject> unit =
                unit(scope, "u.kind = :kind and u.code = :code", Map.of("kind", kind.code(), "code", storable(code)));
        return unit.isEmpty() && kind == Subject.Kind.COUNTY
                ? unit(scope, Subject.Kind.CITY, code).map(Subject::directlyAt)
                : unit;
    }

    /** An account manager of the scope, by login. */
    public Optional<Subject> manager(AccessScope scope, String login) {
        return managerWhere(scope, "a.login = :login", Map.of("login", storable(login)));
    }

    /** The cities a reader may choose from, by code. */
    public List<Subject> cities(AccessScope scope) {
        return switch (scope.kind()) {
            case PROVINCE, SYSTEM -> units(scope, "u.kind = 'city' order by u.code", Map.of());
            case CITY -> units(scope, "u.id = :id", Map.of("id", required(scope.cityId())));
            default -> List.of();
        };
    }

    /** The counties of a city, by code; none for managers, who have no selector (R020). */
    public List<Subject> counties(AccessScope scope, int cityId) {
        return mayChoose(scope, cityId)
                ? units(scope, "u.kind = 'county' and u.city_id = :city order by u.code", Map.of("city", cityId))
                : List.of();
    }

    /** The account managers of a city, by name; none for managers. */
    public List<Subject> managers(AccessScope scope, int cityId) {
        return mayChoose(scope, cityId)
                ? jdbc.sql(MANAGER + " and a.city_id = :city order by a.name collate \"zh-x-icu\", a.id")
                        .param("city", cityId)
                        .query((row, number) -> subject(scope, row))
                        .list()
                : List.of();
    }

    /**
     * Cities, counties and account managers whose code, login or name is like a pattern; none for managers, who have no
     * selector (R020).
     *
     * @param part pattern of {@code like}, in small letters
     * @param initials pattern for the initials of the name's pinyin; empty for none
     * @param most how many of each kind to tell
     */
    public List<Subject> like(AccessScope scope, String part, String initials, int most) {
        if (scope.kind() == AccessScope.Kind.MANAGER) {
            return List.of();
        }
        Map<String, Object> parameters = Map.of("part", part, "initials", initials, "most", most);
        List<Subject> found = new ArrayList<>(units(
                scope,
                "u.kind <> 'province' and (lower(u.code) like :part or searchable(u.name) like :part"
                        + " or u.initials like :initials) order by u.kind, u.code limit :most",
                parameters));
        found.addAll(managersWhere(
                scope,
                "(lower(a.login) like :part or searchable(a.name) like :part or a.initials like :initials)"
                        + " order by a.name collate \"zh-x-icu\", a.id limit :most",
                parameters));
        return found;
    }

    /** PostgreSQL refuses the character NUL; no code contains it. */
    private static String storable(String code) {
        return code.replace('\0', ' ');
    }

    private static boolean mayChoose(AccessScope scope, int cityId) {
        return switch (scope.kind()) {
            case PROVINCE, SYSTEM -> true;
            case CITY -> required(scope.cityId()) == cityId;
            default -> false;
        };
    }

    private Optional<Subject> unit(AccessScope scope, String condition, Map<String, Object> parameters) {
        return units(scope, condition, parameters).stream().findFirst();
    }

    private List<Subject> units(AccessScope scope, String condition, Map<String, Object> parameters) {
        String bound = switch (scope.kind()) {
            case PROVINCE, SYSTEM -> "true";
            case CITY -> "u.city_id = :scopeCity";
            default -> "false";
        };
        return jdbc.sql(UNIT + " where " + bound + " and " + condition)
                .params(scope.kind() == AccessScope.Kind.CITY ? scope.parameters() : Map.of())
                .params(parameters)
                .query((row, number) -> subject(scope, row))
                .list();
    }

    private Optional<Subject> managerWhere(AccessScope scope, String condition, Map<String, Object> parameters) {
        return managersWhere(scope, condition, parameters).stream().findFirst();
    }

    private List<Subject> managersWhere(AccessScope scope, String condition, Map<String, Object> parameters) {
        String bound = switch (scope.kind()) {
            case PROVINCE, SYSTEM -> "true";
            case CITY -> "a.city_id = :scopeCity";
            case MANAGER -> "a.id = :scopeManager";
            case ADMIN, LOGIN -> "false";
        };
        return jdbc.sql(MANAGER + " and " + bound + " and " + condition)
                .params(scope.parameters())
                .params(parameters)
                .query((row, number) -> subject(scope, row))
                .list();
    }

    private static Subject subject(AccessScope scope, ResultSet row) throws SQLException {
        Subject.Kind kind = kind(row.getString("kind"));
        return new Subject(
                kind,
                row.getInt("id"),
                row.getString("code"),
                row.getString("name"),
                (Integer) row.getObject("city_id"),
                showsParent(scope, kind) ? parent(row) : null);
    }

    /** The way up ends where the scope ends: a city is not shown the province, a manager not his city's figures. */
    private static boolean showsParent(AccessScope scope, Subject.Kind kind) {
        return switch (scope.kind()) {
            case PROVINCE, SYSTEM -> kind != Subject.Kind.PROVINCE;
            case CITY -> kind != Subject.Kind.CITY;
            default -> false;
        };
    }

    private static @Nullable Subject parent(ResultSet row) throws SQLException {
        String kind = row.getString("parent_kind");
        return kind == null
                ? null
                : new Subject(
                        kind(kind),
                        row.getInt("parent_id"),
                        row.getString("parent_code"),
                        row.getString("parent_name"),
                        (Integer) row.getObject("parent_city_id"),
                        null);
    }

    private static Subject.Kind kind(String code) {
        return Subject.Kind.valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }

    private static int required(@Nullable Integer id) {
        if (id == null) {
            throw new IllegalStateException("the scope names no id");
        }
        return id;
    }
}
