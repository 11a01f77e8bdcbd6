package org.renewals.web.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code sweep.yml} declares about one route.
 *
 * @param method {@code GET} or {@code POST}
 * @param path as the handler is mapped, with its variables
 * @param readers who may use it
 * @param names its variables, parameters and fields that name a thing, with the kind of thing
 * @param sent other parameters and fields that a good request has
 * @param answers status of a good request for each reader
 * @param blind readers whom it answers without looking at what is named
 */
record Route(
        String method,
        String path,
        Set<Reader> readers,
        Map<String, String> names,
        Map<String, String> sent,
        Map<Reader, Set<Integer>> answers,
        Set<Reader> blind) {

    private static final Set<String> KEYS = Set.of("readers", "names", "send", "answer", "blind");

    static List<Route> all(Map<String, Map<String, Object>> yaml) {
        List<Route> routes = new ArrayList<>();
        yaml.forEach((route, declared) -> {
            if (!KEYS.containsAll(declared.keySet())) {
                throw new IllegalArgumentException(route + ": " + declared.keySet() + ", known are " + KEYS);
            }
            String[] words = route.split(" ", 2);
            Set<Reader> readers = readers(Objects.requireNonNull(declared.get("readers"), route));
            Map<Reader, Set<Integer>> answers = new EnumMap<>(Reader.class);
            Set<Integer> usual = Set.of(words[0].equals("POST") ? 302 : 200);
            for (Reader reader : readers) {
                answers.put(reader, answer(declared.get("answer"), reader, usual));
            }
            routes.add(new Route(
                    words[0],
                    words[1],
                    readers,
                    texts(declared.get("names")),
                    texts(declared.get("send")),
                    answers,
                    declared.containsKey("blind") ? readers(declared.get("blind")) : Set.of()));
        });
        return routes;
    }

    /** The path with a value for each variable. */
    String path(Map<String, String> values) {
        String filled = path;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replaceAll("\\{" + value.getKey() + "(:[^/]*)?}", value.getValue());
        }
        return filled;
    }

    boolean isVariable(String name) {
        return path.contains("{" + name + "}") || path.contains("{" + name + ":");
    }

    boolean isPost() {
        return method.equals("POST");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static Set<Integer> answer(@Nullable Object declared, Reader reader, Set<Integer> usual) {
        if (declared instanceof Map<?, ?> each) {
            return answer(each.get(reader.word()), reader, usual);
        }
        if (declared instanceof List<?> several) {
            return several.stream().map(Integer.class::cast).collect(Collectors.toSet());
        }
        return declared == null ? usual : Set.of((Integer) declared);
    }

    private static Set<Reader> readers(@Nullable Object words) {
        if ("everybody".equals(words)) {
            return Set.of(Reader.values());
        }
        return ((Collection<?>) Objects.requireNonNull(words))
                .stream()
                        .map(word -> Reader.valueOf(word.toString().toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet());
    }

    private static Map<String, String> texts(@Nullable Object declared) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (declared != null) {
            ((Map<?, ?>) declared).forEach((name, value) -> texts.put(name.toString(), value.toString()));
        }
        return texts;
    }
}
