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

/** Lists the customers of a month, on a page and as a file. */
@Controller
@AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER})
class CustomerListController {

    private final Standpoints standpoints;
    private final CustomerLists lists;
    private final ListToolbox toolbox;
    private final ListFiles files;
    private final MessageSource messages;

    CustomerListController(
            Standpoints standpoints,
            CustomerLists lists,
            ListToolbox toolbox,
            ListFiles files,
            MessageSource messages) {
        this.standpoints = standpoints;
        this.lists = lists;
        this.toolbox = toolbox;
        this.files = files;
        this.messages = messages;
    }

    @GetMapping(ListLinks.CUSTOMERS)
    @Transactional(readOnly = true)
    String list(
            AccessScope scope,
            Place place,
            CustomerParameters parameters,
            ColumnChoice choice,
            Locale locale,
            HttpServletRequest request,
            Model model) {
        Optional<Standpoint> found = standpoints.find(scope, place);
        if (found.isEmpty()) {
            return "list/customers-empty";
        }
        Map<String, String[]> asked = request.getParameterMap();
        Optional<String> beginning = toolbox.beginning(scope, ListKind.CUSTOMERS, asked);
        if (beginning.isPresent()) {
            return "redirect:" + beginning.get();
        }
        Standpoint standpoint = found.get();
        parameters.requireGrain(scope, standpoint.subject());
        Words words = new Words(messages, locale);
        model.addAttribute("monthChoice", standpoint.monthChoice());
        model.addAttribute("crumbs", standpoint.crumbs(messages, locale, ListLinks.CUSTOMERS));
        model.addAttribute("standpoint", standpoint);
        model.addAttribute(
                "tools",
                toolbox.of(
                        scope,
                        ListKind.CUSTOMERS,
                        standpoint,
                        CustomerColumns.of(standpoint, words),
                        choice,
                        asked,
                        lists.summary(standpoint, parameters, words),
                        words));
        model.addAttribute("form", lists.form(scope, standpoint, parameters, choice, words));
        model.addAttribute("list", lists.page(scope, standpoint, parameters, choice, words));
        return "list/customers";
    }

    @GetMapping(ListLinks.CUSTOMERS + ".csv")
    void csv(
            AccessScope scope,
            Place place,
            CustomerParameters parameters,
            ColumnChoice choice,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        send(SheetFormat.CSV, scope, place, parameters, choice, locale, response);
    }

    @GetMapping(ListLinks.CUSTOMERS + ".xlsx")
    void xlsx(
            AccessScope scope,
            Place place,
            CustomerParameters parameters,
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
            CustomerParameters parameters,
            ColumnChoice choice,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Standpoint standpoint = standpoints.find(scope, place).orElseThrow(() -> new NotFound("month", "any"));
        parameters.requireGrain(scope, standpoint.subject());
        Words words = new Words(messages, locale);
        files.send(lists.file(scope, standpoint, parameters, choice, words), standpoint, format, words, response);
    }
}
