package org.renewals.web.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.customer.CustomerSearchQuery;
import org.renewals.web.view.Piece;

/**
 * What was found, as its page shows it.
 *
 * @param q what was typed
 * @param customers the best matches, the best first
 * @param more the customer list of everything that matches; null where all is shown
 * @param others account managers, cities and counties, then pages of the menu and the glossary
 */
record SearchPage(
        String q, List<Customer> customers, @Nullable String more, List<Piece> others) {

    /** @param href the customer's page, which remembers what was picked */
    record Customer(CustomerSearchQuery.Hit hit, String href) {}

    public boolean isEmpty() {
        return customers.isEmpty() && others.isEmpty();
    }
}
