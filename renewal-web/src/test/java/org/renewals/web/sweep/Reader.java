package org.renewals.web.sweep;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Who asks: somebody of each role, all in the first city, and a stranger. */
enum Reader {
    STRANGER("⟦|⟪"),
    PROVINCE("(?!)"),
    CITY("[⟦⟪]C2"),
    MANAGER("[⟦⟪](?!C1·m11)"),
    ADMIN("⟦");

    /** The readers that can log in. */
    static final List<Reader> PEOPLE = List.of(PROVINCE, CITY, MANAGER, ADMIN);

    private final Pattern forbidden;

    /** @param forbidden the canaries that must never reach this reader */
    Reader(String forbidden) {
        this.forbidden = Pattern.compile(forbidden);
    }

    String login() {
        return this == MANAGER ? "m11" : word();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isLeakedTo(String text) {
        return forbidden.matcher(text).find();
    }
}
