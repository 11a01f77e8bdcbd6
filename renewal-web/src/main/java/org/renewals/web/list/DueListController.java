package org.renewals.web.list;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.reports.sheet.SheetFormat;
import org.renewals.shared.NotFound;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.view.Place;
import org.renewals.web.view.Standpoint;
import org.renewals.web.view.Standpoints;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Lists the contracts somebody has to act on, on a page and as a file. */
@Controller
@AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER})
class DueListController {

    private final Standpoints standpoints;
    private final DueLists lists;
    private final ListToolbox toolbox;
    private final ListFiles files;
    private final MessageSource messages;

    DueListController(
            Standpoints standpoints, DueLists lists, ListToolbox toolbox, ListFiles files, MessageSource messages) {
        this.standpoints = standpoints;
        this.lists = lists;
        this.toolbox = toolbox;
        this.files = files;
        this.messages = messages;
    }

    @GetMapping(ListLinks.DUE)
    @Transactional(readOnly = true)
    String list(
            AccessScope scope,
            Place place,
            DueParameters parameters,
            ColumnChoice choice,
            Locale locale,
            HttpServletRequest request,
            Model model) {
        Optional<Standpoint> found = standpoints.find(scope, place);
        if (found.isEmpty()) {
            return "list/due-empty";
        }
        Map<String, String[]> asked = request.getParameterMap();
        Optional<String> beginning = toolbox.beginning(scope, ListKind.DUE, asked);
        if (beginning.isPresent()) {
            return "redirect:" + beginning.get();
        }
        Standpoint standpoint = found.get();
        Words words = new Words(messages, locale);
        model.addAttribute("monthChoice", standpoint.monthChoice());
        model.addAttribute("crumbs", standpoint.crumbs(messages, locale, ListLinks.DUE));
        model.addAttribute("standpoint", standpoint);
        model.addAttribute(
                "tools",
                toolbox.of(
                        scope,
                        ListKind.DUE,
                        standpoint,
                        DueColumns.of(standpoint, words),
                        choice,
                        asked,
                        lists.summary(standpoint, parameters, words),
                        words));
        model.addAttribute("form", lists.form(scope, standpoint, parameters, choice, words));
        model.addAttribute("found", lists.page(scope, standpoint, parameters, choice, words));
        return "list/due";
    }

    @GetMapping(ListLinks.DUE + ".csv")
    void csv(
            AccessScope scope,
            Place place,
            DueParameters parameters,
            ColumnChoice choice,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        send(SheetFormat.CSV, scope, place, parameters, choice, locale, response);
    }

    @GetMapping(ListLinks.DUE + ".xlsx")
    void xlsx(
            AccessScope scope,
            Place place,
            DueParameters parameters,
            ColumnChoice choice,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        send(SheetFormat.XLSX, scope, place, parameters, choice, locale, response);
    }

    private void send(
            SheetFormat format,
            AccessScope scope,
            Place place,
            DueParameters parameters,
            ColumnChoice choice,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Standpoint standpoint = standpoints.find(scope, place).orElseThrow(() -> new NotFound("month", "any"));
        Words words = new Words(messages, locale);
        files.send(lists.file(scope, standpoint, parameters, choice, words), standpoint, format, words, response);
    }
}
