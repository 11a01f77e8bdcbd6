package org.renewals.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The PostgreSQL server of this JVM's tests: in a container where a Docker engine listens or {@code -Dtest.database=testcontainers}
 * asks for it, embedded otherwise or with {@code -Dtest.database=embedded}.
 */
record TestCluster(String address, String superuserPassword) {

    private static final String SUPERUSER_PASSWORD = "superuser";

    static TestCluster start() {
        return wantsContainer() ? container() : embedded();
    }

    Connection superuser() throws SQLException {
        return DriverManager.getConnection(url("postgres"), "postgres", superuserPassword);
    }

    String url(String database) {
        return "jdbc:postgresql://" + address + "/" + database;
    }

    private static boolean wantsContainer() {
        String wanted = System.getProperty("test.database", "");
        return switch (wanted) {
            case "testcontainers" -> true;
            case "embedded" -> false;
            case "" -> Files.exists(Path.of("/var/run/docker.sock")) || System.getenv("DOCKER_HOST") != null;
            default ->
                throw new IllegalArgumentException(
                        "-Dtest.database=" + wanted + ": choose embedded or testcontainers, or leave it out");
        };
    }

    private static TestCluster container() {
        return ContainerServer.start(SUPERUSER_PASSWORD);
    }

    private static TestCluster embedded() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("jit", "off")
                    .setConnectConfig("password", SUPERUSER_PASSWORD)
                    .start();
            TestCluster cluster = new TestCluster("127.0.0.1:" + server.getPort(), SUPERUSER_PASSWORD);
            cluster.requirePasswords();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As in production: who does not know the password does not get in. */
    private void requirePasswords() throws IOException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + SUPERUSER_PASSWORD + "'");
            String rules;
            try (ResultSet answer = statement.executeQuery("show hba_file")) {
                answer.next();
                rules = answer.getString(1);
            }
            Files.writeString(Path.of(rules), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
