package org.renewals.analysis.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists {@link IdleMembers} of one's own customers, the most first. */
@Component
@Transactional(readOnly = true)
public class IdleMembersQuery {

    private final JdbcClient jdbc;

    IdleMembersQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws NotAllowed for anybody but a manager: members of single customers are his alone (contract.md section 3) */
    public List<IdleMembers> find(AccessScope scope, YearMonth month) {
        if (scope.kind() != AccessScope.Kind.MANAGER) {
            throw new NotAllowed("members of single customers");
        }
        return jdbc.sql("select c.code, c.name, f.members, f.effective_members, f.inactive_members,"
                        + " p.inactive_members as previous from assessment a"
                        + " join customer_month f on f.customer_id = a.customer_id and f.month = a.month"
                        + " left join customer_month p on p.customer_id = a.customer_id and p.month = :before"
                        + " left join customer c on c.id = a.customer_id"
                        + " where a.month = :month and " + scope.predicate("a") + " and f.inactive_members > 0"
                        + " order by f.inactive_members desc, c.code nulls last, a.customer_id")
                .params(scope.parameters())
                .param("month", month.atDay(1))
                .param("before", month.minusMonths(1).atDay(1))
                .query((row, number) -> new IdleMembers(
                        row.getString("code"),
                        row.getString("name"),
                        count(row, "members"),
                        count(row, "effective_members"),
                        row.getLong("inactive_members"),
                        count(row, "previous")))
                .list();
    }

    private static @Nullable Long count(ResultSet row, String column) throws SQLException {
        Integer count = (Integer) row.getObject(column);
        return count == null ? null : count.longValue();
    }
}
