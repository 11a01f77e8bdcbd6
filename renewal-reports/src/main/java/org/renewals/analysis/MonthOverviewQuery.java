package org.renewals.analysis;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.ScopeMonth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@link MonthOverview} from the roll-ups. */
@Component
@Transactional(readOnly = true)
public class MonthOverviewQuery {

    private final JdbcClient jdbc;
    private final Targets targets;

    MonthOverviewQuery(JdbcClient jdbc, Targets targets) {
        this.jdbc = jdbc;
        this.targets = targets;
    }

    /** @return empty where nothing was computed for the subject in that month, or the scope may not see it */
    public Optional<MonthOverview> find(AccessScope scope, Subject subject, YearMonth month) {
        List<ScopeMonth> history = jdbc.sql("select r.* from scope_month r where r.scope_kind = :kind"
                        + " and r.scope_id = :id and r.month between :from and :to and " + scope.predicate("r")
                        + " order by r.month")
                .param("kind", subject.kind().code())
                .param("id", subject.id())
                .param(
                        "from",
                        month.minusMonths(MonthOverview.MONTHS_OF_HISTORY).atDay(1))
                .param("to", month.atDay(1))
                .params(scope.parameters())
                .query((row, number) -> RollUps.read(row, scope))
                .list();
        if (history.isEmpty() || !history.get(history.size() - 1).month().equals(month)) {
            return Optional.empty();
        }
        return Optional.of(new MonthOverview(
                subject,
                month,
                history,
                targets.shares(Metric.EFFECTIVE_MEMBER_SHARE.key(), month).of(subject)));
    }
}
