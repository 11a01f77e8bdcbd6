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

/** Which customer uses how much of which product (function 3, R039), on a page and as a file. */
@Controller
@AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER})
class ProductMatrixController {

    private final Standpoints standpoints;
    private final ProductMatrices matrices;
    private final CustomerLists lists;
    private final ListToolbox toolbox;
    private final ListFiles files;
    private final MessageSource messages;

    ProductMatrixController(
            Standpoints standpoints,
            ProductMatrices matrices,
            CustomerLists lists,
            ListToolbox toolbox,
            ListFiles files,
            MessageSource messages) {
        this.standpoints = standpoints;
        this.matrices = matrices;
        this.lists = lists;
        this.toolbox = toolbox;
        this.files = files;
        this.messages = messages;
    }

    @GetMapping(ListLinks.PRODUCTS)
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
            model.addAttribute("function", "products");
            return "evaluation/empty";
        }
        Map<String, String[]> asked = request.getParameterMap();
        Optional<String> beginning = toolbox.beginning(scope, ListKind.PRODUCTS, asked);
        if (beginning.isPresent()) {
            return "redirect:" + beginning.get();
        }
        Standpoint standpoint = found.get();
        parameters.requireGrain(scope, standpoint.subject());
        Words words = new Words(messages, locale);
        model.addAttribute("monthChoice", standpoint.monthChoice());
        model.addAttribute("crumbs", standpoint.crumbs(messages, locale, ListLinks.PRODUCTS));
        model.addAttribute("standpoint", standpoint);
        model.addAttribute(
                "tools",
                toolbox.of(
                        scope,
                        ListKind.PRODUCTS,
                        standpoint,
                        matrices.columns(standpoint, words),
                        choice,
                        asked,
                        lists.summary(standpoint, parameters, words),
                        words));
        model.addAttribute("form", lists.form(scope, standpoint, parameters, choice, words));
        model.addAttribute("reset", standpoint.link(ListLinks.PRODUCTS).toString());
        model.addAttribute("list", matrices.page(scope, standpoint, parameters, choice, words));
        return "list/products";
    }

    @GetMapping(ListLinks.PRODUCTS + ".csv")
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

    @GetMapping(ListLinks.PRODUCTS + ".xlsx")
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
        files.send(matrices.file(scope, standpoint, parameters, choice, words), standpoint, format, words, response);
    }
}
