package org.renewals.scoring.anomaly;

import java.util.Locale;
import org.renewals.alarm.AnomalyKind;

/** What an anomaly shows in; one sign of a kind is enough (requirements 5.3). */
public enum AnomalySign {
    /** Members suspended, stopped for arrears, pre-cancelled or cancelled in the month, in % of opening members: T1. */
    STATUS_SHARE(AnomalyKind.STATUS),
    /** Rise of that share against the month before, in percentage points. */
    STATUS_RISE(AnomalyKind.STATUS),
    /** Fall of the members' minutes below the mean of the three months before, in %: T2. */
    CALL_DECLINE(AnomalyKind.CALL),
    /** Members without any activity in the month, in % of members: T3. */
    INACTIVE_SHARE(AnomalyKind.CALL);

    private final AnomalyKind kind;

    AnomalySign(AnomalyKind kind) {
        this.kind = kind;
    }

    public AnomalyKind kind() {
        return kind;
    }

    /** The word in files and in the database, such as {@code status_share}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Message key of the sign's name; reasons append {@code .reason}, {@code .none}, {@code .missing}, or {@code .few}
     * where the customer is too small for the sign to mean anything.
     */
    public String key() {
        return "score.anomaly." + code().replace('_', '-');
    }
}
