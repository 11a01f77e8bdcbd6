package org.renewals.analysis;

import java.time.YearMonth;
import java.util.List;
import org.renewals.access.AccessScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@link DueContracts} from the roll-ups. */
@Component
@Transactional(readOnly = true)
public class DueContractsQuery {

    private final JdbcClient jdbc;

    DueContractsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Without any cell where nothing is due. */
    public DueContracts find(AccessScope scope, Subject subject, YearMonth month) {
        List<DueContracts.Cell> cells = jdbc.sql(
                        "select r.window_days, r.risk_level, r.contracts, r.value, r.likely, r.at_risk"
                                + " from scope_due r where r.month = :month and r.scope_kind = :kind and r.scope_id = :id and "
                                + scope.predicate("r") + " order by r.window_days, r.risk_level")
                .param("month", month.atDay(1))
                .param("kind", subject.kind().code())
                .param("id", subject.id())
                .params(scope.parameters())
                .query((row, number) -> new DueContracts.Cell(
                        row.getInt("window_days"),
                        row.getString("risk_level"),
                        row.getLong("contracts"),
                        row.getBigDecimal("value"),
                        row.getBigDecimal("likely"),
                        row.getBigDecimal("at_risk")))
                .list();
        return new DueContracts(subject, month, cells);
    }
}
