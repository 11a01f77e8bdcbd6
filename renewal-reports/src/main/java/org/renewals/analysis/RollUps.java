package org.renewals.analysis;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.figure.ScopeMonth;

/** Reads rows of {@code scope_month} and of queries of that shape, and says which totals of a roll-up are kept from whom. */
public final class RollUps {

    /** G0 cells over fewer members are suppressed (contract.md section 3). */
    public static final long FEWEST_MEMBERS = 5;

    private RollUps() {}

    /**
     * Whether a total over so many members has to be kept from a reader. A manager sees each of his customers anyway, so his
     * totals hide nothing; members that were never delivered cannot be counted.
     */
    public static boolean hides(AccessScope scope, @Nullable Long members) {
        return scope.kind() != AccessScope.Kind.MANAGER && members != null && members < FEWEST_MEMBERS;
    }

    public static ScopeMonth read(ResultSet row, AccessScope scope) throws SQLException {
        return read(row, hides(scope, count(row, "members")));
    }

    /** A single customer's month in the same shape, for readers of single customers: nothing of it is withheld. */
    public static ScopeMonth readOne(ResultSet row) throws SQLException {
        return read(row, false);
    }

    private static ScopeMonth read(ResultSet row, boolean suppressed) throws SQLException {
        Long members = count(row, "members");
        return new ScopeMonth(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                suppressed,
                row.getLong("customers"),
                row.getLong("new_customers"),
                row.getLong("lost_customers"),
                members,
                count(row, "effective_members"),
                count(row, "inactive_members"),
                count(row, "joined"),
                count(row, "left_members"),
                count(row, "opening_members"),
                count(row, "vnet_users"),
                count(row, "baseline_users"),
                count(row, "baseline_kept"),
                amount(row, "tenure_weighted"),
                count(row, "tenure_members"),
                amount(row, "group_paid"),
                amount(row, "informatization"),
                amount(row, "personal_bills"),
                amount(row, "roaming"),
                amount(row, "new_services"),
                amount(row, "toll"),
                amount(row, "local_fees"),
                amount(row, "other_fees"),
                amount(row, "minutes"),
                amount(row, "arrears"),
                amount(row, "operating_income"),
                row.getLong("tier_a1"),
                row.getLong("tier_a2"),
                row.getLong("tier_b1"),
                row.getLong("tier_b2"),
                row.getLong("tier_c"),
                row.getLong("upgrades"),
                row.getLong("downgrades"),
                row.getLong("risk_low"),
                row.getLong("risk_medium"),
                row.getLong("risk_high"),
                row.getLong("risk_very_high"),
                row.getLong("attention"),
                amount(row, "score_sum"),
                count(row, "with_members"),
                count(row, "zero_member"),
                count(row, "few_member"),
                count(row, "status_anomalies"),
                count(row, "call_anomalies"));
    }

    private static @Nullable Long count(ResultSet row, String column) throws SQLException {
        return (Long) row.getObject(column);
    }

    private static @Nullable BigDecimal amount(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column);
    }
}
