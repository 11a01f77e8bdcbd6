package org.renewals.analysis.customer;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.tier.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds customers of a scope by code, name and pinyin initials, as they are now. Reads no more than {@value #EACH} customers
 * of each way to match, so that a word half of all names hold costs no more than a rare one.
 */
@Component
@Transactional(readOnly = true)
public class CustomerSearchQuery {

    private static final int EACH = 200;

    private final JdbcClient jdbc;

    CustomerSearchQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A customer that was found.
     *
     * @param tier in effect now; null before the first monthly run
     * @param county null for what belongs to its city directly
     */
    public record Hit(
            Match match,
            String code,
            String name,
            @Nullable Tier tier,
            String city,
            @Nullable String county,
            String manager) {}

    /**
     * The best matches, the best of them first.
     *
     * @param more whether there are others
     */
    public record Found(List<Hit> hits, boolean more) {}

    /**
     * @param typed as people type it; finds nothing if it is blank
     * @param most how many to tell
     */
    public Found find(AccessScope scope, String typed, int most) {
        String plain = Search.plain(typed);
        if (plain.isEmpty()) {
            return new Found(List.of(), false);
        }
        Search.plannedForItsText(jdbc);
        String initials = Search.initials(plain);
        String lower = plain.toLowerCase(Locale.ROOT);
        List<Hit> hits = jdbc.sql("select c.code, c.name, c.initials, c.tier, city.name as city, county.name as county,"
                        + " m.name as manager from customer c join (" + matching(scope, plain) + ") f on f.id = c.id"
                        + " join org_unit city on city.id = c.city_id"
                        + " left join org_unit county on county.id = c.org_id and county.kind = 'county'"
                        + " join account m on m.id = c.manager_id where " + scope.predicate("c"))
                .params(scope.parameters())
                .params(Search.parameters(plain))
                .param("plain", plain)
                .param("lower", lower)
                .param("upper", plain.toUpperCase(Locale.ROOT))
                .param("codePrefix", Search.prefix(lower))
                .param("namePrefix", Search.prefix(lower))
                .param("initialsPrefix", Search.prefix(initials))
                .query((row, number) -> {
                    String tier = row.getString("tier");
                    return new Hit(
                            Match.of(plain, row.getString("code"), row.getString("name"), row.getString("initials")),
                            row.getString("code"),
                            row.getString("name"),
                            tier == null ? null : Tier.valueOf(tier),
                            row.getString("city"),
                            row.getString("county"),
                            row.getString("manager"));
                })
                .list();
        return new Found(hits.stream().sorted(best()).limit(most).toList(), hits.size() > most);
    }

    /**
     * Ids of customers that match, the best among them. Where a scope has few customers they are all looked at, once: the
     * second lock keeps the indexes of words from being asked before it. Where it has all of them, each kind of match is asked
     * for by itself, so that the best is not among those left out where there are too many of the others.
     */
    private static String matching(AccessScope scope, String plain) {
        String exact = "c.code in (:plain, :lower, :upper)";
        String code = "lower(c.code) like :codePrefix";
        String name = "c.search_name like :namePrefix";
        String initials = Search.initials(plain).isEmpty() ? "false" : "c.initials like :initialsPrefix";
        if (scope.kind() == AccessScope.Kind.CITY || scope.kind() == AccessScope.Kind.MANAGER) {
            return "select c.id from customer c where " + scope.predicate("c") + " and "
                    + Search.condition("c", plain) + " order by case when " + exact
                    + " or c.search_name = :lower then 0 when " + code + " then 1 when " + name + " then 2 when "
                    + initials + " then 3 else 4 end limit " + EACH;
        }
        return Stream.of(
                        exact,
                        "c.search_name = :lower",
                        Search.isSignificant(plain) ? code : "false",
                        name,
                        initials,
                        Search.condition("c", plain))
                .map(way -> "(select c.id from customer c where " + scope.predicate("c") + " and " + way + " limit "
                        + EACH + ")")
                .collect(Collectors.joining(" union "));
    }

    /** The better match, then the better tier, then the shorter name: it holds less else. */
    private static Comparator<Hit> best() {
        return Comparator.comparing(Hit::match)
                .thenComparing(Hit::tier, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(hit -> hit.name().length())
                .thenComparing(Hit::name)
                .thenComparing(Hit::code);
    }
}
