package org.renewals.web.grid;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.analysis.grid.FaultyGrid;
import org.renewals.analysis.grid.GridCoverageQuery;
import org.renewals.analysis.grid.GridProblem;
import org.renewals.reports.sheet.SheetFormat;
import org.renewals.shared.NotFound;
import org.renewals.web.list.ListFiles;
import org.renewals.web.list.Words;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.support.Crumb;
import org.renewals.web.support.Page;
import org.renewals.web.view.Link;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Place;
import org.renewals.web.view.Standpoint;
import org.renewals.web.view.Standpoints;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the tree of grids (R093-R098) and where it does not close, each also as a file. */
@Controller
@AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER})
class GridController {

    static final String PATH = "/grids";

    private static final String PROBLEM = PATH + "/problems/{problem:[a-z_]+}";
    private static final int PAGE = 50;

    private final Standpoints standpoints;
    private final GridPages pages;
    private final GridCoverageQuery coverages;
    private final GridFiles grids;
    private final ListFiles files;
    private final MessageSource messages;

    GridController(
            Standpoints standpoints,
            GridPages pages,
            GridCoverageQuery coverages,
            GridFiles grids,
            ListFiles files,
            MessageSource messages) {
        this.standpoints = standpoints;
        this.pages = pages;
        this.coverages = coverages;
        this.grids = grids;
        this.files = files;
        this.messages = messages;
    }

    @GetMapping(PATH)
    String tree(
            AccessScope scope,
            @RequestParam @Nullable String month,
            @RequestParam @Nullable String money,
            @RequestParam @Nullable String grid,
            Locale locale,
            Model model) {
        Optional<Standpoint> found = standpoint(scope, month, money);
        if (found.isEmpty()) {
            return "grid/empty";
        }
        Standpoint standpoint = found.get();
        String code = grid == null || grid.isBlank() ? null : grid;
        Optional<GridPages.Found> page = pages.find(scope, standpoint, code, locale);
        show(standpoint, locale, model);
        model.addAttribute("crumbs", page.map(GridPages.Found::crumbs).orElse(List.of()));
        model.addAttribute("page", page.map(GridPages.Found::page).orElse(null));
        return "grid/tree";
    }

    @GetMapping(PATH + ".csv")
    void csv(
            AccessScope scope,
            @RequestParam @Nullable String month,
            @RequestParam @Nullable String grid,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        send(SheetFormat.CSV, scope, month, grid, locale, response);
    }

    @GetMapping(PATH + ".xlsx")
    void xlsx(
            AccessScope scope,
            @RequestParam @Nullable String month,
            @RequestParam @Nullable String grid,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        send(SheetFormat.XLSX, scope, month, grid, locale, response);
    }

    @GetMapping(PROBLEM)
    @AllowedTo({Role.PROVINCE, Role.CITY})
    String problem(
            AccessScope scope,
            @RequestParam @Nullable String month,
            @PathVariable String problem,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        GridProblem wanted = wanted(problem);
        Standpoint standpoint = standpoint(scope, month, null).orElseThrow(() -> new NotFound("month", "any"));
        Page shown = Page.of(
                Math.max(1, page) - 1, PAGE, Math.toIntExact(coverages.count(scope, standpoint.month(), wanted)));
        List<FaultyGrid> rows = new ArrayList<>();
        coverages.forEach(scope, standpoint.month(), wanted, shown.number() * PAGE, PAGE, rows::add);
        Link link = standpoint.withoutSubject(PATH + "/problems/" + wanted.code());
        show(standpoint, locale, model);
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(
                                messages.getMessage("grids.title", null, locale),
                                GridPages.link(standpoint, null).toString()),
                        new Crumb(messages.getMessage("grids.problem." + wanted.code(), null, locale), null)));
        model.addAttribute("problem", wanted.code());
        model.addAttribute("rows", rows);
        model.addAttribute("pageOfList", shown);
        model.addAttribute("previous", link.with("page", shown.number()).toString());
        model.addAttribute("next", link.with("page", shown.number() + 2).toString());
        model.addAttribute(
                "files",
                Arrays.stream(SheetFormat.values())
                        .map(format -> new Piece(
                                format.name(),
                                null,
                                standpoint
                                        .withoutSubject(PATH + "/problems/" + wanted.code() + "." + format.extension())
                                        .toString()))
                        .toList());
        return "grid/problem";
    }

    @GetMapping(PROBLEM + ".csv")
    @AllowedTo({Role.PROVINCE, Role.CITY})
    void problemCsv(
            AccessScope scope,
            @RequestParam @Nullable String month,
            @PathVariable String problem,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        sendProblem(SheetFormat.CSV, scope, month, problem, locale, response);
    }

    @GetMapping(PROBLEM + ".xlsx")
    @AllowedTo({Role.PROVINCE, Role.CITY})
    void problemXlsx(
            AccessScope scope,
            @RequestParam @Nullable String month,
            @PathVariable String problem,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        sendProblem(SheetFormat.XLSX, scope, month, problem, locale, response);
    }

    private void send(
            SheetFormat format,
            AccessScope scope,
            @Nullable String month,
            @Nullable String grid,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Standpoint standpoint = standpoint(scope, month, null).orElseThrow(() -> new NotFound("month", "any"));
        Words words = new Words(messages, locale);
        String code = grid == null || grid.isBlank() ? null : grid;
        files.send(grids.tree(scope, standpoint, code, words), standpoint, format, words, response);
    }

    private void sendProblem(
            SheetFormat format,
            AccessScope scope,
            @Nullable String month,
            String problem,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        GridProblem wanted = wanted(problem);
        Standpoint standpoint = standpoint(scope, month, null).orElseThrow(() -> new NotFound("month", "any"));
        Words words = new Words(messages, locale);
        files.send(grids.problem(scope, standpoint, wanted, words), standpoint, format, words, response);
    }

    private static GridProblem wanted(String code) {
        return GridProblem.of(code).orElseThrow(() -> new NotFound("problem of grids", code));
    }

    /** Grids lie across counties and managers, so that a page of them stands at the whole scope. */
    private Optional<Standpoint> standpoint(AccessScope scope, @Nullable String month, @Nullable String money) {
        return standpoints.find(scope, new Place(month, null, null, null, money));
    }

    private void show(Standpoint standpoint, Locale locale, Model model) {
        model.addAttribute("monthChoice", standpoint.monthChoice());
        model.addAttribute("standpoint", standpoint);
        model.addAttribute("moneyUnit", standpoint.figures(messages, locale).moneyUnit());
    }
}
