package org.renewals.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.postgresql.PGConnection;

/** An external PostgreSQL, as safe as the product's own, and what it can do at most. */
final class BenchDatabase implements AutoCloseable {

    private static final String USER = "postgres";

    private final EmbeddedPostgres postgres;

    private BenchDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static BenchDatabase start(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        return new BenchDatabase(EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("work_mem", "32MB")
                .setServerConfig("maintenance_work_mem", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("wal_compression", "on")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("jit", "off")
                .start());
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    String user() {
        return USER;
    }

    /** Local log-ins are open on this throw-away server; the product still wants one named. */
    String password() {
        return "unchecked";
    }

    String provinceCode() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select code from org_unit where kind = 'province'")) {
            row.next();
            return row.getString(1);
        }
    }

    /** The limit of P1: the same file, unchecked, into a table without keys, as {@code psql \copy} does it. */
    Duration copyIntoBareTable(Path file) throws SQLException, IOException {
        List<String> columns;
        try (var lines = Files.lines(file)) {
            columns = List.of(lines.findFirst().orElseThrow().split(","));
        }
        StringBuilder table = new StringBuilder("create table bare (");
        for (String column : columns) {
            table.append(column.equals("left") ? "left_members" : column)
                    .append(column.equals("month") || column.equals("customer_code") ? " text," : " numeric,");
        }
        table.setCharAt(table.length() - 1, ')');
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                InputStream data = Files.newInputStream(file)) {
            statement.execute("drop table if exists bare");
            statement.execute(table.toString());
            statement.execute("checkpoint");
            long start = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare from stdin with (format csv, header true)", data);
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            statement.execute("drop table bare");
            return time;
        }
    }

    /** The limit of P2: the facts of twelve months out, the assessments of the month in. */
    Duration copyRun(String month, Path folder) throws SQLException, IOException {
        Path assessments = folder.resolve("assessments.copy");
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            try (OutputStream out = Files.newOutputStream(assessments)) {
                copy.copyOut("copy (select * from assessment where month = '" + month + "-01') to stdout", out);
            }
            statement.execute("drop table if exists bare_assessment");
            statement.execute("create table bare_assessment (like assessment)");
            statement.execute("checkpoint");
            long start = System.nanoTime();
            copy.copyOut(
                    "copy (select * from customer_month where month > date '" + month
                            + "-01' - interval '12 months') to stdout",
                    OutputStream.nullOutputStream());
            try (InputStream data = Files.newInputStream(assessments)) {
                copy.copyIn("copy bare_assessment from stdin", data);
            }
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            statement.execute("drop table bare_assessment");
            return time;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, "");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
