package org.renewals.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.renewals.access.Role;

/**
 * An account as a line of the administrator's list.
 *
 * @param hasPassword whether the person can log in at all
 * @param startPassword whether the person still has to replace a password that was given to them
 * @param lastLogIn null if never
 */
public record AccountSummary(
        int id,
        String login,
        String name,
        Role role,
        String orgCode,
        String orgName,
        @Nullable String email,
        boolean disabled,
        boolean hasPassword,
        boolean startPassword,
        @Nullable Instant lastLogIn) {}
