package org.renewals.analysis.operation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.RollUps;
import org.renewals.analysis.Subject;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@link ProductProgress} from the roll-ups and the targets. */
@Component
@Transactional(readOnly = true)
public class ProductProgressQuery {

    /** Every place a roll-up can be about; what belongs to a city directly is a county of the city's own id. */
    private static final String PLACES = """
            (select id, code, name, kind, city_id from org_unit
             union all select id, code, name, 'county', city_id from org_unit where kind = 'city'
             union all select id, login, name, 'manager', city_id from account where role = 'manager') u""";

    private static final String ROWS = """
            select p.code as product_code, u.id, u.code, u.name, u.kind, u.city_id, t.value as target, s.income, s.users
            from %s cross join product p
            left join target t on t.metric = '%s' || p.code and t.org_id = u.id and t.period = :year
                and u.kind in ('province', 'city', 'county') and (u.kind <> 'county' or u.id <> u.city_id)
            left join (select r.scope_kind, r.scope_id, r.product_id, sum(r.income) as income, min(r.users) as users
                       from scope_product r where r.month between :january and :month and r.product_id in (:products)
                         and (r.scope_kind = :kind and r.scope_id = :id
                             or r.scope_kind = :parts and (r.city_id = :city or :city = 0)) and %s group by r.scope_kind, r.scope_id, r.product_id) s
                on s.scope_kind = u.kind and s.scope_id = u.id and s.product_id = p.id
            where p.id in (:products) and (u.kind = :kind and u.id = :id
                or u.kind = :parts and (u.city_id = :city or :city = 0) and (t.value is not null or s.income is not null))
            order by p.code, u.code, u.id""";

    private final JdbcClient jdbc;
    private final StandingQuery standings;

    ProductProgressQuery(JdbcClient jdbc, StandingQuery standings) {
        this.jdbc = jdbc;
        this.standings = standings;
    }

    /** The products for which the year has a target of the subject or of a place around it, by code. */
    public List<ProductProgress> find(AccessScope scope, Subject subject, YearMonth month) {
        Map<String, Promoted> promoted = promoted(scope, subject, month);
        if (promoted.isEmpty()) {
            return List.of();
        }
        List<YearMonth> missing = missing(month);
        jdbc.sql(ROWS.formatted(PLACES, ProductProgress.TARGET, scope.predicate("r")))
                .params(scope.parameters())
                .param("year", String.valueOf(month.getYear()))
                .param("january", month.withMonth(1).atDay(1))
                .param("month", month.atDay(1))
                .param(
                        "products",
                        promoted.values().stream().map(each -> each.id).toList())
                .param("kind", subject.kind().code())
                .param("id", subject.id())
                .param("parts", partsOf(subject))
                .param("city", subject.cityId() == null ? 0 : subject.cityId())
                .query((row, number) -> {
                    Promoted product = promoted.get(row.getString("product_code"));
                    return product != null && product.add(row, scope, subject, missing.isEmpty());
                })
                .list();
        return promoted.values().stream()
                .map(product -> product.progress(subject, month, missing))
                .filter(ProductProgress::concerns)
                .toList();
    }

    private Map<String, Promoted> promoted(AccessScope scope, Subject subject, YearMonth month) {
        Map<String, Promoted> promoted = new LinkedHashMap<>();
        jdbc.sql("select distinct p.id, p.code, p.name from target t join product p on t.metric = '"
                        + ProductProgress.TARGET + "' || p.code where t.period = :year"
                        + " and (t.city_id is null or t.city_id = :city or :city = 0) order by p.code")
                .param("year", String.valueOf(month.getYear()))
                .param("city", subject.cityId() == null ? 0 : subject.cityId())
                .query((row, number) -> {
                    String code = row.getString("code");
                    return promoted.put(
                            code,
                            new Promoted(
                                    row.getInt("id"),
                                    code,
                                    row.getString("name"),
                                    standings.product(scope, month, code)));
                })
                .list();
        return promoted;
    }

