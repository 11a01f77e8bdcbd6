package org.renewals.web.customer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.customer.CustomerDetailQuery.Part;
import org.renewals.shared.Refused;

/** The five views of a customer (R011, requirements 5.8), each with what it reads beyond the head they share. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable
enum CustomerTab {
    BASIC(Part.CONTACTS),
    MEMBERS(Part.MEMBERS),
    CONTRACTS(Part.CONTRACTS, Part.PRODUCTS),
    INCOMES(Part.INCOMES, Part.FEES),
    SERVICE(Part.ASSESSMENT, Part.HEALTH, Part.COMPLAINTS, Part.SURVEYS, Part.VISITS, Part.TIER_CHANGES, Part.ALERTS);

    private final Set<Part> parts;

    CustomerTab(Part... parts) {
        this.parts = Set.of(parts);
    }

    /** The word in addresses and message keys. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Set<Part> parts() {
        return parts;
    }

    /**
     * @param code null or blank for the first
     * @throws Refused for a word no link of the page says
     */
    static CustomerTab of(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return BASIC;
        }
        return Arrays.stream(values())
                .filter(tab -> tab.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "lists.refused.value",
                        "tab",
                        code,
                        Arrays.stream(values()).map(CustomerTab::code).collect(Collectors.joining(", "))));
    }
}
