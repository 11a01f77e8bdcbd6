package org.renewals.scoring.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.database.DatabaseUnavailable;
import org.renewals.database.ScopedWork;
import org.renewals.database.SessionLock;
import org.renewals.scoring.likelihood.Feature;
import org.renewals.scoring.likelihood.StagedModel;
import org.renewals.scoring.likelihood.training.LearnerSettings;
import org.renewals.scoring.model.ModelActivations;
import org.renewals.scoring.model.ModelDescription;
import org.renewals.scoring.model.ModelDescription.Selection;
import org.renewals.scoring.model.ModelQuality;
import org.renewals.scoring.model.ModelStore;
import org.renewals.scoring.model.ModelVersion;
import org.renewals.scoring.model.TrainingNote;
import org.renewals.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Service;

/**
 * Trains models on closed contracts and keeps them with what they are worth. A trained model scores nothing until somebody
 * puts it into use ({@link ModelActivations}).
 */
@Service
public class ModelTraining {

    /** The seed where nobody asks for another. */
    public static final long SEED = 1;

    /** Closed contracts below which a model would learn accidents: the expert scorecard serves. */
    public static final int LEAST_CONTRACTS = 200;

    /** Of these, renewed ones and lost ones each. */
    public static final int LEAST_OF_EITHER = 30;

    /** Key of the refusal while another training is under way. */
    static final String UNDER_WAY = "model.under-way";

    /** Keeps a second training out, on whatever machine. Any number nobody else locks. */
    private static final long LOCK = 7_036_874_417_768L;

    private static final Logger log = LoggerFactory.getLogger(ModelTraining.class);

    private static final AccessScope SYSTEM = AccessScope.system();
    private static final int MOST_THREADS = 4;

    private static final int FOLDS = 5;
    private static final List<Double> PENALTIES = List.of(16.0, 64.0, 256.0);
    private static final List<Integer> DEPTHS = List.of(2);
    private static final int MOST_ROUNDS = 300;

    private final DataSource dataSource;
    private final ScopedWork work;
    private final Clock clock;
    private final RuleBook rules;
    private final ModelStore store;
    private final ModelSettings settings;

    /** @param clock in the business zone, in which months end */
    ModelTraining(DataSource dataSource, Clock clock, ModelStore store, ModelSettings settings) {
        this.dataSource = dataSource;
        this.work = new ScopedWork(dataSource);
        this.clock = clock;
        this.rules = RuleBook.standard();
        this.store = store;
        this.settings = settings;
    }

    /**
     * Trains a model on what was known at the end of a month. The same facts and seed give the same model.
     *
     * @param account who ordered it; null where nobody did
     * @throws Refused if another training is under way, the month has no facts, or too few contracts were closed by then
     */
    public ModelVersion train(
            YearMonth knownUntil, long seed, @Nullable Integer account, TrainingStep.Listener listener) {
        try (Connection locked = dataSource.getConnection();
                SessionLock lock = SessionLock.take(locked, LOCK).orElseThrow(() -> new Refused(UNDER_WAY))) {
            TrainingFacts facts = facts(knownUntil);
            check(facts, knownUntil);
            int id = train(facts, knownUntil, seed, account, listener);
            return CurrentScope.call(SYSTEM, () -> store.find(id).orElseThrow());
        } catch (SQLException e) {
            throw new DatabaseUnavailable("The training lost its database: " + e.getMessage(), e);
        }
    }

    /**
     * Whether a model could be trained on what was known at the end of a month.
     *
     * @throws Refused as {@link #train} would
     */
    public void check(YearMonth knownUntil) {
        check(facts(knownUntil), knownUntil);
    }

    /** Whether a monthly run should train a model: there is none that is young enough, and enough to train one with. */
    public boolean isDue(YearMonth month) {
        if (settings.retrainEveryMonths() == 0) {
            return false;
        }
        Optional<YearMonth> newest = work.call(
                        SYSTEM,
                        connection -> jdbc(connection)
                                .sql("select max(known_until) from likelihood_model where known_until <= ?")
                                .param(month.atDay(1))
                                .query(LocalDate.class)
                                .optional())
                .map(YearMonth::from);
        boolean young =
                newest.isPresent() && ChronoUnit.MONTHS.between(newest.get(), month) < settings.retrainEveryMonths();
        return !young && isEnough(facts(month).closed(month));
    }

    /**
     * Trains a model if one is {@link #isDue due}; it challenges the one in use until somebody decides. Where none can be
     * trained, what is in use goes on, and the next run tries again.
     *
     * @param percent told how far it is
     */
    void trainIfDue(YearMonth month, IntConsumer percent) {
        if (isDue(month)) {
            try {
                train(month, SEED, null, (step, done) -> percent.accept(done));
            } catch (Refused refused) {
                log.info("No model is trained on {}: {}", month, refused.getMessage());
            }
        }
    }

    /** Whether a training is under way, on whatever machine. */
    static boolean isUnderWay(JdbcClient jdbc) {
        return SessionLock.isHeld(jdbc, LOCK);
    }

