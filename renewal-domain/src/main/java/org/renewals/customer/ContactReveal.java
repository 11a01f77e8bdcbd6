package org.renewals.customer;

import java.util.Map;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
import org.renewals.audit.AuditLog;
import org.renewals.shared.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows a contact in full to the account manager of its customer, and writes down that it did (requirements 5.9). */
@Service
public class ContactReveal {

    private final Customers customers;
    private final Contacts contacts;
    private final AuditLog audit;

    ContactReveal(Customers customers, Contacts contacts, AuditLog audit) {
        this.customers = customers;
        this.contacts = contacts;
        this.audit = audit;
    }

    /**
     * Reveals one contact; its audit entry names neither the person nor the number.
     *
     * @throws NotAllowed for anybody but an account manager
     * @throws NotFound if the manager has no such customer, or the customer no such contact
     */
    @Transactional
    public RevealedContact reveal(AccessScope scope, String customerCode, long contactId) {
        if (scope.kind() != AccessScope.Kind.MANAGER) {
            throw new NotAllowed(scope.kind() + " may not reveal contacts");
        }
        Customer customer =
                customers.find(scope, customerCode).orElseThrow(() -> new NotFound("customer", customerCode));
        Contact contact =
                contacts.find(scope, customer.id(), contactId).orElseThrow(() -> new NotFound("contact", contactId));
        audit.record(
                "contact.revealed",
                "customer",
                customer.code(),
                customer.cityId(),
                customer.managerId(),
                Map.of("contact", contactId));
        return new RevealedContact(contact.id(), contact.name(), contact.phone(), contact.email());
    }
}
