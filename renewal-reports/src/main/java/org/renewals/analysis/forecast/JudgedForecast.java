package org.renewals.analysis.forecast;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What was said of one contract beside what came of it.
 *
 * @param contract number; null, as are code and name, where the customer is somebody else's by now
 * @param tier of the customer in the month of the score; {@code none} where it had none
 * @param scoreMonth whose end it was said at
 * @param challengerProbability another trained model's word; null without one
 * @param monthlyValue yuan, before; and {@code renewedValue} after, 0 if lost
 * @param knownMonth in which the outcome became known
 */
public record JudgedForecast(
        @Nullable String contract,
        @Nullable String customerCode,
        @Nullable String customerName,
        String city,
        String manager,
        String tier,
        ForecastStage stage,
        YearMonth scoreMonth,
        double probability,
        @Nullable Double challengerProbability,
        boolean renewed,
        boolean captive,
        BigDecimal monthlyValue,
        BigDecimal renewedValue,
        YearMonth knownMonth) {}
