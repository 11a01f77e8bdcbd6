package org.renewals.ingest.order;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.database.DatabaseUnavailable;
import org.renewals.database.ScopedWork;
import org.renewals.database.SessionLock;
import org.renewals.ingest.FileReport;
import org.renewals.ingest.ImportOptions;
import org.renewals.ingest.ImportProgress;
import org.renewals.ingest.ImportReport;
import org.renewals.ingest.ImportService;
import org.renewals.ingest.file.Encodings;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * Carries out what waits, one import at a time and in order, on whatever machine. A lock of the database says that a runner
 * is alive; whatever is still marked as running when the lock is free was interrupted, and has changed nothing.
 */
@Service
public class ImportRunner {

    /** Any number nobody else locks. */
    static final long LOCK = 7_036_874_417_768L;

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
    private static final AccessScope SYSTEM = AccessScope.system();
    private static final String FOLDER = "renewals-import-";
    private static final Duration TELL_EVERY = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final ScopedWork work;
    private final ImportService imports;
    private final ImportContents contents;
    private final UploadLimits limits;
    private final Clock clock;

    ImportRunner(
            DataSource dataSource, ImportService imports, ImportContents contents, UploadLimits limits, Clock clock) {
        this.dataSource = dataSource;
        this.work = new ScopedWork(dataSource);
        this.imports = imports;
        this.contents = contents;
        this.limits = limits;
        this.clock = clock;
    }

    /** An order taken out of the queue. */
    private record Taken(
            int id,
            String ticket,
            int accountId,
            String login,
            boolean dryRun,
            boolean correction,
            @Nullable String encoding,
            String language) {}

    /** Whether a runner is alive anywhere. */
    static boolean isAtWork(JdbcClient jdbc) {
        return SessionLock.isHeld(jdbc, LOCK);
    }

