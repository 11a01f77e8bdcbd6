package org.renewals.web.view;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** An address within the application: a path and parameters, in the order they were added. */
public final class Link {

    private final String path;
    private final List<String> parameters;

    private Link(String path, List<String> parameters) {
        this.path = path;
        this.parameters = parameters;
    }

    /** @param segments variable parts of the path, each encoded and put where the path has {@code {}} */
    public static Link to(String path, String... segments) {
        String filled = path;
        for (String segment : segments) {
            filled = filled.replaceFirst(
                    "\\{}",
                    java.util.regex.Matcher.quoteReplacement(
                            UriUtils.encodePathSegment(segment, StandardCharsets.UTF_8)));
        }
        return new Link(filled, List.of());
    }

    /** The same with one more parameter; the same for null or empty values. */
    public Link with(String name, @Nullable Object value) {
        if (value == null || value.toString().isEmpty()) {
            return this;
        }
        List<String> more = new ArrayList<>(parameters);
        more.add(name + "=" + UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
        return new Link(path, more);
    }

    /** The same with the parameter once for each value. */
    public Link withAll(String name, Iterable<?> values) {
        Link link = this;
        for (Object value : values) {
            link = link.with(name, value);
        }
        return link;
    }

    @Override
    public String toString() {
        return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }
}
