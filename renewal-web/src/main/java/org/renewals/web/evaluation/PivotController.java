package org.renewals.web.evaluation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.reports.sheet.SheetFormat;
import org.renewals.shared.NotFound;
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

/** Customers by two dimensions at once (R063), for the province only (R070). */
@Controller
@AllowedTo(Role.PROVINCE)
class PivotController {

    static final String PATH = "/evaluation/pivot";

    private final Standpoints standpoints;
    private final PivotPages pages;
    private final ListFiles files;
    private final MessageSource messages;

    PivotController(Standpoints standpoints, PivotPages pages, ListFiles files, MessageSource messages) {
        this.standpoints = standpoints;
        this.pages = pages;
        this.files = files;
        this.messages = messages;
    }

    @GetMapping(PATH)
    String show(
            AccessScope scope,
            Place place,
            @RequestParam @Nullable String rows,
            @RequestParam @Nullable String columns,
            @RequestParam @Nullable String figure,
            Locale locale,
            Model model) {
        Optional<Standpoint> found = standpoints.find(scope, place);
        if (found.isEmpty()) {
            model.addAttribute("function", "distributions");
            return "evaluation/empty";
        }
        Standpoint standpoint = found.get();
        model.addAttribute("monthChoice", standpoint.monthChoice());
        model.addAttribute("crumbs", standpoint.crumbs(messages, locale, PATH));
        model.addAttribute("standpoint", standpoint);
        model.addAttribute("moneyUnit", standpoint.figures(messages, locale).moneyUnit());
        model.addAttribute(
                "page",
                pages.page(
                        scope,
                        standpoint,
                        PivotPages.Choice.of(rows, columns, figure, standpoint.subject()),
                        new Words(messages, locale)));
        return "evaluation/pivot";
    }

    @GetMapping(PATH + ".csv")
    void csv(
            AccessScope scope,
            Place place,
            @RequestParam @Nullable String rows,
            @RequestParam @Nullable String columns,
            @RequestParam @Nullable String figure,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        send(SheetFormat.CSV, scope, place, rows, columns, figure, locale, response);
    }

    @GetMapping(PATH + ".xlsx")
    void xlsx(
            AccessScope scope,
            Place place,
            @RequestParam @Nullable String rows,
            @RequestParam @Nullable String columns,
            @RequestParam @Nullable String figure,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        send(SheetFormat.XLSX, scope, place, rows, columns, figure, locale, response);
    }

    private void send(
            SheetFormat format,
            AccessScope scope,
            Place place,
            @Nullable String rows,
            @Nullable String columns,
            @Nullable String figure,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Standpoint standpoint = standpoints.find(scope, place).orElseThrow(() -> new NotFound("month", "any"));
        Words words = new Words(messages, locale);
        PivotPages.Choice choice = PivotPages.Choice.of(rows, columns, figure, standpoint.subject());
        files.send(pages.file(scope, standpoint, choice, words), standpoint, format, words, response);
    }
}