    private List<YearMonth> missing(YearMonth month) {
        Set<YearMonth> computed = new HashSet<>(jdbc
                .sql("select month from account_month where run_at is not null and month between :january and :month")
                .param("january", month.withMonth(1).atDay(1))
                .param("month", month.atDay(1))
                .query(LocalDate.class)
                .list()
                .stream()
                .map(YearMonth::from)
                .toList());
        List<YearMonth> missing = new ArrayList<>();
        for (YearMonth each = month.withMonth(1); !each.isAfter(month); each = each.plusMonths(1)) {
            if (!computed.contains(each)) {
                missing.add(each);
            }
        }
        return missing;
    }

    private static String partsOf(Subject subject) {
        return switch (subject.kind()) {
            case PROVINCE -> "city";
            case CITY -> "county";
            case COUNTY, MANAGER -> "none";
        };
    }

    /** A product while its rows come in. */
    private static final class Promoted {

        private final int id;
        private final String code;
        private final String name;
        private final Map<Integer, Standing> standings;
        private final Map<Integer, BigDecimal> incomes = new HashMap<>();
        private final List<ProductProgress.Row> parts = new ArrayList<>();
        private ProductProgress.@Nullable Row whole;

        Promoted(int id, String code, String name, Map<Integer, Standing> standings) {
            this.id = id;
            this.code = code;
            this.name = name;
            this.standings = standings;
        }

        boolean add(ResultSet row, AccessScope scope, Subject subject, boolean complete) throws SQLException {
            boolean self = row.getString("kind").equals(subject.kind().code()) && row.getInt("id") == subject.id();
            BigDecimal income = row.getBigDecimal("income");
            Value value = !complete
                    ? Value.notAvailable(Metric.PRODUCT_YEAR_INCOME)
                    : RollUps.hides(scope, (Long) row.getObject("users"))
                            ? Value.suppressed(Metric.PRODUCT_YEAR_INCOME)
                            : Value.of(Metric.PRODUCT_YEAR_INCOME, income);
            Subject place = self ? subject : part(row, subject);
            Standing standing = place.is(Subject.Kind.CITY) ? standings.get(place.id()) : null;
            ProductProgress.Row read = new ProductProgress.Row(place, value, row.getBigDecimal("target"), standing);
            if (self) {
                whole = read;
                return true;
            }
            if (income != null) {
                incomes.put(place.id(), income);
            }
            return parts.add(read);
        }

        private static Subject part(ResultSet row, Subject whole) throws SQLException {
            return new Subject(
                    row.getString("kind").equals("city") ? Subject.Kind.CITY : Subject.Kind.COUNTY,
                    row.getInt("id"),
                    row.getString("code"),
                    row.getString("name"),
                    (Integer) row.getObject("city_id"),
                    whole);
        }

        ProductProgress progress(Subject subject, YearMonth month, List<YearMonth> missing) {
            ProductProgress.Row own = whole == null
                    ? new ProductProgress.Row(subject, Value.notAvailable(Metric.PRODUCT_YEAR_INCOME), null, null)
                    : whole;
            Standing standing = own.standing();
            Value average = subject.is(Subject.Kind.PROVINCE)
                    ? own.completion()
                    : standing == null ? Value.notAvailable(Metric.PRODUCT_COMPLETION) : standing.province();
            return new ProductProgress(code, name, month, missing, own, withoutTheLastOne(), average);
        }

        /** A single suppressed part could be computed as the total less all others (contract.md section 3). */
        private List<ProductProgress.Row> withoutTheLastOne() {
            if (parts.stream().filter(row -> row.income().isSuppressed()).count() != 1) {
                return parts;
            }
            return parts.stream()
                    .filter(row -> row.income().isKnown())
                    .min(Comparator.comparing(
                            row -> incomes.getOrDefault(row.subject().id(), BigDecimal.ZERO)))
                    .map(smallest -> parts.stream()
                            .map(row -> row.equals(smallest) ? row.suppressed() : row)
                            .toList())
                    .orElse(parts);
        }
    }
}
