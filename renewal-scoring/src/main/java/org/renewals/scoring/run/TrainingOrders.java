package org.renewals.scoring.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.audit.AuditLog;
import org.renewals.database.ScopedWork;
import org.renewals.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Trainings that somebody orders on a page and a job carries out. */
@Service
public class TrainingOrders {

    private static final Logger log = LoggerFactory.getLogger(TrainingOrders.class);

    private final ModelTraining training;
    private final JdbcClient jdbc;
    private final ScopedWork work;
    private final AuditLog audit;
    private final Clock clock;

    TrainingOrders(ModelTraining training, JdbcClient jdbc, DataSource dataSource, AuditLog audit, Clock clock) {
        this.training = training;
        this.jdbc = jdbc;
        this.work = new ScopedWork(dataSource);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A training as it was ordered.
     *
     * @param finishedAt null while it waits or is under way
     * @param model id of what was trained; null until it is
     * @param version its name
     * @param failure key of what went wrong; null if nothing did
     * @param reference what to look for in the log; null where the text says it all
     */
    public record Order(
            YearMonth month,
            String who,
            Instant orderedAt,
            @Nullable Instant finishedAt,
            @Nullable Integer model,
            @Nullable String version,
            @Nullable String failure,
            List<String> arguments,
            @Nullable String reference) {}

    /**
     * Orders a training on behalf of whoever is logged in; the caller has it begun.
     *
     * @param month the last whose outcomes the model is to know
     * @throws Refused if a training is under way or ordered already, or the month does not do (see {@link ModelTraining#check})
     */
    @Transactional
    public void order(YearMonth month) {
        training.check(month);
        boolean busy = ModelTraining.isUnderWay(jdbc)
                || jdbc.sql("select exists (select from training_order where status = 'waiting')")
                        .query(Boolean.class)
                        .single();
        if (busy) {
            throw new Refused(ModelTraining.UNDER_WAY);
        }
        jdbc.sql("insert into training_order (month, account_id, ordered_at) values (:month, :account, :now)")
                .param("month", month.atDay(1))
                .param("account", CurrentScope.require().requireAccountId())
                .param("now", OffsetDateTime.now(clock))
                .update();
        audit.record("model-training.ordered", "month", month.toString(), Map.of());
    }

    /** The newest orders, newest first. */
    @Transactional(readOnly = true)
    public List<Order> newest(int most) {
        return jdbc.sql("""
                        select o.month, a.name as who, o.ordered_at, o.finished_at, o.model_id, m.version,
                            o.failure ->> 'key' as failure_key,
                            array(select jsonb_array_elements_text(o.failure -> 'arguments')) as failure_args, o.reference
                        from training_order o join account a on a.id = o.account_id
                        left join likelihood_model m on m.id = o.model_id order by o.id desc limit :most""")
                .param("most", most)
                .query((row, number) -> order(row))
                .list();
    }

    /** Months a model could be trained on: those that were run, newest first. */
    @Transactional(readOnly = true)
    public List<YearMonth> months() {
        return jdbc
                .sql("select month from account_month where run_at is not null order by month desc")
                .query(LocalDate.class)
                .list()
                .stream()
                .map(YearMonth::from)
                .toList();
    }

    /**
     * Carries out what was ordered for a month, if it still waits. What goes wrong is kept with the order.
     *
     * @throws Refused if another training is under way, perhaps this very one on a node that was thought dead: the order waits,
     *     to be tried again
     */
    public void carryOut(YearMonth month) {
        Optional<Integer> account = work.call(
                AccessScope.system(),
                connection -> jdbc(connection)
                        .sql("select account_id from training_order where month = ? and status = 'waiting'")
                        .param(month.atDay(1))
                        .query(Integer.class)
                        .optional());
        if (account.isEmpty()) {
            return;
        }
        try {
            int model = training.train(month, ModelTraining.SEED, account.get(), (step, percent) -> {})
                    .id();
            finish(month, model, null, null);
        } catch (Refused refused) {
            if (refused.key().equals(ModelTraining.UNDER_WAY)) {
                throw refused;
            }
            finish(month, null, refused, null);
        } catch (RuntimeException e) {
            String reference =
                    HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
            log.error("The training on {} failed, reference {}", month, reference, e);
            finish(month, null, new Refused("model.unexpected"), reference);
        }
    }

    private void finish(
            YearMonth month, @Nullable Integer model, @Nullable Refused failure, @Nullable String reference) {
        String[] arguments = failure == null
                ? new String[0]
                : failure.arguments().stream().map(String::valueOf).toArray(String[]::new);
        work.run(
                AccessScope.system(),
                connection -> jdbc(connection)
                        .sql("""
                        update training_order set status = case when :model::int is null then 'failed' else 'done' end,
                            finished_at = :now, model_id = :model, reference = :reference,
                            failure = case when cast(:key as text) is not null
                                then jsonb_build_object('key', cast(:key as text), 'arguments', to_jsonb(:arguments::text[])) end
                        where month = :month and status = 'waiting'""")
                        .param("model", model)
                        .param("now", OffsetDateTime.now(clock))
                        .param("reference", reference)
                        .param("key", failure == null ? null : failure.key())
                        .param("arguments", arguments)
                        .param("month", month.atDay(1))
                        .update());
    }

    private static Order order(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Order(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getString("who"),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getObject("model_id", Integer.class),
                row.getString("version"),
                row.getString("failure_key"),
                List.of((String[]) row.getArray("failure_args").getArray()),
                row.getString("reference"));
    }

    private static JdbcClient jdbc(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
