package org.renewals.web.forecast;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.analysis.forecast.ForecastStage;
import org.renewals.reports.sheet.SheetFormat;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.renewals.web.list.ListFiles;
import org.renewals.web.list.Words;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.view.Place;
import org.renewals.web.view.Standpoint;
import org.renewals.web.view.Standpoints;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Holds the forecasts to account, on a page and in a file from which everybody can do so again. */
@Controller
@AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER})
class ForecastController {

    static final String PATH = "/forecasts/quality";

    private final Standpoints standpoints;
    private final ForecastPages pages;
    private final ForecastFiles forecasts;
    private final ListFiles files;
    private final MessageSource messages;

    ForecastController(
            Standpoints standpoints,
            ForecastPages pages,
            ForecastFiles forecasts,
            ListFiles files,
            MessageSource messages) {
        this.standpoints = standpoints;
        this.pages = pages;
        this.forecasts = forecasts;
        this.files = files;
        this.messages = messages;
    }

    @GetMapping(PATH)
    String quality(AccessScope scope, Place place, @RequestParam @Nullable String stage, Locale locale, Model model) {
        ForecastStage chosen = stage(stage);
        Optional<Standpoint> found = standpoints.find(scope, place);
        if (found.isEmpty()) {
            return "forecast/empty";
        }
        Standpoint standpoint = found.get();
        model.addAttribute("monthChoice", standpoint.monthChoice());
        model.addAttribute("crumbs", standpoint.crumbs(messages, locale, PATH));
        model.addAttribute("standpoint", standpoint);
        model.addAttribute("page", pages.find(scope, standpoint, chosen, locale));
        return "forecast/quality";
    }

    @GetMapping(PATH + ".csv")
    void csv(
            AccessScope scope,
            Place place,
            @RequestParam @Nullable String stage,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        ForecastStage chosen = stage(stage);
        Standpoint standpoint = standpoints.find(scope, place).orElseThrow(() -> new NotFound("month", "any"));
        Words words = new Words(messages, locale);
        files.send(forecasts.file(scope, standpoint, chosen), standpoint, SheetFormat.CSV, words, response);
    }

    /** @throws Refused for a stage there is none of */
    private static ForecastStage stage(@Nullable String days) {
        if (days == null || days.isBlank()) {
            return ForecastStage.T90;
        }
        return ForecastStage.of(days)
                .orElseThrow(() ->
                        new Refused("lists.refused.value", "stage", days, String.join(", ", ForecastStage.codes())));
    }
}
