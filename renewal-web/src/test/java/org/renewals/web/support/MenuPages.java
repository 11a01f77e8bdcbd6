package org.renewals.web.support;

import java.util.List;
import java.util.Set;
import org.renewals.access.Role;

/** The menu as tests of other packages see it. */
public final class MenuPages {

    private MenuPages() {}

    /** Where an entry leads and who sees it. */
    public record Entry(String path, Set<Role> roles) {}

    public static List<Entry> entries() {
        return Menu.ENTRIES.stream()
                .map(entry -> new Entry(entry.path(), entry.roles()))
                .toList();
    }
}
