package org.renewals.web.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.access.Role;
import org.renewals.account.Account;
import org.renewals.account.AccountOrder;

/**
 * The fields of an account's form, as typed. Bound by its constructor: nothing else of an account can be set from outside.
 */
record AccountForm(
        @Nullable String login,
        @Nullable String name,
        @Nullable Role role,
        @Nullable String org,
        @Nullable String email) {

    static AccountForm empty() {
        return new AccountForm(null, null, Role.MANAGER, null, null);
    }

    static AccountForm of(Account account, String orgCode) {
        return new AccountForm(account.login(), account.name(), account.role(), orgCode, account.email());
    }

    AccountOrder toOrder() {
        return new AccountOrder(
                Objects.requireNonNullElse(login, ""),
                Objects.requireNonNullElse(name, ""),
                Objects.requireNonNullElse(role, Role.MANAGER),
                Objects.requireNonNullElse(org, ""),
                email);
    }
}
