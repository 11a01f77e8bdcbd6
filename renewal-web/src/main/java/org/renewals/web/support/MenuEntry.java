package org.renewals.web.support;

import java.util.Set;
import org.renewals.access.Role;

/**
 * A line of the menu.
 *
 * @param key what a page passes to the layout as {@code active}; its text is {@code menu.<key>}
 * @param path where it leads
 * @param roles who sees it; the page itself has to declare the same with {@code AllowedTo}
 */
public record MenuEntry(MenuGroup group, String key, String path, Set<Role> roles) {

    static MenuEntry of(MenuGroup group, String key, String path, Role... roles) {
        return new MenuEntry(group, key, path, Set.of(roles));
    }
}
