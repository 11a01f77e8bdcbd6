package org.renewals.web.support;

import java.util.Locale;

/** The groups of the menu, from the top; the heading of each is {@code menu.group.<code>}. */
public enum MenuGroup {
    WORKBENCH,
    EVALUATION,
    RENEWAL,
    REPORTS,
    ADMINISTRATION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
