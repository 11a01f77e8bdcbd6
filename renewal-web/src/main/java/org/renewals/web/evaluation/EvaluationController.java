package org.renewals.web.evaluation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
import org.renewals.access.Role;
import org.renewals.analysis.customer.CustomerFilter;
import org.renewals.analysis.evaluation.EvaluationFunction;
import org.renewals.reports.sheet.SheetFormat;
import org.renewals.shared.NotFound;
import org.renewals.web.list.ListFiles;
import org.renewals.web.list.ListLinks;
import org.renewals.web.list.Words;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.view.Place;
import org.renewals.web.view.Standpoint;
import org.renewals.web.view.Standpoints;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages of the nine functions and their files (R003). */
@Controller
@AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER})
class EvaluationController {

    static final String PATH = "/evaluation/";

    private final Standpoints standpoints;
    private final EvaluationPages pages;
    private final ListFiles files;
    private final MessageSource messages;

    EvaluationController(Standpoints standpoints, EvaluationPages pages, ListFiles files, MessageSource messages) {
        this.standpoints = standpoints;
        this.pages = pages;
        this.files = files;
        this.messages = messages;
    }

    @GetMapping(PATH + "{function}")
    @Transactional(readOnly = true)
    String show(
            AccessScope scope,
            @PathVariable String function,
            Place place,
            EvaluationParameters parameters,
            Locale locale,
            Model model) {
        EvaluationFunction asked = function(scope, function);
        Words words = new Words(messages, locale);
        Optional<Standpoint> found = standpoints.find(scope, place);
        model.addAttribute("function", asked.code());
        if (found.isEmpty()) {
            return "evaluation/empty";
        }
        Standpoint standpoint = found.get();
        if (parameters.wantsList(asked, scope, standpoint.subject())) {
            ListLinks links = new ListLinks(standpoint);
            return "redirect:"
                    + (asked == EvaluationFunction.PRODUCTS
                            ? links.products(standpoint.subject())
                            : links.customers(standpoint.subject(), CustomerFilter.NONE));
        }
        model.addAttribute("monthChoice", standpoint.monthChoice());
        model.addAttribute("crumbs", standpoint.crumbs(messages, locale, PATH + asked.code()));
        model.addAttribute("standpoint", standpoint);
        model.addAttribute("moneyUnit", standpoint.figures(messages, locale).moneyUnit());
        model.addAttribute("otherMoney", standpoint.otherMoney(PATH + asked.code(), locale));
        model.addAttribute(
                "page", pages.find(scope, asked, standpoint, parameters, words).orElse(null));
        return "evaluation/page";
    }

    @GetMapping(PATH + "{function}.csv")
    void csv(
            AccessScope scope,
            @PathVariable String function,
            Place place,
            EvaluationParameters parameters,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        send(SheetFormat.CSV, scope, function, place, parameters, locale, response);
    }

    @GetMapping(PATH + "{function}.xlsx")
    void xlsx(
            AccessScope scope,
            @PathVariable String function,
            Place place,
            EvaluationParameters parameters,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        send(SheetFormat.XLSX, scope, function, place, parameters, locale, response);
    }

    private void send(
            SheetFormat format,
            AccessScope scope,
            String function,
            Place place,
            EvaluationParameters parameters,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        EvaluationFunction asked = function(scope, function);
        Standpoint standpoint = standpoints.find(scope, place).orElseThrow(() -> new NotFound("month", "any"));
        Words words = new Words(messages, locale);
        files.send(pages.file(scope, asked, standpoint, parameters, words), standpoint, format, words, response);
    }

    private static EvaluationFunction function(AccessScope scope, String code) {
        EvaluationFunction function = EvaluationFunction.of(code).orElseThrow(() -> new NotFound("function", code));
        if (!function.isOpenTo(scope)) {
            throw new NotAllowed("function " + code);
        }
        return function;
    }
}
