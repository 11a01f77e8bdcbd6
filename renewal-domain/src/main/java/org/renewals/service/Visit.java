package org.renewals.service;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A visit to a customer, or another contact with it. */
@Entity
@Immutable
public class Visit {

    @Id
    private long id;

    private long customerId;
    private int cityId;
    private int managerId;
    private LocalDate visitedOn;
    private String kind;
    private @Nullable Integer visitorId;
    private @Nullable String note;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Visit() {}

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

    public LocalDate visitedOn() {
        return visitedOn;
    }

    /** Empty if not said. */
    public String kind() {
        return kind;
    }

    /** Account of who went; null if not said. */
    public @Nullable Integer visitorId() {
        return visitorId;
    }

    public @Nullable String note() {
        return note;
    }
}
