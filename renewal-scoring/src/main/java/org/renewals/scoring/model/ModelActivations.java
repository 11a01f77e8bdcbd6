package org.renewals.scoring.model;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.access.NotAllowed;
import org.renewals.audit.AuditLog;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which model scores which month: people decide it, one after the other, and every decision stays on record. */
@Service
@Transactional
public class ModelActivations {

    /** Longest reason, in characters. */
    public static final int MAX_REASON = 500;

    /** Subject of audit entries about the expert scorecard. */
    private static final String SCORECARD = "scorecard";

    /** How far ahead a model may be put into use. */
    private static final int MONTHS_AHEAD = 12;

    /** Makes people decide one after the other. Any number nobody else locks. */
    private static final long LOCK = 7_036_874_417_767L;

    private static final String SELECT = """
            select a.id, a.model_id, m.version, a.from_month, a.activated_at, c.name as who, a.actor, a.reason
            from model_activation a left join likelihood_model m on m.id = a.model_id
            left join account c on c.id = a.account_id\s""";

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    ModelActivations(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a roll-back would do.
     *
     * @param leaving what it would take out of use
     * @param model id of what would come back; null for the expert scorecard
     * @param version its name; null for the expert scorecard
     */
    public record RollBack(
            Activation leaving,
            @Nullable Integer model,
            @Nullable String version,
            YearMonth from) {}

    /** As {@link #activate(ActivationOrder, String)}, on behalf of the account logged in, or of a command. */
    public Activation activate(ActivationOrder order) {
        return activate(order, AuditLog.SYSTEM);
    }

    /**
     * Puts a model or the expert scorecard into use.
     *
     * @param actor who does it where nobody is logged in
     * @throws NotAllowed for anybody but the province and the product itself
     * @throws NotFound if there is no such model
     * @throws Refused if the reason is missing or too long, the model knows what became of contracts of that month, it is in
     *     use then already, the month is too far ahead, or somebody else decided meanwhile
     */
    public Activation activate(ActivationOrder order, String actor) {
        String reason = checkedReason(order.reason());
        decideAlone(order.basedOn());
        YearMonth next = nextMonth();
        YearMonth from = order.from() == null ? next : order.from();
        String version = order.model() == null ? null : checkedVersion(order.model(), from);
        if (from.isAfter(next.plusMonths(MONTHS_AHEAD))) {
            throw new Refused(
                    "model.too-far-ahead",
                    from.toString(),
                    next.plusMonths(MONTHS_AHEAD).toString());
        }
        Integer present = championFor(jdbc, from).map(Activation::model).orElse(null);
        if (Objects.equals(present, order.model())) {
            throw version == null
                    ? new Refused("model.scorecard-in-use", from.toString())
                    : new Refused("model.in-use", version, from.toString());
        }
        return record(order.model(), version, from, reason, actor, "model.activated");
    }

    /**
     * Goes back to what was in use before, from the next month to be scored on.
     *
     * @param basedOn as in {@link ActivationOrder}
     * @throws NotAllowed for anybody but the province and the product itself
     * @throws Refused if there is nothing to go back from, the reason is missing or too long, or somebody else decided
     *     meanwhile
     */
    public Activation rollBack(@Nullable String reason, @Nullable Integer basedOn) {
        String checked = checkedReason(reason);
        decideAlone(basedOn);
        RollBack back = rollBack().orElseThrow(() -> new Refused("model.nothing-to-roll-back"));
        return record(back.model(), back.version(), back.from(), checked, AuditLog.SYSTEM, "model.rolled-back");
    }

    /** What a roll-back would do now; empty where no model was ever put into use. */
    @Transactional(readOnly = true)
    public Optional<RollBack> rollBack() {
        Optional<LocalDate> latest = jdbc.sql("select max(from_month) from model_activation")
                .query(LocalDate.class)
                .optional();
        return latest.map(day -> {
            YearMonth last = YearMonth.from(day);
            YearMonth next = nextMonth();
            YearMonth from = last.isAfter(next) ? last : next;
            Activation leaving = championFor(jdbc, from).orElseThrow();
            Optional<Activation> before = counting(jdbc, from, leaving.id());
            return new RollBack(
                    leaving,
                    before.map(Activation::model).orElse(null),
                    before.map(Activation::version).orElse(null),
                    from);
        });
    }

    /** All decisions, the newest first. */
    @Transactional(readOnly = true)
    public List<Activation> history() {
        return jdbc.sql(SELECT + "order by a.id desc")
                .query((row, number) -> activation(row))
                .list();
    }

    /** The month to be scored next: the one after the newest that was run. */
    @Transactional(readOnly = true)
    public YearMonth nextMonth() {
        return jdbc.sql("select max(month) from account_month where run_at is not null")
                .query(LocalDate.class)
                .optional()
                .map(day -> YearMonth.from(day).plusMonths(1))
                .orElseGet(() -> YearMonth.now(clock));
    }

    /**
     * What scores a month: the newest decision for the latest month not after it.
     *
     * @param jdbc in a transaction of whatever scope
     * @return empty for the expert scorecard, which serves where nothing was decided or where the model knows more than the
     *     month could
     */
    public static Optional<Activation> championFor(JdbcClient jdbc, YearMonth month) {
        return counting(jdbc, month, Integer.MAX_VALUE);
    }

    /**
     * The model that speaks beside the champion without being listened to: the newest that was never in use, was trained
     * after the champion and knows nothing after the month.
     *
     * @param jdbc in a transaction of whatever scope
     * @return its id
     */
    public static Optional<Integer> challengerFor(JdbcClient jdbc, YearMonth month) {
        Integer champion = championFor(jdbc, month).map(Activation::model).orElse(null);
        return jdbc.sql("""
                        select m.id from likelihood_model m
                        where m.known_until <= :month and m.id > :champion
                          and not exists (select from model_activation a where a.model_id = m.id)
                        order by m.id desc limit 1""")
                .param("month", month.atDay(1))
                .param("champion", champion == null ? 0 : champion)
                .query(Integer.class)
                .optional();
    }

    private static Optional<Activation> counting(JdbcClient jdbc, YearMonth month, int before) {
        return jdbc.sql(SELECT + """
                        where a.id = (select id from model_activation where id < :before and from_month <= :month
                                order by from_month desc, id desc limit 1)
                          and (m.known_until is null or m.known_until <= :month)""")
                .param("before", before)
                .param("month", month.atDay(1))
                .query((row, number) -> activation(row))
                .optional();
    }

    /** Waits for whoever is deciding, and then looks whether it still is what the order was made in sight of. */
    private void decideAlone(@Nullable Integer basedOn) {
        AccessScope.Kind kind = CurrentScope.require().kind();
        if (kind != AccessScope.Kind.PROVINCE && kind != AccessScope.Kind.SYSTEM) {
            throw new NotAllowed(kind + " cannot put a model into use");
        }
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", LOCK)
                .query()
                .listOfRows();
        List<Activation> newest = jdbc.sql(SELECT + "order by a.id desc limit 1")
                .query((row, number) -> activation(row))
                .list();
        int present = newest.isEmpty() ? 0 : newest.get(0).id();
        if (basedOn != null && basedOn != present) {
            String other = newest.isEmpty() ? null : newest.get(0).who();
            throw other == null ? new Refused("model.overtaken") : new Refused("model.overtaken-by", other);
        }
    }

    private String checkedVersion(int model, YearMonth from) {
        record Known(String version, YearMonth until) {}
        Known known = jdbc.sql("select version, known_until from likelihood_model where id = :id")
                .param("id", model)
                .query((row, number) -> new Known(
                        row.getString("version"), YearMonth.from(row.getObject("known_until", LocalDate.class))))
                .optional()
                .orElseThrow(() -> new NotFound("model", model));
        if (from.isBefore(known.until())) {
            throw new Refused(
                    "model.knows-too-much", known.version(), known.until().toString(), from.toString());
        }
        return known.version();
    }

    /**
     * A reason as it is kept.
     *
     * @throws Refused if it is missing, too long or cannot be written
     */
    public static String checkedReason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Refused("model.reason-missing");
        }
        String stripped = reason.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length > MAX_REASON) {
            throw new Refused("model.reason-long", length, MAX_REASON);
        }
        stripped.codePoints()
                .filter(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                .findFirst()
                .ifPresent(c -> {
                    throw new Refused("model.reason-control-character", "%04X".formatted(c));
                });
        return stripped;
    }

    private Activation record(
            @Nullable Integer model,
            @Nullable String version,
            YearMonth from,
            String reason,
            String actor,
            String action) {
        Integer account = CurrentScope.require().accountId();
        int id = jdbc.sql("""
                        insert into model_activation (model_id, from_month, activated_at, account_id, actor, reason)
                        values (:model, :from, :now, :account,
                            coalesce((select login from account where id = :account), :actor), :reason)
                        returning id""")
                .param("model", model)
                .param("from", from.atDay(1))
                .param("now", OffsetDateTime.now(clock))
                .param("account", account)
                .param("actor", actor)
                .param("reason", reason)
                .query(Integer.class)
                .single();
        audit.recordAs(
                account,
                actor,
                action,
                "model",
                version == null ? SCORECARD : version,
                Map.of("from", from, "reason", reason));
        return jdbc.sql(SELECT + "where a.id = :id")
                .param("id", id)
                .query((row, number) -> activation(row))
                .single();
    }

    private static Activation activation(ResultSet row) throws SQLException {
        return new Activation(
                row.getInt("id"),
                row.getObject("model_id", Integer.class),
                row.getString("version"),
                YearMonth.from(row.getObject("from_month", LocalDate.class)),
                row.getObject("activated_at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("actor"),
                row.getString("reason"));
    }
}
