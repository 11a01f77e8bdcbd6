package org.renewals.testing;

import org.testcontainers.postgresql.PostgreSQLContainer;

/** Apart from {@link TestCluster}, so that Testcontainers is loaded only where it is used. */
final class ContainerServer {

    private ContainerServer() {}

    static TestCluster start(String superuserPassword) {
        // stopped with the JVM by the library's own watcher
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
                .withUsername("postgres")
                .withPassword(superuserPassword)
                .withCommand("postgres", "-c", "max_connections=200", "-c", "jit=off");
        container.start();
        return new TestCluster(
                container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                superuserPassword);
    }
}
