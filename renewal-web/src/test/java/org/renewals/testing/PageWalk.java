package org.renewals.testing;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The pages somebody comes to by links: those he starts from, and one of each kind behind the links on them. Two addresses
 * are of one kind if one handler answers them and they differ only in whose page it is, in filters, order and number of the
 * page; so a new page or tab comes along as soon as a link leads to it.
 */
public final class PageWalk {

    /** Values of a path that name a page, as {@code /evaluation/fees} does; codes and numbers name things. */
    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]*");

    /** Parameters whose value makes another page of it. */
    private static final Set<String> VIEWS = Set.of("tab", "by");

    /** Parameters that make another page of it by being there, such as a form with its subject chosen. */
    private static final Set<String> SUBJECTS = Set.of("customer");

    private final List<PathPattern> patterns;

    /** @param patterns of the handlers that answer GET */
    public PageWalk(Collection<PathPattern> patterns) {
        this.patterns = patterns.stream().sorted().toList();
    }

    /**
     * Goes from page to page, breadth first.
     *
     * @param starts addresses visited in any case
     * @param visit opens an address and says which links stand there
     * @return every address visited, in that order
     */
    public Set<String> walk(List<String> starts, Function<String, List<String>> visit) {
        Set<String> visited = new LinkedHashSet<>();
        Set<String> kinds = new HashSet<>();
        Queue<String> ahead = new ArrayDeque<>();
        for (String start : starts) {
            kind(start).ifPresent(kinds::add);
            ahead.add(start);
        }
        while (!ahead.isEmpty()) {
            String address = ahead.remove();
            if (visited.add(address)) {
                visit.apply(address).stream()
                        .filter(link -> kind(link).filter(kinds::add).isPresent())
                        .forEach(ahead::add);
            }
        }
        return visited;
    }

    /** What the page at an address is a page of; empty for what is no page of the application. */
    public Optional<String> kind(String address) {
        URI uri = URI.create(address);
        PathContainer path = PathContainer.parsePath(uri.getPath());
        return patterns.stream()
                .filter(pattern -> pattern.matches(path))
                .findFirst()
                .map(pattern -> {
                    Set<String> words = new TreeSet<>(Comparator.naturalOrder());
                    pattern.matchAndExtract(path).getUriVariables().forEach((name, value) -> {
                        if (WORD.matcher(value).matches()) {
                            words.add(name + "=" + value);
                        }
                    });
                    words.addAll(views(uri));
                    return pattern.getPatternString() + " " + words;
                });
    }

    private static Set<String> views(URI uri) {
        Set<String> views = new TreeSet<>();
        String query = uri.getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String value = parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            if (VIEWS.contains(parts[0])) {
                views.add(pair);
            } else if (SUBJECTS.contains(parts[0]) && !value.isEmpty()) {
                views.add(parts[0]);
            }
        }
        return views;
    }
}
