package org.renewals.web.forecast;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.forecast.ForecastStage;
import org.renewals.analysis.forecast.JudgedForecast;
import org.renewals.analysis.forecast.JudgedForecastQuery;
import org.renewals.web.list.Column;
import org.renewals.web.list.ListFiles;
import org.renewals.web.view.Standpoint;
import org.springframework.stereotype.Component;

/** The forecasts and outcomes behind the page of one stage, as a file: every figure there can be computed again from it. */
@Component
class ForecastFiles {

    private static final List<Column<JudgedForecast>> COLUMNS = List.of(
            Column.ofFile("forecasts.file.stage", row -> row.stage().days()),
            Column.ofFile("forecasts.file.contract", JudgedForecast::contract),
            Column.ofFile("forecasts.file.customer", JudgedForecast::customerCode),
            Column.ofFile("forecasts.file.city", JudgedForecast::city),
            Column.ofFile("forecasts.file.manager", JudgedForecast::manager),
            Column.ofFile("forecasts.file.tier", JudgedForecast::tier),
            Column.ofFile("forecasts.file.score-month", row -> row.scoreMonth().toString()),
            Column.ofFile("forecasts.file.probability", row -> exact(row.probability())),
            Column.ofFile("forecasts.file.challenger", row -> exact(row.challengerProbability())),
            Column.ofFile("forecasts.file.renewed", row -> row.renewed() ? 1 : 0),
            Column.ofFile("forecasts.file.captive", row -> row.captive() ? 1 : 0),
            Column.ofFile("forecasts.file.value", JudgedForecast::monthlyValue),
            Column.ofFile("forecasts.file.renewed-value", JudgedForecast::renewedValue),
            Column.ofFile("forecasts.file.known-month", row -> row.knownMonth().toString()));

    private final JudgedForecastQuery forecasts;

    ForecastFiles(JudgedForecastQuery forecasts) {
        this.forecasts = forecasts;
    }

    ListFiles.Content<JudgedForecast> file(AccessScope scope, Standpoint standpoint, ForecastStage stage) {
        JudgedForecastQuery.Request request =
                new JudgedForecastQuery.Request(standpoint.subject(), standpoint.month(), stage);
        return new ListFiles.Content<>(
                "forecast-list",
                "forecasts.file.title",
                COLUMNS,
                limit -> forecasts.exceeds(scope, request, limit),
                rows -> forecasts.forEach(scope, request, rows),
                Map.of("stage", Integer.toString(stage.days())));
    }

    /** The shortest number that is read back as this one. */
    private static @Nullable BigDecimal exact(@Nullable Double number) {
        return number == null ? null : new BigDecimal(number.toString());
    }
}
