package org.renewals.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Connects to the external PostgreSQL of {@code spring.datasource.*} where one is named, and otherwise to an embedded one in
 * the folder {@code renewals.data-dir} (contract.md section 1).
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final int POOL_SIZE = 12;

    @Bean
    DatabaseHome databaseHome(Environment environment) {
        DatabaseHome home = DatabaseHome.open(environment);
        try {
            DatabaseRoles.ensure(home.server());
            return home;
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }

    @Bean
    DatabaseServer databaseServer(DatabaseHome home) {
        return home.server();
    }

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource ownerDataSource(DatabaseServer server) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(server.url());
        owner.setUser(server.ownerLogin());
        owner.setPassword(server.ownerPassword());
        owner.setApplicationName("renewals-migration");
        return owner;
    }

    @Bean
    HikariDataSource dataSource(DatabaseServer server) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("renewals");
        config.setJdbcUrl(server.url());
        config.setUsername(DatabaseServer.APP_LOGIN);
        config.setPassword(server.appPassword());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
        config.setMaxLifetime(Duration.ofMinutes(20).toMillis());
        config.addDataSourceProperty("ApplicationName", "renewals");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }

    @Bean
    PlatformTransactionManager transactionManager(EntityManagerFactory entityManagerFactory, DataSource dataSource) {
        return new ScopedTransactionManager(entityManagerFactory, dataSource);
    }

    /** Where the server comes from; closes it if it is ours. */
    static final class DatabaseHome implements AutoCloseable {

        private final @Nullable EmbeddedDatabase embedded;
        private final DatabaseServer server;

        private DatabaseHome(@Nullable EmbeddedDatabase embedded, DatabaseServer server) {
            this.embedded = embedded;
            this.server = server;
        }

        static DatabaseHome open(Environment environment) {
            String url = environment.getProperty("spring.datasource.url");
            if (url == null || url.isBlank()) {
                Path folder = Path.of(environment.getRequiredProperty("renewals.data-dir"))
                        .toAbsolutePath()
                        .normalize();
                EmbeddedDatabase embedded = EmbeddedDatabase.start(folder);
                return new DatabaseHome(embedded, embedded.server());
            }
            String login = required(environment, "spring.datasource.username");
            String password = required(environment, "spring.datasource.password");
            String appPassword = environment.getProperty(
                    "renewals.app-password", Secrets.derive(password, DatabaseServer.APP_LOGIN));
            return new DatabaseHome(null, new DatabaseServer(url, login, password, appPassword, false, false));
        }

        private static String required(Environment environment, String key) {
            String value = environment.getProperty(key);
            if (value == null) {
                throw new DatabaseUnavailable("spring.datasource.url names an external PostgreSQL, but " + key
                        + " is not set (SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD).");
            }
            return value;
        }

        DatabaseServer server() {
            return server;
        }

        @Override
        public void close() {
            if (embedded != null) {
                try {
                    embedded.close();
                } catch (java.io.IOException e) {
                    throw new DatabaseUnavailable("The embedded PostgreSQL did not stop cleanly", e);
                }
            }
        }
    }
}
