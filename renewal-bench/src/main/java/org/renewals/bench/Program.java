package org.renewals.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The product's jar as a child process. */
final class Program {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Path jar;
    private final String heap;
    private final Map<String, String> environment = new HashMap<>();

    Program(Path jar, String heap) {
        this.jar = jar;
        this.heap = heap;
    }

    /** How long a command took and the most memory its process ever held. */
    record Result(Duration time, long peakMegabytes) {
        static final Result NONE = new Result(Duration.ZERO, 0);

        long millis() {
            return time.toMillis();
        }
    }

    void useDatabase(BenchDatabase database) {
        environment.put("SPRING_DATASOURCE_URL", database.url());
        environment.put("SPRING_DATASOURCE_USERNAME", database.user());
        environment.put("SPRING_DATASOURCE_PASSWORD", database.password());
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return runWithInput("", arguments);
    }

    /** @throws IllegalStateException if the command fails; its last words are in the message */
    Result runWithInput(String input, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("bench", ".log");
        long start = System.nanoTime();
        Process process = builder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (var writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        }
        long peak = 0;
        while (!process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakMegabytes(process.pid()));
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        if (process.exitValue() != 0) {
            String said = Files.readString(output);
            throw new IllegalStateException(
                    String.join(" ", arguments) + " ended with " + process.exitValue() + ": " + said);
        }
        Files.delete(output);
        return new Result(time, peak);
    }

    /** Starts the web application and waits for its first page. */
    Server serve() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        long start = System.nanoTime();
        Process process = builder("serve", "--server.port=" + port)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        HttpRequest login = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        while (process.isAlive()) {
            try {
                if (client.send(login, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return new Server(process, port, Duration.ofNanos(System.nanoTime() - start));
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
            }
        }
        throw new IllegalStateException("the web application did not start");
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of("java", heap, "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    private static long peakMegabytes(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            // the process ended between two looks, or this is no Linux: the last value stands
            return 0;
        }
    }
}
