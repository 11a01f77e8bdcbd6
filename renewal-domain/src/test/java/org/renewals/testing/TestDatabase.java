package org.renewals.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;
import org.renewals.access.AccessScope;

/**
 * A migrated database of one's own on a real PostgreSQL, for one test class. Use as
 * {@code @RegisterExtension static final TestDatabase database = new TestDatabase();}. Queries run as the run-time role in
 * a scope ({@link #in}), never as superuser; the session's time zone is deliberately an odd one.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    public static final String APP_PASSWORD = "app";
    public static final String OWNER_PASSWORD = "owner";
    private static final String TEMPLATE = "renewals_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable TestCluster cluster;

    private @Nullable String name;

    /** Work on a connection inside one transaction. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** One database until the tests end, for application contexts that several test classes share. */
    public static TestDatabase forTheWholeRun() {
        TestDatabase database = new TestDatabase();
        try {
            database.create();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        create();
    }

    private void create() throws SQLException {
        name = "test_" + NUMBER.incrementAndGet();
        try (Connection connection = cluster().superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + TEMPLATE + " owner renewals_owner");
            statement.execute("alter database " + name + " set timezone = 'America/St_Johns'");
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        try (Connection connection = cluster().superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
        }
    }

    public String url() {
        if (name == null) {
            throw new IllegalStateException("register the TestDatabase as a static extension");
        }
        return cluster().url(name);
    }

    /** As the run-time role; without a scope it is refused everything. */
    public DataSource app() {
        return dataSource("renewals_app", APP_PASSWORD);
    }

    /** As the schema's owner, past the second lock: only to look at what a test has done. */
    public DataSource owner() {
        return dataSource("renewals_owner", OWNER_PASSWORD);
    }

    /** Makes an application context use this database: pass {@code registry::add} of a {@code DynamicPropertyRegistry}. */
    public void properties(BiConsumer<String, Supplier<Object>> registry) {
        registry.accept("spring.datasource.url", this::url);
        registry.accept("spring.datasource.username", () -> "renewals_owner");
        registry.accept("spring.datasource.password", () -> OWNER_PASSWORD);
        registry.accept("renewals.app-password", () -> APP_PASSWORD);
        registry.accept("spring.jpa.hibernate.ddl-auto", () -> "validate");
    }

    /** Runs work in one committed transaction of the run-time role, wearing the scope as the application does. */
    public <T> T in(AccessScope scope, Work<T> work) {
        try (Connection connection = app().getConnection()) {
            connection.setAutoCommit(false);
            try (var putOn = connection.prepareStatement("select set_config('renewals.city_id', ?, true),"
                    + " set_config('renewals.manager_id', ?, true), set_config('renewals.account_id', ?, true),"
                    + " set_config('role', ?, true)")) {
                putOn.setString(1, scope.cityId() == null ? "" : scope.cityId().toString());
                putOn.setString(
                        2, scope.managerId() == null ? "" : scope.managerId().toString());
                putOn.setString(
                        3, scope.accountId() == null ? "" : scope.accountId().toString());
                putOn.setString(4, scope.kind().databaseRole());
                putOn.execute();
            }
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private DataSource dataSource(String login, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(login);
        source.setPassword(password);
        return source;
    }

    private static synchronized TestCluster cluster() {
        if (cluster == null) {
            TestCluster started = TestCluster.start();
            try {
                createTemplate(started);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            cluster = started;
        }
        return cluster;
    }

    private static void createTemplate(TestCluster server) throws SQLException, IOException {
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("create role renewals_owner login createrole password '" + OWNER_PASSWORD + "'");
            statement.execute("create database " + TEMPLATE + " owner renewals_owner");
        }
        String template = server.url(TEMPLATE);
        try (Connection connection = DriverManager.getConnection(template, "renewals_owner", OWNER_PASSWORD);
                Statement statement = connection.createStatement();
                InputStream script = TestDatabase.class.getResourceAsStream("/db/roles/create-roles.sql")) {
            if (script == null) {
                throw new IllegalStateException("db/roles/create-roles.sql is not on the class path");
            }
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(":'app_password'", "'" + APP_PASSWORD + "'"));
        }
        Flyway.configure()
                .dataSource(template, "renewals_owner", OWNER_PASSWORD)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
