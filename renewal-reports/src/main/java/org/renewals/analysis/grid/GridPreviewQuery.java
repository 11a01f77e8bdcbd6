package org.renewals.analysis.grid;

import java.time.YearMonth;
import java.util.List;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
import org.renewals.grid.FeatureConditions;
import org.renewals.grid.FeatureGrid;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says how many customers a rule would choose before it is set. */
@Component
@Transactional(readOnly = true)
public class GridPreviewQuery {

    /** How far customers are counted. */
    public static final int COUNTED = 10_000;

    private static final int FEW = 5;

    private final JdbcClient jdbc;

    GridPreviewQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many there would be.
     *
     * @param few one to four, chosen by their income: how many exactly would tell what single customers pay
     * @param more whether counting stopped at {@code customers}
     */
    public record Preview(long customers, boolean few, boolean more) {}

    /** @throws NotAllowed for anybody but the province */
    public Preview count(AccessScope scope, FeatureGrid grid, FeatureConditions conditions, YearMonth month) {
        if (scope.kind() != AccessScope.Kind.PROVINCE) {
            throw new NotAllowed("rules of feature grids by " + scope.kind());
        }
        long counted = jdbc.sql("select count(*) from (select 1 from assessment a where a.month = :month and "
                        + scope.predicate("a") + " and " + grid.predicate(conditions, "a") + " limit :beyond) counted")
                .params(scope.parameters())
                .params(grid.parameters(conditions))
                .param("month", month.atDay(1))
                .param("beyond", COUNTED + 1)
                .query(Long.class)
                .single();
        boolean few = conditions.lookAtIncome() && counted > 0 && counted < FEW;
        return new Preview(few ? 0 : Math.min(counted, COUNTED), few, counted > COUNTED);
    }

    /** The types of micro-grids there are, to choose from. */
    public List<String> gridTypes(AccessScope scope) {
        return jdbc.sql("select distinct g.subtype from grid g where g.kind = 'micro' and g.subtype is not null"
                        + " order by g.subtype")
                .query(String.class)
                .list();
    }
}
