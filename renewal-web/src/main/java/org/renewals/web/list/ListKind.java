package org.renewals.web.list;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.web.view.Link;

/** A list whose views can be saved. */
enum ListKind {
    CUSTOMERS("customers", ListLinks.CUSTOMERS),
    DUE("due", ListLinks.DUE),
    PRODUCTS("evaluation-products", ListLinks.PRODUCTS);

    private static final List<String> LOOK = List.of("sort", "size", "columns");

    private final String code;
    private final String path;

    ListKind(String code, String path) {
        this.code = code;
        this.path = path;
    }

    /** The word in addresses, in the database, and of the entry in the menu. */
    String code() {
        return code;
    }

    String path() {
        return path;
    }

    static Optional<ListKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /**
     * What a view of the list keeps of an address: filter, place, order, size and columns, in this order; nothing else, and no
     * parameter that says nothing.
     *
     * @return encoded, without a question mark; empty for the list as it is
     */
    String query(Map<String, String[]> parameters) {
        Link link = Link.to("");
        for (List<String> names : List.of(filter(), LOOK)) {
            for (String name : names) {
                link = link.withAll(name, values(name, parameters.get(name)));
            }
        }
        String address = link.toString();
        return address.isEmpty() ? "" : address.substring(1);
    }

    private List<String> filter() {
        return switch (this) {
            case CUSTOMERS, PRODUCTS ->
                List.of(
                        "q",
                        "city",
                        "county",
                        "manager",
                        "tier",
                        "risk",
                        "industry",
                        "act",
                        "attention",
                        "moved",
                        "grid",
                        "feature",
                        "gap",
                        "care");
            case DUE -> List.of("q", "city", "county", "manager", "days", "risk");
        };
    }

    private static List<String> values(String name, String @Nullable [] values) {
        if (values == null) {
            return List.of();
        }
        return name.equals("columns")
                ? List.of(String.join(",", values))
                : Arrays.stream(values).map(String::strip).toList();
    }
}
