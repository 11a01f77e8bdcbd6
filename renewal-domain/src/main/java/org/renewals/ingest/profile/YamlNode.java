package org.renewals.ingest.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A piece of YAML that knows its place, so that whatever is wrong with it can be said with its path. */
record YamlNode(String place, @Nullable Object value) {

    boolean isText() {
        return value instanceof String;
    }

    boolean isMap() {
        return value instanceof Map;
    }

    boolean isList() {
        return value instanceof List;
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw new ProfileError(place, "not-text", described());
    }

    List<YamlNode> list() {
        if (!(value instanceof List<?> items)) {
            throw new ProfileError(place, "not-a-list", described());
        }
        List<YamlNode> nodes = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            nodes.add(new YamlNode(place + "[" + i + "]", items.get(i)));
        }
        return nodes;
    }

    /** The entries in the order they are written. */
    Map<String, YamlNode> map() {
        if (!(value instanceof Map<?, ?> entries)) {
            throw new ProfileError(place, "not-a-map", described());
        }
        Map<String, YamlNode> nodes = new LinkedHashMap<>();
        entries.forEach((key, item) -> {
            String name = String.valueOf(key);
            nodes.put(name, new YamlNode(place.isEmpty() ? name : place + "." + name, item));
        });
        return nodes;
    }

    /** The entries, which may have only these keys. */
    Map<String, YamlNode> map(Set<String> accepted) {
        Map<String, YamlNode> nodes = map();
        nodes.forEach((key, node) -> {
            if (!accepted.contains(key)) {
                throw new ProfileError(node.place(), "unknown-key", String.join(", ", new TreeSet<>(accepted)));
            }
        });
        return nodes;
    }

    private String described() {
        return value == null ? "" : String.valueOf(value);
    }
}
