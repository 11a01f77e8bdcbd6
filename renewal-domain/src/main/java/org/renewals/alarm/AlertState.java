package org.renewals.alarm;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;
import java.util.Set;

/**
 * Where the handling of an alert stands (requirements 5.3). An alert is taken note of before it is worked on; that it is
 * false may show at either point. What is closed stays closed: a new anomaly is a new alert.
 */
public enum AlertState {
    OPEN,
    ACKNOWLEDGED,
    IN_PROGRESS,
    RESOLVED,
    FALSE_ALARM;

    @EnumeratedValue
    private final String code = name().toLowerCase(Locale.ROOT);

    /** What a person may make of it next. */
    public Set<AlertState> next() {
        return switch (this) {
            case OPEN -> Set.of(ACKNOWLEDGED);
            case ACKNOWLEDGED -> Set.of(IN_PROGRESS, FALSE_ALARM);
            case IN_PROGRESS -> Set.of(RESOLVED, FALSE_ALARM);
            case RESOLVED, FALSE_ALARM -> Set.of();
        };
    }

    public boolean mayBecome(AlertState other) {
        return next().contains(other);
    }

    public boolean isClosed() {
        return this == RESOLVED || this == FALSE_ALARM;
    }

    /** The word in files and in the database, such as {@code in_progress}. */
    public String code() {
        return code;
    }

    /** Message key of the state's name. */
    public String key() {
        return "score.anomaly.state." + code.replace('_', '-');
    }
}
