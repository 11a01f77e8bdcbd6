package org.renewals.scoring.threshold;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
import org.renewals.audit.AuditLog;
import org.renewals.scoring.anomaly.ThresholdBook;
import org.renewals.scoring.anomaly.ThresholdRule;
import org.renewals.scoring.anomaly.ThresholdScope;
import org.renewals.scoring.anomaly.ThresholdSteps;
import org.renewals.scoring.anomaly.Thresholds;
import org.renewals.shared.Refused;
import org.renewals.tier.TierClass;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where thresholds are set: by the province for everybody, by a city for its customers, by a manager for his own and only
 * stricter than his city has them (R062). A change ends one line and begins another with the next month to be computed, so
 * that a month keeps the thresholds it was computed with; every line stays.
 */
@Service
@Transactional
public class ThresholdDesk {

    /** Makes people set thresholds one after the other. Any number nobody else locks. */
    private static final long LOCK = 7_036_874_417_795L;

    private final ThresholdLines lines;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    ThresholdDesk(ThresholdLines lines, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.lines = lines;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whose customers' thresholds a person sets.
     *
     * @throws NotAllowed for whoever sets none
     */
    public static ThresholdScope scopeOf(AccessScope scope) {
        return switch (scope.kind()) {
            case PROVINCE -> ThresholdScope.PROVINCE;
            case CITY -> ThresholdScope.CITY;
            case MANAGER -> ThresholdScope.MANAGER;
            case ADMIN, LOGIN, SYSTEM -> throw new NotAllowed(scope.kind() + " sets no thresholds");
        };
    }

    /** Id of that city or manager; 0 for the province. */
    public static int scopeIdOf(AccessScope scope) {
        return switch (scopeOf(scope)) {
            case PROVINCE -> 0;
            case CITY -> Objects.requireNonNull(scope.cityId());
            case MANAGER -> Objects.requireNonNull(scope.managerId());
        };
    }

    /** The first month a change made now is for: it has not been computed, and does not lie in the past. */
    @Transactional(readOnly = true)
    public YearMonth nextMonth(AccessScope scope) {
        scopeOf(scope);
        YearMonth present = YearMonth.now(clock);
        return jdbc.sql("select max(month) from account_month where run_at is not null")
                .query(LocalDate.class)
                .optional()
                .map(day -> YearMonth.from(day).plusMonths(1))
                .filter(next -> next.isAfter(present))
                .orElse(present);
    }

    /**
     * The rule an order would make.
     *
     * @throws NotAllowed for whoever sets no thresholds
     * @throws Refused if the thresholds cannot be set, or are a manager's and looser than his city's
     */
    @Transactional(readOnly = true)
    public ThresholdRule check(AccessScope scope, @Nullable TierClass tierClass, Thresholds thresholds) {
        ThresholdRule rule =
                new ThresholdRule(scopeOf(scope), scopeIdOf(scope), tierClass, thresholds, nextMonth(scope), null);
        for (double each : new double[] {thresholds.t1(), thresholds.t2(), thresholds.t3()}) {
            if (!ThresholdSteps.isStep(each)) {
                throw new Refused(
                        "threshold.no-step", each, ThresholdSteps.STEP, ThresholdSteps.MOST * ThresholdSteps.STEP);
            }
        }
        if (rule.scope() == ThresholdScope.MANAGER) {
            ThresholdBook.of(lines.rules(scope))
                    .whyNot(rule, Objects.requireNonNull(scope.cityId()))
                    .ifPresent(reason -> {
                        throw new Refused(
                                reason.key(),
                                reason.arguments().stream()
                                        .map(ThresholdDesk::written)
                                        .toArray());
                    });
        }
        return rule;
    }

    private static Object written(Object argument) {
        return argument instanceof Number ? argument : argument.toString();
    }

    /**
     * Sets thresholds for the customers of the scope.
     *
     * @return the first month they are for
     * @throws NotAllowed for whoever sets no thresholds
     * @throws Refused as {@link #check}, if they are what the scope has already, or if somebody else set others meanwhile
     */
    public YearMonth set(AccessScope scope, ThresholdOrder order) {
        decideAlone();
        ThresholdRule rule = check(scope, order.tierClass(), order.thresholds());
        Optional<ThresholdLine> open = open(scope, order.tierClass(), order.basedOn());
        if (open.map(ThresholdLine::thresholds)
                .filter(order.thresholds()::equals)
                .isPresent()) {
            throw new Refused("threshold.same");
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        open.ifPresent(line -> end(scope, line, rule.effectiveFrom(), now));
        jdbc.sql("""
                insert into threshold_rule (scope_kind, city_id, manager_id, tier_class, t1, t2, t3, effective_from, account_id,
                    set_at)
                values (:kind, :city, :manager, :class, :t1, :t2, :t3, :from, :account, :now)
                """)
                .param("kind", rule.scope().code())
                .param("city", scope.cityId())
                .param("manager", scope.managerId())
                .param(
                        "class",
                        order.tierClass() == null ? null : order.tierClass().name())
                .param("t1", order.thresholds().t1())
                .param("t2", order.thresholds().t2())
                .param("t3", order.thresholds().t3())
                .param("from", rule.effectiveFrom().atDay(1))
                .param("account", scope.requireAccountId())
                .param("now", now)
                .update();
        Map<String, Object> detail = detail(rule.tierClass(), rule.effectiveFrom());
        open.ifPresent(line -> detail.put("before", written(line.thresholds())));
        detail.put("thresholds", written(order.thresholds()));
        record(scope, "threshold.set", detail);
        return rule.effectiveFrom();
    }

    /**
     * Gives the scope's own thresholds up; what is set above it counts again.
     *
     * @param tierClass null for those for all classes
     * @param basedOn as in {@link ThresholdOrder}
     * @return the first month without them
     * @throws NotAllowed for the province, which has nothing above it, and for whoever sets no thresholds
     * @throws Refused if there are none, or if somebody else set others meanwhile
     */
    public YearMonth giveUp(AccessScope scope, @Nullable TierClass tierClass, int basedOn) {
        if (scopeOf(scope) == ThresholdScope.PROVINCE) {
            throw new NotAllowed("the province cannot do without thresholds");
        }
        decideAlone();
        ThresholdLine line =
                open(scope, tierClass, basedOn).orElseThrow(() -> new Refused("threshold.none-to-give-up"));
        YearMonth from = nextMonth(scope);
        end(scope, line, from, OffsetDateTime.now(clock));
        Map<String, Object> detail = detail(tierClass, from);
        detail.put("before", written(line.thresholds()));
        record(scope, "threshold.given-up", detail);
        return from;
    }

    /** Waits for whoever is setting thresholds. */
    private void decideAlone() {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", LOCK)
                .query()
                .listOfRows();
    }

    /** The scope's own open line for a class; refuses where it is not the one the person saw. */
    private Optional<ThresholdLine> open(AccessScope scope, @Nullable TierClass tierClass, int basedOn) {
        Optional<ThresholdLine> open = own(scope, lines.open(scope), tierClass);
        if (open.map(ThresholdLine::id).orElse(0) != basedOn) {
            String other = open.map(ThresholdLine::setBy).orElse(null);
            throw other == null ? new Refused("threshold.overtaken") : new Refused("threshold.overtaken-by", other);
        }
        return open;
    }

    /** Of open lines the scope's own for a class, or for all classes where that is null. */
    public static Optional<ThresholdLine> own(
            AccessScope scope, List<ThresholdLine> open, @Nullable TierClass tierClass) {
        ThresholdScope kind = scopeOf(scope);
        int id = scopeIdOf(scope);
        return open.stream()
                .filter(line -> line.scope() == kind && line.scopeId() == id && line.tierClass() == tierClass)
                .findFirst();
    }

    /** A line that has not begun by then never does: its last month lies before its first. */
    private void end(AccessScope scope, ThresholdLine line, YearMonth from, OffsetDateTime now) {
        YearMonth last = (line.from().isBefore(from) ? from : line.from()).minusMonths(1);
        jdbc.sql(
                        "update threshold_rule r set effective_to = :last, ended_by = :account, ended_at = :now where r.id = :id and "
                                + scope.predicate("r"))
                .params(scope.parameters())
                .param("last", last.atDay(1))
                .param("account", scope.requireAccountId())
                .param("now", now)
                .param("id", line.id())
                .update();
    }

    private static Map<String, Object> detail(@Nullable TierClass tierClass, YearMonth from) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("class", tierClass == null ? "all" : tierClass);
        detail.put("from", from);
        return detail;
    }

    private static String written(Thresholds thresholds) {
        return thresholds.t1() + "/" + thresholds.t2() + "/" + thresholds.t3();
    }

    private void record(AccessScope scope, String action, Map<String, Object> detail) {
        audit.record(action, "thresholds", scopeOf(scope).code(), scope.cityId(), scope.managerId(), detail);
    }
}
