package org.renewals.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.database.DatabaseServer;
import org.renewals.demo.DemoProgress;
import org.renewals.demo.DemoProvince;
import org.renewals.demo.DemoSettings;
import org.renewals.ingest.ImportOptions;
import org.renewals.ingest.ImportProgress;
import org.renewals.ingest.ImportReport;
import org.renewals.ingest.ImportService;
import org.renewals.scoring.run.MonthlyRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty embedded database with the demo province before the first page is served, and knows whether the database
 * holds one. An external database is never touched (contract.md section 1).
 *
 * <p>Killed half-way, the next start goes on: the import is one transaction, and a month that was not run is run then.
 */
@Component
@ConditionalOnWebApplication
public class Demonstration implements SmartLifecycle {

    /** Log-ins named on the log-in page; their password is {@value #PASSWORD}. */
    public static final List<String> ACCOUNTS = List.of("province", "city1", "manager1", "admin");

    public static final String PASSWORD = "demo";

    private static final Logger log = LoggerFactory.getLogger(Demonstration.class);
    private static final String ACTOR = FirstModel.ACTOR;
    private static final int CUSTOMERS = 600;
    private static final int MONTHS = 36;
    private static final long SEED = 1;
    /** A year to look back on, and the same month of the year before. */
    private static final int MONTHS_RUN = 13;

    private final DatabaseServer database;
    private final ImportService imports;
    private final MonthlyRun runs;
    private final FirstModel firstModel;
    private final PasswordEncoder passwords;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private volatile boolean present;
    private volatile boolean running;

    Demonstration(
            DatabaseServer database,
            ImportService imports,
            MonthlyRun runs,
            FirstModel firstModel,
            PasswordEncoder passwords,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.database = database;
        this.imports = imports;
        this.runs = runs;
        this.firstModel = firstModel;
        this.passwords = passwords;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Whether this database was filled with the demo province, so that its accounts may be named. */
    public boolean isPresent() {
        return present;
    }

    @Override
    public void start() {
        if (database.embedded()) {
            if (isEmpty()) {
                load();
            } else {
                log.info("The data of the last start are kept");
            }
            present = wasLoadedHere();
            if (present) {
                runMissingMonths();
            }
        }
        running = true;
    }

    private void load() {
        log.info("Filling the new database with a fictional province of {} customers", CUSTOMERS);
        Path pack = null;
        try {
            pack = Files.createTempDirectory("renewals-demo");
            YearMonth asOf = YearMonth.now(clock).minusMonths(1);
            DemoProvince.write(new DemoSettings(CUSTOMERS, MONTHS, asOf, SEED, pack), DemoProgress.NONE);
            ImportOptions options = ImportOptions.by(ACTOR).withNewAccountPassword(passwords.encode(PASSWORD));
            ImportReport report = imports.load(List.of(pack), options, ImportProgress.NONE);
            if (report.outcome() != ImportReport.Outcome.DONE) {
                throw new IllegalStateException("the demo province was not accepted: " + report);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the demo province cannot be written", e);
        } finally {
            if (pack != null) {
                delete(pack);
            }
        }
    }

    /** Months that somebody imported since are his to check and run; they would be frozen here unseen. */
    private void runMissingMonths() {
        List<YearMonth> months = inSystemScope(
                () -> jdbc.sql("select to_char(month, 'YYYY-MM') from (select month, run_at from account_month"
                                + " where batch_id = (select min(id) from import_batch where actor = :actor"
                                + " and status = 'done') order by month desc limit :recent) recent"
                                + " where run_at is null order by month")
                        .param("actor", ACTOR)
                        .param("recent", MONTHS_RUN)
                        .query((row, number) -> YearMonth.parse(row.getString(1)))
                        .list());
        for (YearMonth month : months) {
            log.info("Running {}", month);
            runs.run(month, progress -> {});
            firstModel.putIntoUse(month);
        }
    }

    private boolean isEmpty() {
        return inSystemScope(() -> jdbc.sql("select not exists (select from org_unit)")
                .query(Boolean.class)
                .single());
    }

    private boolean wasLoadedHere() {
        return inSystemScope(
                () -> jdbc.sql("select exists (select from import_batch where actor = :actor and status = 'done')")
                        .param("actor", ACTOR)
                        .query(Boolean.class)
                        .single());
    }

    private <T> T inSystemScope(Supplier<T> work) {
        return CurrentScope.call(AccessScope.system(), () -> transactions.execute(status -> work.get()));
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            log.warn("Could not delete {}", folder, e);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, whose phase is far higher. */
    @Override
    public int getPhase() {
        return 0;
    }
}
