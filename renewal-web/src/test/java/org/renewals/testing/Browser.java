package org.renewals.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without JavaScript: keeps cookies, follows redirects when told, sends forms as they stand on the page. */
public final class Browser {

    private final URI root;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, String> headers = new TreeMap<>();
    private HttpResponse<byte[]> last;

    public Browser(int port) {
        root = URI.create("http://localhost:" + port);
        headers.put("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    /** Sends this header with every further request. */
    public Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Browser get(String path) {
        return send(request(path).GET());
    }

    /** Asks for a page and goes on to wherever it leads. */
    public Browser open(String path) {
        return get(path).follow();
    }

    /** Follows redirects of the last answer. */
    public Browser follow() {
        int hops = 0;
        while (status() / 100 == 3 && hops++ < 10) {
            get(location());
        }
        return this;
    }

    /** Fills in the form on the present page that is sent to {@code action} and sends it, without following redirects. */
    public Browser submit(String action, String... namesAndValues) {
        Element form = page().select("form").stream()
                .filter(candidate -> candidate.attr("action").equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form for " + action + " on the page:\n" + body()));
        Map<String, String> fields = new TreeMap<>();
        for (Element input : form.select("input[name], select[name], textarea[name]")) {
            if (input.is("[type=checkbox], [type=radio]") && !input.hasAttr("checked")) {
                continue;
            }
            fields.put(input.attr("name"), value(input));
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return post(action, fields);
    }

    /** Sends these fields and nothing else. */
    public Browser post(String path, Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
    }

    /** A file in a form. */
    public static final class FilePart {

        private final String field;
        private final String fileName;
        private final byte[] content;

        /** @param field name of the form's input */
        public FilePart(String field, String fileName, byte[] content) {
            this.field = field;
            this.fileName = fileName;
            this.content = content.clone();
        }

        public static FilePart of(String fileName, String content) {
            return new FilePart("files", fileName, content.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Sends files as a form for files does. */
    public Browser upload(String path, FilePart... files) {
        String boundary = "----files-of-a-browser";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (FilePart file : files) {
            // browsers write quotes and line breaks of a name like this (RFC 7578, HTML)
            String name =
                    file.fileName.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
            String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file.field
                    + "\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file.content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    public Browser logIn(String login, String password) {
        return open("/login").submit("/login", "username", login, "password", password);
    }

    public int status() {
        return last.statusCode();
    }

    public String body() {
        return new String(last.body(), StandardCharsets.UTF_8);
    }

    /** The last answer's body as sent, for files. */
    public byte[] bytes() {
        return last.body();
    }

    public Document page() {
        return Jsoup.parse(body());
    }

    /** Value of a response header; empty if it is missing. */
    public String header(String name) {
        return last.headers().firstValue(name).orElse("");
    }

    public List<String> headers(String name) {
        return last.headers().allValues(name);
    }

    /** Where the last answer redirects to, without host. */
    public String location() {
        URI target = root.resolve(header("Location"));
        return target.getRawQuery() == null ? target.getRawPath() : target.getRawPath() + "?" + target.getRawQuery();
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public void setCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(root, cookie);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path));
        headers.forEach(request::header);
        return request;
    }

    private Browser send(HttpRequest.Builder request) {
        try {
            last = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return this;
    }

    private static String value(Element input) {
        if (!input.tagName().equals("select")) {
            return input.val();
        }
        Element selected = input.selectFirst("option[selected]");
        Element shown = selected == null ? input.selectFirst("option") : selected;
        return shown == null ? "" : shown.val();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
