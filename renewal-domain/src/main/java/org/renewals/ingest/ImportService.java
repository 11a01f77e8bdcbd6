package org.renewals.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.database.SessionLock;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.load.LoadContext;
import org.renewals.ingest.load.LoadCounts;
import org.renewals.ingest.load.RejectionLog;
import org.renewals.ingest.load.Sql;
import org.renewals.ingest.load.TargetLoader;
import org.renewals.ingest.target.TargetRows;
import org.renewals.shared.Refused;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports data files (contract.md section 2). One call is one transaction: all of its files or none. A bad row never stops
 * the good ones, and a file that cannot be used does not stop the others.
 */
@Service
public class ImportService {

    /** Two imports at once would wait for each other's rows; the second is refused instead. Any number nobody else locks. */
    private static final long LOCK = 7_036_874_417_767L;

    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ImportJournal journal;

    public ImportService(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.journal = new ImportJournal(clock);
    }

    /** Work inside the import's transaction. */
    private interface Work<T> {
        T with(Sql sql) throws SQLException, IOException;
    }

    /**
     * Loads files, and folders of files, in the order their contents need.
     *
     * @return what became of every file; {@link ImportReport#outcome} says whether anything was loaded
     * @throws ImportRefused if nothing can be imported at all: no data file behind the paths, an unusable profile, or another
     *     import under way. Nothing has changed then, nor after any other exception.
     */
    public ImportReport load(List<Path> paths, ImportOptions options, ImportProgress progress) {
        ImportPlan plan =
                options.profile() == null ? ImportPlan.of(paths, options) : ImportPlan.of(paths, options.profile());
        return CurrentScope.call(AccessScope.system(), () -> load(plan, options, progress));
    }

    private ImportReport load(ImportPlan plan, ImportOptions options, ImportProgress progress) {
        int batch = inTransaction(sql -> journal.begin(sql, options));
        progress.begun(batch);
        try {
            List<FileReport> files = inTransaction(sql -> new Run(sql, options, progress, batch).load(plan));
            return new ImportReport(options.dryRun() ? null : batch, options.dryRun(), files, plan.ignored());
        } catch (RuntimeException e) {
            noteFailure(batch, e);
            throw e;
        }
    }

    /** Whether an import holds the database now, on whatever machine. */
    public static boolean isUnderWay(JdbcClient jdbc) {
        return SessionLock.isHeld(jdbc, LOCK);
    }

    private void noteFailure(int batch, RuntimeException failure) {
        Refused why = failure instanceof Refused refused
                ? refused
                : new ImportRefused("import.refused.failed", String.valueOf(failure.getMessage()));
        try {
            inTransaction(sql -> {
                journal.failed(sql, batch, why);
                return batch;
            });
        } catch (RuntimeException e) {
            // the database is gone as well; the next import closes the batch
            failure.addSuppressed(e);
        }
    }

    private <T> T inTransaction(Work<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            try {
                return work.with(new Sql(DataSourceUtils.getConnection(dataSource)));
            } catch (SQLException e) {
                throw new UncategorizedSQLException("import", null, e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    /** One import inside its transaction. */
    private final class Run {

        private final Sql sql;
        private final ImportOptions options;
        private final ImportProgress progress;
        private final int batch;
        private final List<FileReport> reports = new ArrayList<>();

        Run(Sql sql, ImportOptions options, ImportProgress progress, int batch) {
            this.sql = sql;
            this.options = options;
            this.progress = progress;
            this.batch = batch;
        }

        List<FileReport> load(ImportPlan plan) throws SQLException, IOException {
            if (sql.number("select case when pg_try_advisory_xact_lock(?) then 1 else 0 end", LOCK) == 0) {
                throw new ImportRefused("import.refused.busy");
            }
            journal.closeInterrupted(sql, batch);
            if (options.dryRun()) {
                Savepoint nothingChanged = sql.connection().setSavepoint();
                DryRejects rejects = new DryRejects();
                loadAll(plan, rejects);
                sql.connection().rollback(nothingChanged);
                journal.files(sql, batch, reports);
                rejects.write(journal, sql, batch);
                journal.checked(sql, batch);
            } else {
                loadAll(plan, journal.rejectsOf(sql, batch));
                journal.done(sql, batch);
            }
            return reports;
        }

        private void loadAll(ImportPlan plan, RejectsFiles.Journal rejects) throws SQLException, IOException {
            sql.number(
                    "select count(*) from (select set_config('TimeZone', ?, true), set_config('work_mem', '256MB', true),"
                            + " set_config('renewals.new_account_password', ?, true)) as settings",
                    clock.getZone().getId(),
                    Objects.requireNonNullElse(options.newAccountPassword(), ""));
            try (RejectionLog rejections = new RejectionLog(sql)) {
                LoadContext context = new LoadContext(sql, rejections, clock, batch, options.correction());
                for (ImportInput input : plan.inputs()) {
                    add(load(input, context));
                }
                plan.settled().forEach(this::add);
                if (!options.dryRun()) {
                    journal.files(sql, batch, reports);
                }
                writeRejects(plan.inputs(), rejects);
            }
        }

        private void add(FileReport report) {
            reports.add(report);
            progress.finished(report);
        }

        private void writeRejects(List<ImportInput> inputs, RejectsFiles.Journal journalled)
                throws SQLException, IOException {
            RejectsFiles files = new RejectsFiles(sql, options, journalled);
            Map<Path, List<Integer>> positions = new LinkedHashMap<>();
            for (int i = 0; i < inputs.size(); i++) {
                positions
                        .computeIfAbsent(inputs.get(i).path(), path -> new ArrayList<>())
                        .add(i);
            }
            for (List<Integer> ofOneFile : positions.values()) {
                if (!inputs.get(ofOneFile.get(0)).table()) {
                    continue;
                }
                Path written = files.write(inputs.get(ofOneFile.get(0)), ofOneFile);
                for (int position : ofOneFile) {
                    boolean rejected = reports.get(position).counts().rejected() > 0;
                    reports.set(position, reports.get(position).withRejectsFile(rejected ? written : null));
                }
            }
        }

        private FileReport load(ImportInput input, LoadContext context) throws SQLException, IOException {
            Savepoint before = sql.connection().setSavepoint();
            try (TargetRows rows = input.rows().open()) {
                LoadCounts counts = TargetLoader.load(
                        context,
                        rows,
                        reports.size(),
                        input.expectedRows(),
                        lines -> progress.read(input.name(), lines));
                return new FileReport(input.name(), input.target(), counts, rows.unknownColumns(), null, null);
            } catch (ImportRefused e) {
                sql.connection().rollback(before);
                return FileReport.refused(input.name(), input.target(), e);
            }
        }
    }
}
