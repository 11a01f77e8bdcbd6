package org.renewals.grid;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
import org.renewals.audit.AuditLog;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.renewals.tier.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets the province say whom feature grids choose. Months that were run keep the rule they were run with. */
@Service
public class FeatureRuleDesk {

    public static final int MAX_REASON = 500;

    private final FeatureRules rules;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    FeatureRuleDesk(FeatureRules rules, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.rules = rules;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The month from which a rule set now holds: the first that has not been run. */
    @Transactional(readOnly = true)
    public YearMonth effectiveFrom(AccessScope scope) {
        require(scope);
        LocalDate last = jdbc.sql("select max(month) from account_month where run_at is not null")
                .query(LocalDate.class)
                .optional()
                .orElse(null);
        return last == null ? YearMonth.now(clock) : YearMonth.from(last).plusMonths(1);
    }

    /**
     * Sets the rule of a feature grid from the next month to be run on.
     *
     * @throws NotAllowed for anybody but the province
     * @throws NotFound if there is no such feature grid
     * @throws Refused without a condition or a reason, and if somebody else changed the rule meanwhile
     */
    @Transactional
    public void change(AccessScope scope, ChangeFeatureRule order) {
        require(scope);
        FeatureGrid grid =
                rules.grid(scope, order.grid()).orElseThrow(() -> new NotFound("feature grid", order.grid()));
        if (!order.retire() && order.conditions().isEmpty()) {
            throw new Refused("grid.rule.empty");
        }
        String reason = checked(order.reason());
        jdbc.sql("select pg_advisory_xact_lock(hashtext('renewals.feature_rule'), :grid)")
                .param("grid", grid.id())
                .query()
                .listOfRows();
        List<FeatureRule> history = rules.history(scope, grid.id());
        int newest = history.isEmpty() ? 0 : history.get(0).id();
        if (newest != order.basedOn()) {
            throw new Refused("grid.rule.overtaken");
        }
        YearMonth from = effectiveFrom(scope);
        FeatureConditions conditions = order.retire() ? FeatureConditions.NONE : order.conditions();
        jdbc.sql("""
                        insert into feature_rule (grid_id, city_id, effective_from, retired, industries, tiers, grid_types,
                            income_from, income_to, employees_from, employees_to, reason, account_id, actor, set_at)
                        values (:grid, :city, :from, :retired, cast(:industries as text[]), cast(:tiers as text[]),
                            cast(:types as text[]), :incomeFrom, :incomeTo, :employeesFrom, :employeesTo, :reason, :account,
                            coalesce((select a.login from account a where a.id = :account), '-'), :now)""")
                .param("grid", grid.id())
                .param("city", grid.cityId())
                .param("from", Date.valueOf(from.atDay(1)))
                .param("retired", order.retire())
                .param("industries", array(conditions.industries()))
                .param(
                        "tiers",
                        array(conditions.tiers().stream().map(Tier::name).collect(java.util.stream.Collectors.toSet())))
                .param("types", array(conditions.gridTypes()))
                .param("incomeFrom", conditions.incomeFrom())
                .param("incomeTo", conditions.incomeTo())
                .param("employeesFrom", conditions.employeesFrom())
                .param("employeesTo", conditions.employeesTo())
                .param("reason", reason)
                .param("account", scope.requireAccountId())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.record(
                order.retire() ? "feature-rule.retired" : "feature-rule.set",
                "grid",
                grid.code(),
                grid.cityId(),
                null,
                Map.of("from", from.toString(), "reason", reason));
    }

    private static String @Nullable [] array(Set<String> values) {
        return values.isEmpty() ? null : values.stream().sorted().toArray(String[]::new);
    }

    private static String checked(String reason) {
        String stripped = Objects.requireNonNullElse(reason, "").strip();
        if (stripped.isEmpty()) {
            throw new Refused("grid.rule.reason-missing");
        }
        if (stripped.length() > MAX_REASON) {
            throw new Refused("grid.rule.reason-long", stripped.length(), MAX_REASON);
        }
        if (stripped.chars().anyMatch(each -> Character.isISOControl(each) && each != '\n' && each != '\r')) {
            throw new Refused("grid.rule.control-character");
        }
        return stripped;
    }

    private static void require(AccessScope scope) {
        if (scope.kind() != AccessScope.Kind.PROVINCE) {
            throw new NotAllowed("rules of feature grids by " + scope.kind());
        }
    }
}
