package org.renewals.ingest.profile;

import java.util.ArrayList;
import java.util.List;

/** Text with placeholders in braces: {@code S-{service_id}}. Doubled braces stand for themselves. */
final class Template {

    /** A literal, or the name in a placeholder. */
    private record Part(String text, boolean placeholder) {}

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    static Template parse(String text, String place) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                literal.append(c);
                i += 2;
            } else if (c == '{') {
                int end = text.indexOf('}', i);
                String name = end < 0 ? "" : text.substring(i + 1, end).strip();
                if (name.isEmpty()) {
                    throw new ProfileError(place, "template", text);
                }
                parts.add(new Part(literal.toString(), false));
                literal.setLength(0);
                parts.add(new Part(name, true));
                i = end + 1;
            } else if (c == '}') {
                throw new ProfileError(place, "template", text);
            } else {
                literal.append(c);
                i++;
            }
        }
        parts.add(new Part(literal.toString(), false));
        return new Template(parts.stream()
                .filter(part -> part.placeholder() || !part.text().isEmpty())
                .toList());
    }

    String fill(Values values) {
        if (parts.size() == 1) {
            return text(parts.get(0), values);
        }
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(text(part, values));
        }
        return text.toString();
    }

    private static String text(Part part, Values values) {
        return part.placeholder() ? values.get(part.text()) : part.text();
    }

    /** Names in the placeholders, in order. */
    List<String> names() {
        return parts.stream().filter(Part::placeholder).map(Part::text).toList();
    }
}
