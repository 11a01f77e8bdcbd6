package org.renewals.analysis.customer;

import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;

/**
 * Which facts of single customers a reader may be shown (contract.md section 3). Tiers, scores, risk and contracts are open to
 * province, city and manager; the rest is decided here, once, for pages, exports and documents.
 *
 * @param incomes the three incomes of a customer (function 4): after a manager has been picked
 * @param members member counts of a customer (function 2): managers only
 * @param fees the fee composition of a customer (function 5): managers only
 * @param tierChanges who moved from tier to tier (function 6): managers only
 */
public record CustomerGrain(boolean incomes, boolean members, boolean fees, boolean tierChanges) {

    /** In a list of the subject's customers. */
    public static CustomerGrain inList(AccessScope scope, Subject subject) {
        boolean manager = scope.kind() == AccessScope.Kind.MANAGER;
        return new CustomerGrain(manager || subject.is(Subject.Kind.MANAGER), manager, manager, manager);
    }

    /** On the page of one customer, which has one manager: he has been picked by getting there. */
    public static CustomerGrain onPage(AccessScope scope) {
        boolean manager = scope.kind() == AccessScope.Kind.MANAGER;
        return new CustomerGrain(true, manager, manager, manager);
    }
}
