package org.renewals.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server that belongs to this process and keeps its data in one private folder. The library that ships
 * the server is made for tests; everything it trades for speed is taken back here: data are synced to disk, log-in needs a
 * password, the server listens on the loopback interface only, and its folder is closed to other users.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "renewals_owner";
    private static final String DATABASE = "renewals";
    private static final Duration START_UP = Duration.ofMinutes(3);
    private static final Duration ORPHAN_STOP = Duration.ofSeconds(60);
    private static final String PASSWORD_ONLY = """
            # Written by Renewals: every log-in needs its password.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final RandomAccessFile lockFile;
    private final FileLock lock;
    private final EmbeddedPostgres postgres;
    private final DatabaseServer server;

    private EmbeddedDatabase(
            RandomAccessFile lockFile, FileLock lock, EmbeddedPostgres postgres, DatabaseServer server) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.postgres = postgres;
        this.server = server;
    }

    /**
     * Starts the server of this folder, creating both where there is none.
     *
     * @throws DatabaseUnavailable if another process uses the folder or the server does not start
     */
    static EmbeddedDatabase start(Path folder) {
        RandomAccessFile lockFile = null;
        EmbeddedPostgres postgres = null;
        try {
            createPrivate(folder);
            lockFile = new RandomAccessFile(folder.resolve("lock").toFile(), "rw");
            FileLock lock = lock(folder, lockFile);
            Path data = folder.resolve("postgres");
            stopOrphan(data);
            boolean firstStart = !Files.exists(data.resolve("PG_VERSION"));
            String secret = secret(folder.resolve("secret"));
            String superPassword = Secrets.derive(secret, SUPERUSER);
            Path binaries = folder.resolve("binaries");
            createPrivate(binaries);
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    // the library opens this folder to everybody; its parent stays closed
                    .setOverrideWorkingDirectory(binaries.resolve("work").toFile())
                    .setPGStartupWait(START_UP)
                    .setConnectConfig("password", superPassword)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("password_encryption", "scram-sha-256")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("work_mem", "32MB")
                    .setServerConfig("maintenance_work_mem", "256MB")
                    .setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("wal_compression", "on")
                    .setServerConfig("checkpoint_timeout", "15min")
                    .setServerConfig("random_page_cost", "1.1")
                    .setServerConfig("jit", "off")
                    .setServerConfig("log_min_messages", "warning")
                    .start();
            requirePasswords(postgres, data, superPassword);
            String ownerPassword = Secrets.derive(secret, OWNER);
            createDatabase(postgres.getPort(), superPassword, ownerPassword);
            DatabaseServer server = new DatabaseServer(
                    url(postgres.getPort(), DATABASE),
                    OWNER,
                    ownerPassword,
                    Secrets.derive(secret, DatabaseServer.APP_LOGIN),
                    true,
                    firstStart);
            log.info(
                    "{} PostgreSQL in {} on port {}",
                    firstStart ? "Created an embedded" : "Started the embedded",
                    folder,
                    postgres.getPort());
            return new EmbeddedDatabase(lockFile, lock, postgres, server);
        } catch (IOException | SQLException | RuntimeException e) {
            closeAfter(e, postgres, lockFile);
            if (e instanceof DatabaseUnavailable unavailable) {
                throw unavailable;
            }
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL in " + folder + " did not start: " + e.getMessage(), e);
        }
    }

    DatabaseServer server() {
        return server;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lock.release();
        lockFile.close();
    }

    private static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static FileLock lock(Path folder, RandomAccessFile lockFile) throws IOException {
        FileLock lock;
        try {
            lock = lockFile.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            String owner = Optional.ofNullable(lockFile.readLine()).orElse("unknown");
            throw new DatabaseUnavailable("Another Renewals process (" + owner + ") uses the data folder " + folder
                    + ". Stop it first, or choose another folder with RENEWALS_DATA_DIR.");
        }
        lockFile.setLength(0);
        lockFile.write(("process " + ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8));
        return lock;
    }

    /** A process killed outright leaves its server running; nobody else can be its master now that we hold the lock. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> orphan = lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(EmbeddedDatabase::isPostgres);
        if (orphan.isEmpty()) {
            return;
        }
        long pid = orphan.get().pid();
        log.warn("Stopping the PostgreSQL server (process {}) that a killed process left behind in {}", pid, data);
        // SIGINT is PostgreSQL's fast shutdown; Java can only send SIGTERM, which waits for clients
        new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start();
        try {
            orphan.get().onExit().get(ORPHAN_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Interrupted while stopping PostgreSQL process " + pid, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new DatabaseUnavailable(
                    "A PostgreSQL server (process " + pid + ") still uses " + data + " and did not stop within "
                            + ORPHAN_STOP.toSeconds() + " s; stop it and start again.",
                    e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    private static String secret(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
        return Files.readString(file);
    }

    /** The library creates the cluster open to local users; this closes it, on the first start and after an unfinished one. */
    private static void requirePasswords(EmbeddedPostgres postgres, Path data, String superPassword)
            throws IOException, SQLException {
        Path rules = data.resolve("pg_hba.conf");
        if (Files.readString(rules).equals(PASSWORD_ONLY)) {
            return;
        }
        try (Connection connection =
                        DriverManager.getConnection(url(postgres.getPort(), SUPERUSER), SUPERUSER, superPassword);
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + SUPERUSER + " password " + statement.enquoteLiteral(superPassword));
            Files.writeString(rules, PASSWORD_ONLY);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void createDatabase(int port, String superPassword, String ownerPassword) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(port, SUPERUSER), SUPERUSER, superPassword);
                Statement statement = connection.createStatement()) {
            String password = statement.enquoteLiteral(ownerPassword);
            createIfMissing(
                    statement,
                    "select from pg_roles where rolname = '" + OWNER + "'",
                    "create role " + OWNER + " login createrole password " + password);
            createIfMissing(
                    statement,
                    "select from pg_database where datname = '" + DATABASE + "'",
                    "create database " + DATABASE + " owner " + OWNER);
        }
    }

    private static void createIfMissing(Statement statement, String question, String command) throws SQLException {
        boolean exists;
        try (var answer = statement.executeQuery(question)) {
            exists = answer.next();
        }
        if (!exists) {
            statement.execute(command);
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static void closeAfter(
            Exception cause, @Nullable EmbeddedPostgres postgres, @Nullable RandomAccessFile lockFile) {
        try {
            if (postgres != null) {
                postgres.close();
            }
            if (lockFile != null) {
                lockFile.close();
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
