package org.renewals.service;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A complaint and the moments at which it was answered and closed. */
@Entity
@Immutable
public class Complaint {

    @Id
    private long id;

    private String number;
    private long customerId;
    private int cityId;
    private int managerId;
    private Instant receivedAt;
    private @Nullable String channel;
    private @Nullable String category;
    private @Nullable String severity;
    private @Nullable Instant firstReplyAt;
    private @Nullable Instant closedAt;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Complaint() {}

    public long id() {
        return id;
    }

    public String number() {
        return number;
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

    public Instant receivedAt() {
        return receivedAt;
    }

    public @Nullable String channel() {
        return channel;
    }

    public @Nullable String category() {
        return category;
    }

    public @Nullable String severity() {
        return severity;
    }

    public @Nullable Instant firstReplyAt() {
        return firstReplyAt;
    }

    public @Nullable Instant closedAt() {
        return closedAt;
    }
}
