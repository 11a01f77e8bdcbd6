package org.renewals.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.renewals.access.Role;
import org.renewals.organization.OrgKind;
import org.renewals.organization.OrgUnit;
import org.renewals.shared.Refused;

/**
 * A person's account. Everything about the password is deliberately not part of the entity: only {@link Credentials} touches
 * it, and the roles that see customers may not even read it.
 */
@Entity
public class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Integer id;

    @Column(nullable = false, unique = true, updatable = false)
    private String login;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private Role role;

    @Column(nullable = false)
    private int orgId;

    private @Nullable Integer cityId;

    private @Nullable String email;

    private @Nullable Integer gridId;

    private @Nullable String language;

    private boolean disabled;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Account() {}

    /** @throws Refused if a person of that role cannot belong to that unit */
    Account(String login, String name, Role role, OrgUnit org, @Nullable String email) {
        this.login = login;
        this.name = name;
        this.email = email;
        assign(role, org);
    }

    /**
     * Gives the account another role or place.
     *
     * @throws Refused if a person of that role cannot belong to that unit
     */
    void moveTo(Role newRole, OrgUnit org) {
        assign(newRole, org);
    }

    void rename(String newName, @Nullable String newEmail) {
        name = newName;
        email = newEmail;
    }

    void disable() {
        disabled = true;
    }

    void enable() {
        disabled = false;
    }

    private void assign(Role newRole, OrgUnit org) {
        boolean fits = switch (newRole) {
            case PROVINCE, ADMIN -> org.kind() == OrgKind.PROVINCE;
            case CITY -> org.kind() == OrgKind.CITY;
            case MANAGER -> org.kind() == OrgKind.CITY || org.kind() == OrgKind.COUNTY;
        };
        if (!fits) {
            throw new Refused("account.org-unfit." + newRole.code(), org.code(), org.name());
        }
        role = newRole;
        orgId = org.id();
        cityId = org.cityId();
    }

    /** @throws IllegalStateException before the account is stored */
    public int id() {
        if (id == null) {
            throw new IllegalStateException("account " + login + " is not stored yet");
        }
        return id;
    }

    public String login() {
        return login;
    }

    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    public int orgId() {
        return orgId;
    }

    /** Null for province and admin. */
    public @Nullable Integer cityId() {
        return cityId;
    }

    public @Nullable String email() {
        return email;
    }

    public @Nullable Integer gridId() {
        return gridId;
    }

    /** {@code zh} or {@code en}; null until the person chooses. */
    public @Nullable String language() {
        return language;
    }

    public boolean isDisabled() {
        return disabled;
    }

    public int version() {
        return version;
    }
}
