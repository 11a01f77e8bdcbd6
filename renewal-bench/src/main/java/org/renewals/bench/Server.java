package org.renewals.bench;

import java.time.Duration;

/** A running web application. */
record Server(Process process, int port, Duration startUp) implements AutoCloseable {

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
