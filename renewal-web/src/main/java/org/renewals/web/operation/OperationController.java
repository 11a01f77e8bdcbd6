package org.renewals.web.operation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the monthly operation report (R082-R092), each table also as a file. */
@Controller
@AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER})
class OperationController {

    static final String PATH = "/operation";

    private static final String TABLE = PATH + "/{table:[a-z]+}";

    private final Standpoints standpoints;
    private final OperationPages pages;
    private final OperationFiles operations;
    private final ListFiles files;
    private final MessageSource messages;

    OperationController(
            Standpoints standpoints,
            OperationPages pages,
            OperationFiles operations,
            ListFiles files,
            MessageSource messages) {
        this.standpoints = standpoints;
        this.pages = pages;
        this.operations = operations;
        this.files = files;
        this.messages = messages;
    }

    @GetMapping(PATH)
    String report(AccessScope scope, Place place, @RequestParam @Nullable String sort, Locale locale, Model model) {
        Optional<Standpoint> found = standpoints.find(scope, place);
        if (found.isEmpty()) {
            return "operation/empty";
        }
        Standpoint standpoint = found.get();
        model.addAttribute("monthChoice", standpoint.monthChoice());
        model.addAttribute("crumbs", standpoint.crumbs(messages, locale, PATH));
        model.addAttribute("standpoint", standpoint);
        model.addAttribute("moneyUnit", standpoint.figures(messages, locale).moneyUnit());
        model.addAttribute("otherMoney", standpoint.otherMoney(PATH, locale));
        model.addAttribute("page", pages.find(scope, standpoint, locale, sort).orElse(null));
        return "operation/report";
    }

    @GetMapping(TABLE + ".csv")
    void csv(AccessScope scope, Place place, @PathVariable String table, Locale locale, HttpServletResponse response)
            throws IOException {
        send(SheetFormat.CSV, scope, place, table, locale, response);
    }

    @GetMapping(TABLE + ".xlsx")
    void xlsx(AccessScope scope, Place place, @PathVariable String table, Locale locale, HttpServletResponse response)
            throws IOException {
        send(SheetFormat.XLSX, scope, place, table, locale, response);
    }

    private void send(
            SheetFormat format,
            AccessScope scope,
            Place place,
            String table,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        OperationTable wanted = OperationTable.of(table).orElseThrow(() -> new NotFound("table", table));
        if (wanted == OperationTable.CUSTOMERS && scope.kind() != AccessScope.Kind.MANAGER) {
            throw new NotAllowed("idle members of single customers");
        }
        Standpoint standpoint = standpoints.find(scope, place).orElseThrow(() -> new NotFound("month", "any"));
        Words words = new Words(messages, locale);
        files.send(operations.file(scope, standpoint, wanted, words), standpoint, format, words, response);
    }
}
