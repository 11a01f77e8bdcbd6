package org.renewals.web.customer;

import java.time.LocalDate;
import org.renewals.access.AccessScope;
import org.renewals.analysis.customer.CustomerDetail;
import org.renewals.web.view.Link;
import org.renewals.web.view.Standpoint;

/**
 * A customer as it was read for one reader and one tab of its page.
 *
 * @param until the last day that is told
 * @param latest whether the month is the latest there is, so that what holds now holds for it
 */
record CustomerReading(
        AccessScope scope,
        Standpoint standpoint,
        CustomerDetail detail,
        LocalDate until,
        boolean latest,
        CustomerWords words) {

    boolean byManager() {
        return scope.kind() == AccessScope.Kind.MANAGER;
    }

    /** The address of a tab, with what the reader has picked. */
    Link link(CustomerTab tab) {
        return standpoint
                .link(Link.to("/customers/{}", detail.profile().code()).toString())
                .with("tab", tab == CustomerTab.BASIC ? null : tab.code());
    }

    /** The same, at one of its parts. */
    String link(CustomerTab tab, String anchor) {
        return link(tab) + "#" + anchor;
    }
}
