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

    /** @param loaded whether the folder holds a province of an earlier measurement; otherwise it is emptied */
    static BenchDatabase start(Path folder, boolean loaded) throws IOException {
        Files.createDirectories(folder.getParent());
        if (!loaded) {
            Folders.delete(folder);
        }
        return new BenchDatabase(EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
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
        return only("select code from org_unit where kind = 'province'");
    }

    /** The city most customers live in. */
    String largestCityCode() throws SQLException {
        return only("select o.code from org_unit o join customer c on c.city_id = o.id"
                + " group by o.code order by count(*) desc, o.code limit 1");
    }

    boolean knows(String login) throws SQLException {
        return !only("select count(*) from account where login = '" + login + "'")
                .equals("0");
    }

    /** Begins to count anew what statements take. */
    void forgetStatements() throws SQLException {
        only("select 'forgotten' from pg_stat_statements_reset()");
    }

    /** What all statements since took on the server, planning and execution. */
    double millisecondsOfStatements() throws SQLException {
        return Double.parseDouble(
                only("select coalesce(sum(total_exec_time + total_plan_time), 0) from pg_stat_statements"
                        + " where query not like '%pg_stat_statements%'"));
    }

    private String only(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getString(1);
            }
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

    /** The limit of P2: what a run reads of nine months out, what it writes of the month in. */
    Duration copyRun(String month, Path folder) throws SQLException, IOException {
        String first = "date '" + month + "-01'";
        List<String> inputs = List.of(
                "customer_month where month > " + first + " - interval '9 months' and month <= " + first,
                "product_month where month > " + first + " - interval '3 months' and month <= " + first,
                "complaint where received_at > " + first + " - interval '6 months'",
                "visit where visited_on < " + first + " + interval '1 month'",
                "survey_answer where answered_on > " + first + " - interval '12 months'",
                "contract where starts_on < " + first + " + interval '1 month'",
                "customer");
        List<String> outputs = List.of("assessment", "contract_score");
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : outputs) {
                try (OutputStream out = Files.newOutputStream(folder.resolve(table + ".copy"))) {
                    copy.copyOut("copy (select * from " + table + " where month = " + first + ") to stdout", out);
                }
                statement.execute("drop table if exists bare_" + table);
                statement.execute("create table bare_" + table + " (like " + table + ")");
            }
            statement.execute("checkpoint");
            long start = System.nanoTime();
            for (String input : inputs) {
                copy.copyOut("copy (select * from " + input + ") to stdout", OutputStream.nullOutputStream());
            }
            for (String table : outputs) {
                try (InputStream data = Files.newInputStream(folder.resolve(table + ".copy"))) {
                    copy.copyIn("copy bare_" + table + " from stdin", data);
                }
            }
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            for (String table : outputs) {
                statement.execute("drop table bare_" + table);
            }
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
