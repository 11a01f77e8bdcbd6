package org.renewals.analysis.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** When a forecast was made that is held against its outcome, earliest first. */
public enum ForecastStage {
    /** The last month's end at least so many days before the day to act by. */
    T180(180),
    /** The stage of the figures "forecast accuracy" and "bias" (contract.md). */
    T90(90),
    T30(30),
    /** The last month's end before the outcome became known. */
    LAST(0);

    private final int days;

    ForecastStage(int days) {
        this.days = days;
    }

    /** As stored, and in addresses. */
    public int days() {
        return days;
    }

    public static Optional<ForecastStage> of(String days) {
        return Arrays.stream(values())
                .filter(stage -> Integer.toString(stage.days).equals(days))
                .findFirst();
    }

    /** The words accepted in addresses. */
    public static List<String> codes() {
        return Arrays.stream(values())
                .map(stage -> Integer.toString(stage.days))
                .toList();
    }
}
