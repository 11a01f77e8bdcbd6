package org.renewals.account;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;

/**
 * Who is logged in, as stored at this moment.
 *
 * @param orgName name of the unit the person belongs to
 * @param cityId null for province and admin
 * @param language {@code zh} or {@code en}; null until the person chooses
 * @param mustChangePassword whether nothing but changing the start password is allowed
 * @param passwordChangedAt null if the password was set before this was recorded
 */
public record AccountIdentity(
        int id,
        String login,
        String name,
        Role role,
        int orgId,
        String orgName,
        @Nullable Integer cityId,
        @Nullable String language,
        boolean mustChangePassword,
        @Nullable Instant passwordChangedAt)
        implements Serializable {

    /** Whose data this person may touch. */
    public AccessScope scope() {
        return switch (role) {
            case PROVINCE -> AccessScope.province(id);
            case CITY -> AccessScope.city(id, Objects.requireNonNull(cityId));
            case MANAGER -> AccessScope.manager(id, Objects.requireNonNull(cityId));
            case ADMIN -> AccessScope.admin(id);
        };
    }

    /** Whether a session begun as {@code before} may go on: same rights, same password. */
    public boolean continues(AccountIdentity before) {
        return id == before.id
                && role == before.role
                && orgId == before.orgId
                && Objects.equals(cityId, before.cityId)
                && Objects.equals(passwordChangedAt, before.passwordChangedAt);
    }
}
