package org.renewals.analysis.alert;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.renewals.alarm.AlertState;
import org.renewals.alarm.AnomalyKind;
import org.renewals.scoring.anomaly.Finding;

/**
 * An alert with what it is about.
 *
 * @param opened the first anomalous month
 * @param closed month in which it was closed; null while it is not
 * @param measured the latest anomalous month of the alert; null if it was computed anew without
 * @param finding the sign that month was anomalous by, with the threshold that held in it; null as {@code measured}
 * @param income total income of the customer in that month, yuan; null if it is not known
 * @param version see {@link org.renewals.alarm.AnomalyAlert#version}
 */
public record AlertRow(
        long id,
        String customerCode,
        String customerName,
        AnomalyKind kind,
        AlertState state,
        YearMonth opened,
        @Nullable YearMonth closed,
        @Nullable YearMonth measured,
        @Nullable Finding finding,
        @Nullable BigDecimal income,
        int version) {}
