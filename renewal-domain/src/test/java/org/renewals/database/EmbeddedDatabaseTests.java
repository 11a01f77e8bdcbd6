package org.renewals.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTests {

    @TempDir
    Path folder;

    @Test
    void keepsDataSafelyAndPrivately() throws IOException, SQLException {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(folder)) {
            assertThat(first.server().firstStart()).isTrue();
            assertThat(ask(first.server(), "show fsync")).isEqualTo("on");
            assertThat(ask(first.server(), "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(first.server(), "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret"))))
                    .isEqualTo("rw-------");
            for (String login : new String[] {"postgres", first.server().ownerLogin()}) {
                assertThatThrownBy(
                                () -> DriverManager.getConnection(first.server().url(), login, "guess"))
                        .hasMessageContaining("password authentication failed");
            }
            ask(first.server(), "create table kept as select 42 as answer; select 1");
        }
        try (EmbeddedDatabase second = EmbeddedDatabase.start(folder)) {
            assertThat(second.server().firstStart()).isFalse();
            assertThat(ask(second.server(), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void refusesASecondProcessOnTheFolder() throws IOException {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("RENEWALS_DATA_DIR");
        }
    }

    @Test
    void takesOverFromAKilledProcess() throws Exception {
        Process killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = killed.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.lines().filter(line -> line.equals("written")).findFirst())
                    .isPresent();
        }
        killed.destroyForcibly().waitFor();
        long orphan = Long.parseLong(
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(0));
        assertThat(ProcessHandle.of(orphan))
                .as("the server outlives its master")
                .isPresent();

        try (EmbeddedDatabase next = EmbeddedDatabase.start(folder)) {
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(ask(next.server(), "select answer from kept")).isEqualTo("42");
        }
    }

    /** A process that starts the database, writes something and waits to be killed. */
    static final class Starter {

        public static void main(String[] args) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(args[0]));
            ask(database.server(), "create table kept as select 42 as answer; select 1");
            System.out.println("written");
            System.out.flush();
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private static String ask(DatabaseServer server, String question) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.url(), server.ownerLogin(), server.ownerPassword());
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(question);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet answer = statement.getResultSet()) {
                answer.next();
                return answer.getString(1);
            }
        }
    }
}