    /** Works until nothing waits any more. Returns at once if another runner is at work or a command is importing. */
    public void runWaiting() {
        try (Connection connection = dataSource.getConnection()) {
            Optional<SessionLock> lock = SessionLock.take(connection, LOCK);
            if (lock.isPresent()) {
                try (SessionLock held = lock.get()) {
                    closeInterrupted();
                    for (Optional<Taken> next = take(); next.isPresent(); next = take()) {
                        CurrentScope.run(SYSTEM, runOf(next.get()));
                    }
                }
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("The queue of imports lost its database: " + e.getMessage(), e);
        }
    }

    private void closeInterrupted() {
        int dead = work.call(
                SYSTEM,
                connection -> jdbc(connection)
                        .sql(
                                "update import_order set status = 'interrupted', finished_at = :now where status = 'running'")
                        .param("now", OffsetDateTime.now(clock))
                        .update());
        if (dead > 0) {
            log.warn("{} import was interrupted; it waits on the page for somebody to run it again", dead);
        }
        deleteLeftFolders();
    }

    /** What a killed node left here; other databases may have imports under way on this machine, whose folders stay. */
    private void deleteLeftFolders() {
        Set<String> dead = work.call(
                SYSTEM,
                connection -> jdbc(connection)
                        .sql("select ticket from import_order where status in ('interrupted', 'withdrawn')")
                        .query(String.class)
                        .set());
        try (DirectoryStream<Path> left = Files.newDirectoryStream(workFolder(), FOLDER + "*")) {
            for (Path folder : left) {
                String ticket = String.valueOf(folder.getFileName())
                        .substring(FOLDER.length())
                        .replaceFirst("-.*", "");
                if (dead.contains(ticket)) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Taken> take() {
        return work.call(SYSTEM, connection -> {
            if (ImportService.isUnderWay(jdbc(connection))) {
                return Optional.empty();
            }
            return jdbc(connection)
                    .sql("""
                            update import_order o
                            set status = 'running', started_at = :now, finished_at = null, batch_id = null, reading = null,
                                lines = 0, files_done = 0
                            from account a
                            where a.id = o.account_id
                              and o.id = (select min(id) from import_order where status = 'waiting')
                            returning o.id, o.ticket, o.account_id, a.login, o.dry_run, o.correction, o.encoding, o.language""")
                    .param("now", OffsetDateTime.now(clock))
                    .query((row, number) -> new Taken(
                            row.getInt("id"),
                            row.getString("ticket"),
                            row.getInt("account_id"),
                            row.getString("login"),
                            row.getBoolean("dry_run"),
                            row.getBoolean("correction"),
                            row.getString("encoding"),
                            row.getString("language")))
                    .optional();
        });
    }

    private Runnable runOf(Taken order) {
        return () -> {
            try {
                load(order);
                finish(order, "done", null, null);
            } catch (Refused refused) {
                if (refused.key().equals("import.refused.busy")) {
                    // a command was quicker by a moment
                    putBack(order);
                } else {
                    finish(order, "failed", refused, null);
                }
            } catch (RuntimeException | IOException e) {
                String reference =
                        HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
                log.error("Import {} failed, reference {}", order.id(), reference, e);
                finish(order, "failed", new ImportRefused("import.refused.unexpected"), reference);
            }
        };
    }

    private void load(Taken order) throws IOException {
        Path folder = Files.createTempDirectory(workFolder(), FOLDER + order.ticket() + "-");
        try {
            Path data = Files.createDirectory(folder.resolve("data"));
            Path rejects = Files.createDirectory(folder.resolve("rejects"));
            List<Path> paths = new ArrayList<>();
            Path profile = null;
            for (StoredFile file : contents.of(order.id())) {
                if (file.kind() == ContentKind.DATA) {
                    paths.add(restore(file, data));
                } else if (file.kind() == ContentKind.PROFILE) {
                    profile = restore(file, folder);
                }
            }
            ImportOptions options = ImportOptions.by(order.login())
                    .withAccount(order.accountId())
                    .withProfile(profile)
                    .withDryRun(order.dryRun())
                    .withCorrection(order.correction())
                    .withEncoding(order.encoding() == null ? null : Encodings.named(order.encoding()))
                    .withLanguage(Locale.forLanguageTag(order.language()))
                    .withRejectsFolder(rejects);
            ImportReport report = imports.load(paths, options, new Progress(order.id()));
            keepRejects(order, report);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private Path restore(StoredFile file, Path folder) throws IOException {
        try {
            // checked on arrival, and again here where it matters
            Path path = folder.resolve(UploadName.accepted(file.name()));
            try (OutputStream target = Files.newOutputStream(path)) {
                contents.write(file.id(), target);
            }
            return path;
        } catch (InvalidPathException e) {
            throw new ImportRefused("import.upload.name", UploadName.shown(file.name()));
        }
    }

    private void keepRejects(Taken order, ImportReport report) throws IOException {
        List<Path> files = report.files().stream()
                .map(FileReport::rejectsFile)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        for (Path file : files) {
            try (var stream = Files.newInputStream(file)) {
                contents.store(
                        order.id(),
                        ContentKind.REJECTS,
                        String.valueOf(file.getFileName()),
                        stream,
                        DataSize.ofBytes(Long.MAX_VALUE));
            }
        }
    }

    private void putBack(Taken order) {
        work.run(
                SYSTEM,
                connection -> jdbc(connection)
                        .sql(
                                "update import_order set status = 'waiting', batch_id = null, started_at = null where id = :id")
                        .param("id", order.id())
                        .update());
    }

    private void finish(Taken order, String status, @Nullable Refused failure, @Nullable String reference) {
        contents.dropUploaded(order.id());
        work.run(
                SYSTEM,
                connection -> jdbc(connection)
                        .sql("""
                        update import_order set status = :status, finished_at = :now, reference = :reference,
                            failure = case when cast(:key as text) is not null
                                then jsonb_build_object('key', cast(:key as text), 'arguments', to_jsonb(:arguments::text[])) end
                        where id = :id""")
                        .param("status", status)
                        .param("now", OffsetDateTime.now(clock))
                        .param("reference", reference)
                        .param("key", failure == null ? null : failure.key())
                        .param(
                                "arguments",
                                failure == null
                                        ? new String[0]
                                        : failure.arguments().stream()
                                                .map(String::valueOf)
                                                .toArray(String[]::new))
                        .param("id", order.id())
                        .update());
    }

    private Path workFolder() throws IOException {
        Path chosen = limits.workFolder();
        return chosen == null ? Path.of(System.getProperty("java.io.tmpdir")) : Files.createDirectories(chosen);
    }

    private static JdbcClient jdbc(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /** Writes down how far an order is, beside the import's own transaction, so that pages can show it. */
    private final class Progress implements ImportProgress {

        private final int order;
        private long told = System.nanoTime();
        private int done;

        Progress(int order) {
            this.order = order;
        }

        @Override
        public void begun(int batch) {
            work.run(
                    SYSTEM,
                    connection -> jdbc(connection)
                            .sql("update import_order set batch_id = :batch where id = :id")
                            .param("batch", batch)
                            .param("id", order)
                            .update());
        }

        @Override
        public void read(String file, long lines) {
            if (System.nanoTime() - told >= TELL_EVERY.toNanos()) {
                tell(file, lines);
            }
        }

        @Override
        public void finished(FileReport file) {
            done++;
            tell(file.name(), file.counts().read());
        }

        private void tell(String file, long lines) {
            told = System.nanoTime();
            work.run(
                    SYSTEM,
                    connection -> jdbc(connection)
                            .sql(
                                    "update import_order set reading = :file, lines = :lines, files_done = :done where id = :id")
                            .param("file", file)
                            .param("lines", lines)
                            .param("done", done)
                            .param("id", order)
                            .update());
        }
    }
}
