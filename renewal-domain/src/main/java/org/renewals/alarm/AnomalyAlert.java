package org.renewals.alarm;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.YearMonth;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.renewals.shared.Refused;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * That a customer was anomalous, until a person or two normal months end it. The monthly run opens it; its customer's account
 * manager leads it through its {@link AlertState}s.
 */
@Entity
@DynamicUpdate // people's database roles may write its state and nothing else
public class AnomalyAlert {

    /** Longest comment, in characters. */
    public static final int MAX_COMMENT = 2000;

    @Id
    private long id;

    private long customerId;
    private int cityId;
    private int managerId;

    @Enumerated(EnumType.STRING)
    private AnomalyKind kind;

    private LocalDate openedMonth;

    @Enumerated(EnumType.STRING)
    private AlertState state;

    private @Nullable LocalDate closedMonth;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected AnomalyAlert() {}

    AnomalyAlert(long id, long customerId, AnomalyKind kind, YearMonth openedMonth, AlertState state) {
        this.id = id;
        this.customerId = customerId;
        this.kind = kind;
        this.openedMonth = openedMonth.atDay(1);
        this.state = state;
        this.closedMonth = state.isClosed() ? this.openedMonth : null;
    }

    public long id() {
        return id;
    }

    public long customerId() {
        return customerId;
    }

    public int cityId() {
        return cityId;
    }

    /** The account manager who looks after the customer now. */
    public int managerId() {
        return managerId;
    }

    public AnomalyKind kind() {
        return kind;
    }

    /** The first anomalous month. */
    public YearMonth openedMonth() {
        return YearMonth.from(openedMonth);
    }

    public AlertState state() {
        return state;
    }

    /** Null while it is not closed. */
    public @Nullable YearMonth closedMonth() {
        return closedMonth == null ? null : YearMonth.from(closedMonth);
    }

    /** Counts the steps; a page carries it along, so that nobody answers what he has not seen. */
    public int version() {
        return version;
    }

    /**
     * Takes the next step.
     *
     * @param comment needed where the step closes the alert
     * @param month in which it is taken
     * @return the comment as it is kept; null for none
     * @throws Refused if an alert in this state cannot become that, or the comment is missing, too long or cannot be written
     */
    @Nullable
    String move(AlertState to, @Nullable String comment, YearMonth month) {
        if (!state.mayBecome(to)) {
            throw new Refused("alert.not-next." + state.code(), new DefaultMessageSourceResolvable(to.key()));
        }
        String kept = checked(comment);
        if (kept == null && to.isClosed()) {
            throw new Refused("alert.comment-missing." + to.code());
        }
        state = to;
        closedMonth = to.isClosed() ? month.atDay(1) : null;
        return kept;
    }

    private static @Nullable String checked(@Nullable String comment) {
        if (comment == null || comment.isBlank()) {
            return null;
        }
        String stripped = comment.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length > MAX_COMMENT) {
            throw new Refused("alert.comment-long", length, MAX_COMMENT);
        }
        stripped.codePoints().filter(AnomalyAlert::isUnwritable).findFirst().ifPresent(c -> {
            throw new Refused("alert.control-character", "%04X".formatted(c));
        });
        return stripped;
    }

    /** Control characters break pages and files, and the database refuses NUL. */
    private static boolean isUnwritable(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }
}
