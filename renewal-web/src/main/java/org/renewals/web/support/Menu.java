package org.renewals.web.support;

import static org.renewals.access.Role.ADMIN;
import static org.renewals.access.Role.CITY;
import static org.renewals.access.Role.MANAGER;
import static org.renewals.access.Role.PROVINCE;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.renewals.access.Role;

/** The menu: every entry leads to a page that exists and that its roles may open. */
final class Menu {

    /** In the order shown; entries of one group stand together. */
    static final List<MenuEntry> ENTRIES = List.of(
            MenuEntry.of(MenuGroup.WORKBENCH, "home", "/", PROVINCE, CITY, MANAGER),
            MenuEntry.of(MenuGroup.WORKBENCH, "operation", "/operation", PROVINCE, CITY, MANAGER),
            MenuEntry.of(MenuGroup.WORKBENCH, "glossary", "/glossary", PROVINCE, CITY, MANAGER, ADMIN),
            MenuEntry.of(MenuGroup.EVALUATION, "customers", "/customers", PROVINCE, CITY, MANAGER),
            MenuEntry.of(MenuGroup.EVALUATION, "evaluation-tiers", "/evaluation/tiers", PROVINCE, CITY, MANAGER),
            MenuEntry.of(MenuGroup.EVALUATION, "evaluation-members", "/evaluation/members", PROVINCE, CITY, MANAGER),
            MenuEntry.of(MenuGroup.EVALUATION, "evaluation-products", "/evaluation/products", PROVINCE, CITY, MANAGER),
            MenuEntry.of(
                    MenuGroup.EVALUATION,
                    "evaluation-contribution",
                    "/evaluation/contribution",
                    PROVINCE,
                    CITY,
                    MANAGER),
            MenuEntry.of(MenuGroup.EVALUATION, "evaluation-fees", "/evaluation/fees", PROVINCE, CITY, MANAGER),
            MenuEntry.of(
                    MenuGroup.EVALUATION,
                    "evaluation-tier-changes",
                    "/evaluation/tier-changes",
                    PROVINCE,
                    CITY,
                    MANAGER),
            MenuEntry.of(
                    MenuGroup.EVALUATION, "evaluation-elasticity", "/evaluation/elasticity", PROVINCE, CITY, MANAGER),
            MenuEntry.of(
                    MenuGroup.EVALUATION, "evaluation-anomalies", "/evaluation/anomalies", PROVINCE, CITY, MANAGER),
            MenuEntry.of(MenuGroup.EVALUATION, "evaluation-distributions", "/evaluation/distributions", PROVINCE),
            MenuEntry.of(MenuGroup.EVALUATION, "tier-changes", "/tier-changes", PROVINCE, CITY, MANAGER),
            MenuEntry.of(MenuGroup.EVALUATION, "alerts", "/alerts", MANAGER),
            MenuEntry.of(MenuGroup.EVALUATION, "alert-thresholds", "/alerts/thresholds", PROVINCE, CITY, MANAGER),
            MenuEntry.of(MenuGroup.EVALUATION, "grids", "/grids", PROVINCE, CITY, MANAGER),
            MenuEntry.of(MenuGroup.RENEWAL, "due", "/contracts/due", PROVINCE, CITY, MANAGER),
            MenuEntry.of(MenuGroup.RENEWAL, "forecasts", "/forecasts/quality", PROVINCE, CITY, MANAGER),
            MenuEntry.of(MenuGroup.RENEWAL, "models", "/models", PROVINCE, ADMIN),
            MenuEntry.of(MenuGroup.REPORTS, "deliveries", "/deliveries", PROVINCE, ADMIN),
            MenuEntry.of(MenuGroup.ADMINISTRATION, "accounts", "/accounts", ADMIN),
            MenuEntry.of(MenuGroup.ADMINISTRATION, "imports", "/imports", ADMIN),
            MenuEntry.of(MenuGroup.ADMINISTRATION, "jobs", "/jobs", ADMIN));

    private static final Map<Role, Map<MenuGroup, List<MenuEntry>>> BY_ROLE = new EnumMap<>(Role.class);

    static {
        for (Role role : Role.values()) {
            BY_ROLE.put(
                    role,
                    ENTRIES.stream()
                            .filter(entry -> entry.roles().contains(role))
                            .collect(Collectors.groupingBy(
                                    MenuEntry::group, () -> new EnumMap<>(MenuGroup.class), Collectors.toList())));
        }
    }

    private Menu() {}

    static Map<MenuGroup, List<MenuEntry>> of(Role role) {
        return BY_ROLE.getOrDefault(role, Map.of());
    }
}
