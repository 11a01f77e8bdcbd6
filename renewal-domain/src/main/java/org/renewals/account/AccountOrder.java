package org.renewals.account;

import org.jspecify.annotations.Nullable;
import org.renewals.access.Role;

/**
 * What an administrator fills in for an account.
 *
 * @param email null if none
 */
public record AccountOrder(
        String login,
        String name,
        Role role,
        String orgCode,
        @Nullable String email) {

    public AccountOrder {
        login = login.strip();
        name = name.strip();
        orgCode = orgCode.strip();
        email = email == null || email.isBlank() ? null : email.strip();
    }
}
