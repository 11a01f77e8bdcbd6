package org.renewals.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to call at a customer: the only personal data there is. Whoever shows it masks it; whoever reveals it leaves an
 * audit entry.
 */
@Entity
@Immutable
public class Contact {

    @Id
    private long id;

    private long customerId;
    private int cityId;
    private int managerId;
    private String name;

    @Enumerated(EnumType.STRING)
    private @Nullable ContactRole role;

    private @Nullable String phone;
    private @Nullable String email;
    private @Nullable Boolean consent;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Contact() {}

    public long id() {
        return id;
    }

    public long customerId() {
        return customerId;
    }

    public int cityId() {
        return cityId;
    }

    public int managerId() {
        return managerId;
    }

    public String name() {
        return name;
    }

    public @Nullable ContactRole role() {
        return role;
    }

    public @Nullable String phone() {
        return phone;
    }

    public @Nullable String email() {
        return email;
    }

    /** Whether the person agreed to be written to; null if never asked. */
    public @Nullable Boolean consent() {
        return consent;
    }
}
