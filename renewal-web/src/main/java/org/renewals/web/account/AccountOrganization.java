package org.renewals.web.account;

import java.util.List;
import org.renewals.account.Account;
import org.renewals.organization.OrgUnit;
import org.renewals.organization.OrgUnits;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The organisation as the account forms offer it. */
@Component
@Transactional(readOnly = true)
class AccountOrganization {

    /** A unit to choose, with its level to tell a city from a county of the same name. */
    record Unit(String code, String name, String kind) {}

    private final OrgUnits units;

    AccountOrganization(OrgUnits units) {
        this.units = units;
    }

    List<Unit> units() {
        return units.all().stream()
                .map(unit -> new Unit(unit.code(), unit.name(), unit.kind().code()))
                .toList();
    }

    String codeOf(Account account) {
        return units.find(account.orgId()).map(OrgUnit::code).orElseThrow();
    }
}
