package org.renewals.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One reader with one browser session, asking one page after the other. */
final class Pages {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern CUSTOMER = Pattern.compile("href=\"(/customers/[^\"?]+)");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;

    Pages(int port) {
        base = "http://localhost:" + port;
    }

    /**
     * Milliseconds from request to the last byte, on the loopback interface.
     *
     * @param requests how many were sent
     */
    record Times(double median, double p95, int requests) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f / %.1f", median, p95);
        }
    }

    void logIn(String login, String password) throws IOException, InterruptedException {
        Matcher token = CSRF.matcher(get("/login"));
        if (!token.find()) {
            throw new IllegalStateException("the log-in page has no form");
        }
        String form =
                "username=" + encode(login) + "&password=" + encode(password) + "&_csrf=" + encode(token.group(1));
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(base + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 302
                || answer.headers().firstValue("Location").orElse("").contains("error")) {
            throw new IllegalStateException("log-in as " + login + " answered " + answer.statusCode());
        }
    }

    Times time(String path, int requests) throws IOException, InterruptedException {
        double[] millis = new double[requests];
        for (int i = 0; i < requests; i++) {
            long start = System.nanoTime();
            get(path);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return new Times(millis[requests / 2], millis[requests * 95 / 100], requests);
    }

    /** Where the page after this one is; empty on the last. */
    Optional<String> next(String path) throws IOException, InterruptedException {
        return first(NEXT, path);
    }

    /** The address of the first customer a list shows. */
    String firstCustomer(String path) throws IOException, InterruptedException {
        return first(CUSTOMER, path).orElseThrow(() -> new IllegalStateException(path + " shows no customer"));
    }

    private Optional<String> first(Pattern link, String path) throws IOException, InterruptedException {
        Matcher found = link.matcher(get(path));
        return found.find() ? Optional.of(found.group(1).replace("&amp;", "&")) : Optional.empty();
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
