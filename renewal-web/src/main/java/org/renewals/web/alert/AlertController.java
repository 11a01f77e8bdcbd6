package org.renewals.web.alert;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.alarm.AlertDesk;
import org.renewals.alarm.AlertMovedOn;
import org.renewals.alarm.AlertState;
import org.renewals.alarm.AnomalyAlert;
import org.renewals.reports.sheet.SheetFormat;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.renewals.web.list.ListFiles;
import org.renewals.web.list.Words;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.support.FormError;
import org.renewals.web.view.Place;
import org.renewals.web.view.Standpoint;
import org.renewals.web.view.Standpoints;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Lists the alerts about a manager's customers and lets him work on them. Province and city see anomalies in total, never a
 * single one (contract.md section 3, function 8).
 */
@Controller
@AllowedTo(Role.MANAGER)
class AlertController {

    static final String PATH = "/alerts";

    private static final String ID = "/{id:\\d+}";

    /** Alerts are of today, whatever month was looked at before. */
    private static final Place NOW = new Place(null, null, null, null, null);

    private final Standpoints standpoints;
    private final AlertLists lists;
    private final AlertPages pages;
    private final AlertDesk desk;
    private final ListFiles files;
    private final MessageSource messages;

    AlertController(
            Standpoints standpoints,
            AlertLists lists,
            AlertPages pages,
            AlertDesk desk,
            ListFiles files,
            MessageSource messages) {
        this.standpoints = standpoints;
        this.lists = lists;
        this.pages = pages;
        this.desk = desk;
        this.files = files;
        this.messages = messages;
    }

    @GetMapping(PATH)
    String list(AccessScope scope, AlertParameters parameters, Locale locale, Model model) {
        Optional<Standpoint> found = standpoints.find(scope, NOW);
        if (found.isEmpty()) {
            return "alert/empty";
        }
        Words words = new Words(messages, locale);
        model.addAttribute("standpoint", found.get());
        model.addAttribute("form", lists.form(parameters, words));
        model.addAttribute("list", lists.page(scope, found.get(), parameters, words));
        return "alert/list";
    }

    @GetMapping(PATH + ".csv")
    void csv(AccessScope scope, AlertParameters parameters, Locale locale, HttpServletResponse response)
            throws IOException {
        send(SheetFormat.CSV, scope, parameters, locale, response);
    }

    @GetMapping(PATH + ".xlsx")
    void xlsx(AccessScope scope, AlertParameters parameters, Locale locale, HttpServletResponse response)
            throws IOException {
        send(SheetFormat.XLSX, scope, parameters, locale, response);
    }

    private void send(
            SheetFormat format,
            AccessScope scope,
            AlertParameters parameters,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Standpoint standpoint = standpoints.find(scope, NOW).orElseThrow(() -> new NotFound("month", "any"));
        Words words = new Words(messages, locale);
        files.send(lists.file(scope, standpoint, parameters, words), standpoint, format, words, response);
    }

    @GetMapping(PATH + ID)
    String detail(AccessScope scope, @PathVariable long id, Locale locale, Model model) {
        return show(scope, id, null, List.of(), locale, model);
    }

    @PostMapping(PATH + ID + "/steps")
    String take(
            AccessScope scope,
            @PathVariable long id,
            @RequestParam AlertState to,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam int basedOn,
            Locale locale,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            desk.take(scope, id, to, comment, basedOn);
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refused.key().startsWith("alert.not-next.") ? null : "comment";
            return show(scope, id, comment, List.of(FormError.of(field, refused)), locale, model);
        }
        next.addAttribute("id", id);
        next.addFlashAttribute("done", to.code());
        return "redirect:/alerts/{id}";
    }

    private String show(
            AccessScope scope, long id, @Nullable String comment, List<FormError> errors, Locale locale, Model model) {
        model.addAttribute("page", pages.find(scope, id, locale));
        model.addAttribute("longest", AnomalyAlert.MAX_COMMENT);
        model.addAttribute("comment", comment);
        model.addAttribute("errors", errors);
        return "alert/detail";
    }

    /** Says what became of the alert meanwhile; nothing of what was typed is kept. */
    @ExceptionHandler
    ModelAndView overtaken(AlertMovedOn moved) {
        ModelAndView page = new ModelAndView("alert/overtaken", HttpStatus.CONFLICT);
        page.addObject("id", moved.alertId());
        page.addObject("state", moved.state());
        page.addObject("last", moved.last());
        return page;
    }
}
