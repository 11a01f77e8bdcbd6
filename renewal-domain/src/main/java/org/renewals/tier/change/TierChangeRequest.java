package org.renewals.tier.change;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.renewals.access.NotAllowed;
import org.renewals.customer.Customer;
import org.renewals.shared.Refused;
import org.renewals.tier.Tier;

/**
 * An account manager's request that a customer be moved to another tier. It leaves {@link TierChangeStatus#SUBMITTED} once;
 * whoever comes second is told who was first.
 */
@Entity
@DynamicUpdate // people's database roles may write the outcome and nothing else
public class TierChangeRequest {

    /** Longest reason or comment, in characters. */
    public static final int MAX_TEXT = 2000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long customerId;
    private int cityId;
    private int managerId;

    @Enumerated(EnumType.STRING)
    private Tier fromTier;

    @Enumerated(EnumType.STRING)
    private Tier toTier;

    private String reason;

    @Enumerated(EnumType.STRING)
    private TierChangeStatus status;

    private int requestedBy;
    private Instant requestedAt;
    private @Nullable Integer decidedBy;
    private @Nullable Instant decidedAt;

    private @Nullable String comment;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected TierChangeRequest() {}

    /**
     * A new request, submitted at once.
     *
     * @throws Refused if the customer's tier cannot become {@code toTier}, or the reason is empty or too long
     */
    TierChangeRequest(Customer customer, Tier toTier, @Nullable String reason, int requestedBy, Instant at) {
        this.fromTier = customer.checkTierMayBecome(toTier);
        this.toTier = toTier;
        this.reason = text(reason, "tier.change.reason-missing", "tier.change.reason-long");
        this.customerId = customer.id();
        this.cityId = customer.cityId();
        this.managerId = customer.managerId();
        this.status = TierChangeStatus.SUBMITTED;
        this.requestedBy = requestedBy;
        this.requestedAt = at;
    }

    /** @throws IllegalStateException before the request is stored */
    public long id() {
        if (id == null) {
            throw new IllegalStateException("the request is not stored yet");
        }
        return id;
    }

    public long customerId() {
        return customerId;
    }

    public int cityId() {
        return cityId;
    }

    /** The account manager who looks after the customer now; not always the one who asked. */
    public int managerId() {
        return managerId;
    }

    public Tier fromTier() {
        return fromTier;
    }

    public Tier toTier() {
        return toTier;
    }

    public String reason() {
        return reason;
    }

    public TierChangeStatus status() {
        return status;
    }

    public int requestedBy() {
        return requestedBy;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    /** Who approved, rejected or withdrew it; null while it is open. */
    public @Nullable Integer decidedBy() {
        return decidedBy;
    }

    /** Null while it is open. */
    public @Nullable Instant decidedAt() {
        return decidedAt;
    }

    public @Nullable String comment() {
        return comment;
    }

    /**
     * Approves it; putting the tier into effect is the caller's part of the same transaction.
     *
     * @param comment may be blank
     * @throws NotOpen if it was decided before
     * @throws NotAllowed if the decider is the one who asked
     * @throws Refused if the comment is too long
     */
    void approve(int decider, @Nullable String comment, Instant at) {
        checkDecider(decider);
        end(TierChangeStatus.APPROVED, decider, optionalText(comment), at);
    }

    /**
     * Rejects it.
     *
     * @throws NotOpen if it was decided before
     * @throws NotAllowed if the decider is the one who asked
     * @throws Refused if the comment is missing or too long
     */
    void reject(int decider, @Nullable String comment, Instant at) {
        checkDecider(decider);
        end(
                TierChangeStatus.REJECTED,
                decider,
                text(comment, "tier.change.comment-missing", "tier.change.comment-long"),
                at);
    }

    /**
     * Takes it back.
     *
     * @throws NotOpen if it was decided before
     */
    void withdraw(int manager, Instant at) {
        checkOpen();
        end(TierChangeStatus.WITHDRAWN, manager, null, at);
    }

    private void checkDecider(int decider) {
        checkOpen();
        if (decider == requestedBy) {
            throw new NotAllowed("account " + decider + " asked for tier change " + id + " and cannot decide it");
        }
    }

    private void checkOpen() {
        if (status != TierChangeStatus.SUBMITTED) {
            throw new NotOpen();
        }
    }

    private void end(TierChangeStatus outcome, int by, @Nullable String said, Instant at) {
        status = outcome;
        decidedBy = by;
        comment = said;
        decidedAt = at;
    }

    private static @Nullable String optionalText(@Nullable String text) {
        return text == null || text.isBlank() ? null : text(text, "", "tier.change.comment-long");
    }

    private static String text(@Nullable String text, String missing, String tooLong) {
        if (text == null || text.isBlank()) {
            throw new Refused(missing);
        }
        String stripped = text.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length > MAX_TEXT) {
            throw new Refused(tooLong, length, MAX_TEXT);
        }
        stripped.codePoints()
                .filter(TierChangeRequest::isUnwritable)
                .findFirst()
                .ifPresent(c -> {
                    throw new Refused("tier.change.control-character", "%04X".formatted(c));
                });
        return stripped;
    }

    /** Control characters break pages and files, and the database refuses NUL. */
    private static boolean isUnwritable(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }

    /** The request left {@link TierChangeStatus#SUBMITTED} before; {@link TierChangeDesk} finds out how. */
    static final class NotOpen extends RuntimeException {}
}