    private TrainingFacts facts(YearMonth knownUntil) {
        RuleSet inEffect =
                rules.effectiveIn(knownUntil).orElseThrow(() -> new Refused("run.no-rules", knownUntil.toString()));
        return new TrainingFacts(work, clock.getZone(), inEffect.value());
    }

    private void check(TrainingFacts facts, YearMonth knownUntil) {
        boolean hasFacts = work.call(
                SYSTEM,
                connection -> jdbc(connection)
                        .sql("select exists (select from customer_month where month = ?)")
                        .param(knownUntil.atDay(1))
                        .query(Boolean.class)
                        .single());
        if (!hasFacts) {
            throw new Refused("model.no-facts", knownUntil.toString());
        }
        TrainingFacts.Closed closed = facts.closed(knownUntil);
        if (!isEnough(closed)) {
            throw tooFew(closed.contracts(), closed.renewed(), knownUntil);
        }
    }

    private static boolean isEnough(TrainingFacts.Closed closed) {
        return closed.contracts() >= LEAST_CONTRACTS
                && closed.renewed() >= LEAST_OF_EITHER
                && closed.lost() >= LEAST_OF_EITHER;
    }

    private static Refused tooFew(long contracts, long renewed, YearMonth knownUntil) {
        return contracts < LEAST_CONTRACTS
                ? new Refused("model.too-few-contracts", contracts, knownUntil.toString(), LEAST_CONTRACTS)
                : new Refused(
                        "model.too-few-outcomes",
                        contracts,
                        knownUntil.toString(),
                        renewed,
                        contracts - renewed,
                        LEAST_OF_EITHER);
    }

    private int train(
            TrainingFacts facts,
            YearMonth knownUntil,
            long seed,
            @Nullable Integer account,
            TrainingStep.Listener listener) {
        List<TrainingNote> notes = new ArrayList<>();
        long started = System.nanoTime();
        TrainingFacts.Reading reading = facts.read(knownUntil, percent -> listener.at(TrainingStep.READ, percent));
        YearMonth from = reading.from();
        LearnerSettings learning = learning(seed);
        ModelTrial trial = from == null ? null : ModelTrial.of(reading.rows(), learning);
        int lost = reading.contracts() - reading.renewed();
        if (from == null
                || trial == null
                || Math.min(lost, reading.renewed()) < LEAST_OF_EITHER
                || reading.contracts() < LEAST_CONTRACTS) {
            // contracts were closed, but before there were facts to look at
            throw tooFew(reading.contracts(), reading.renewed(), knownUntil);
        }
        notes.add(TrainingNote.of(
                "model.note.read", reading.rows().size(), reading.contracts(), from, knownUntil, seconds(started)));

        listener.at(TrainingStep.TRAIN, 0);
        long training = System.nanoTime();
        StagedLearner.Trained trained = StagedLearner.train(reading.rows(), learning);
        notes.add(TrainingNote.of("model.note.trained", trained.tried().size(), seed, seconds(training)));
        trained.log()
                .forEach(one ->
                        notes.add(TrainingNote.of(one.key(), one.arguments().toArray())));

        listener.at(TrainingStep.MEASURE, 0);
        long measuring = System.nanoTime();
        ModelQuality quality =
                trial.quality(trained.model(), champion(knownUntil).orElse(null));
        notes.add(TrainingNote.of(
                "model.note.measured",
                quality.trainedOn(),
                quality.rows(),
                quality.from(),
                quality.until(),
                seconds(measuring)));

        StagedModel model = trained.model();
        ModelDescription description = new ModelDescription(
                from,
                knownUntil,
                seed,
                reading.rows().size(),
                reading.contracts(),
                reading.renewed(),
                model.features().stream().map(Feature::name).toList(),
                new Selection(trained.tried(), trained.calibrations()),
                quality,
                notes);
        return work.call(SYSTEM, connection -> store.insert(connection, account, description, model.toJson()));
    }

    /**
     * Families whose reasons are look-ups, in the sizes that portfolios of contracts need: outcomes hang on many things that
     * tell a little each, so penalties are strong and trees few.
     */
    private static LearnerSettings learning(long seed) {
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        return new LearnerSettings(seed, threads, FOLDS, PENALTIES, DEPTHS, MOST_ROUNDS, 1);
    }

    /** What the new model is held against: what scores the month after the last it knows. */
    private Optional<ModelTrial.Champion> champion(YearMonth knownUntil) {
        return work.call(SYSTEM, connection -> {
            JdbcClient jdbc = jdbc(connection);
            return ModelActivations.championFor(jdbc, knownUntil.plusMonths(1))
                    .filter(active -> active.model() != null)
                    .map(active -> jdbc.sql("select version, known_until, body from likelihood_model where id = ?")
                            .param(active.model())
                            .query((row, number) -> new ModelTrial.Champion(
                                    row.getString("version"),
                                    YearMonth.from(row.getObject("known_until", LocalDate.class)),
                                    StagedModel.fromJson(row.getString("body"))))
                            .single());
        });
    }

    /** For the log: seconds with one decimal. */
    private static String seconds(long since) {
        return String.format(
                Locale.ROOT, "%.1f", Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0);
    }

    private static JdbcClient jdbc(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
