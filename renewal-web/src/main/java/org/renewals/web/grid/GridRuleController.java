package org.renewals.web.grid;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.analysis.ReportMonth;
import org.renewals.analysis.ReportMonths;
import org.renewals.analysis.customer.CustomerListQuery;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.grid.GridPreviewQuery;
import org.renewals.grid.ChangeFeatureRule;
import org.renewals.grid.FeatureConditions;
import org.renewals.grid.FeatureGrid;
import org.renewals.grid.FeatureRule;
import org.renewals.grid.FeatureRuleDesk;
import org.renewals.grid.FeatureRules;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.renewals.tier.Tier;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.support.Crumb;
import org.renewals.web.support.FormError;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets the province say whom a feature grid chooses (R098), after a look at how many that would be. */
@Controller
@AllowedTo(Role.PROVINCE)
class GridRuleController {

    static final String PATH = "/grids/{}/rule";

    private static final String RULE = "/grids/{code}/rule";

    private final FeatureRules rules;
    private final FeatureRuleDesk desk;
    private final GridPreviewQuery previews;
    private final CustomerListQuery customers;
    private final ReportMonths months;
    private final MessageSource messages;

    GridRuleController(
            FeatureRules rules,
            FeatureRuleDesk desk,
            GridPreviewQuery previews,
            CustomerListQuery customers,
            ReportMonths months,
            MessageSource messages) {
        this.rules = rules;
        this.desk = desk;
        this.previews = previews;
        this.customers = customers;
        this.months = months;
        this.messages = messages;
    }

    /** A rule of the history, in words. */
    record Past(FeatureRule rule, List<String> words) {}

    @GetMapping(RULE)
    String form(AccessScope scope, @PathVariable String code, Locale locale, Model model) {
        return show(scope, code, null, null, List.of(), locale, model);
    }

    @PostMapping(RULE)
    String change(
            AccessScope scope,
            @PathVariable String code,
            @ModelAttribute RuleForm form,
            Locale locale,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        FeatureGrid grid = grid(scope, code);
        try {
            String act = form.wanted();
            if (act.equals("count")) {
                FeatureConditions conditions = form.conditions();
                if (conditions.isEmpty()) {
                    throw new Refused("grid.rule.empty");
                }
                return show(scope, code, form, preview(scope, grid, conditions, locale), List.of(), locale, model);
            }
            boolean retire = act.equals("retire");
            desk.change(
                    scope,
                    new ChangeFeatureRule(
                            code,
                            retire ? FeatureConditions.NONE : form.conditions(),
                            retire,
                            form.reason() == null ? "" : form.reason(),
                            form.basedOn() == null ? 0 : form.basedOn()));
            next.addFlashAttribute("done", retire ? "retired" : "saved");
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(scope, code, form, null, List.of(FormError.of(fieldOf(refused), refused)), locale, model);
        }
        next.addAttribute("code", code);
        return "redirect:/grids/{code}/rule";
    }

    private static @Nullable String fieldOf(Refused refused) {
        return switch (refused.key()) {
            case "grid.rule.reason-missing", "grid.rule.reason-long", "grid.rule.control-character" -> "reason";
            case "grids.rule.refused.amount" -> "incomeFrom";
            case "grids.rule.refused.count" -> "employeesFrom";
            default -> null;
        };
    }

    private @Nullable String preview(AccessScope scope, FeatureGrid grid, FeatureConditions conditions, Locale locale) {
        Optional<ReportMonth> latest = months.latest();
        if (latest.isEmpty()) {
            return messages.getMessage("grids.rule.preview.none", null, locale);
        }
        GridPreviewQuery.Preview preview =
                previews.count(scope, grid, conditions, latest.get().month());
        String number = new Figures(messages, locale, Figures.Money.YUAN).count(preview.customers());
        String key = preview.few() ? "few" : preview.more() ? "more" : "exact";
        return messages.getMessage(
                "grids.rule.preview." + key, new Object[] {number, latest.get().month()}, locale);
    }

    private FeatureGrid grid(AccessScope scope, String code) {
        return rules.grid(scope, code).orElseThrow(() -> new NotFound("feature grid", code));
    }

    private String show(
            AccessScope scope,
            String code,
            @Nullable RuleForm typed,
            @Nullable String preview,
            List<FormError> errors,
            Locale locale,
            Model model) {
        FeatureGrid grid = grid(scope, code);
        List<FeatureRule> history = rules.history(scope, grid.id());
        FeatureRule newest = history.isEmpty() ? null : history.get(0);
        RuleWords words = new RuleWords(messages, locale);
        model.addAttribute("grid", grid);
        model.addAttribute(
                "form",
                typed == null
                        ? RuleForm.of(newest == null ? null : newest.conditions(), newest == null ? 0 : newest.id())
                        : typed);
        model.addAttribute("newest", newest == null ? 0 : newest.id());
        model.addAttribute("active", newest != null && !newest.retired());
        model.addAttribute("from", desk.effectiveFrom(scope));
        model.addAttribute("longest", FeatureRuleDesk.MAX_REASON);
        model.addAttribute("industries", customers.industries(scope));
        model.addAttribute("tiers", Tier.values());
        model.addAttribute("types", previews.gridTypes(scope));
        model.addAttribute(
                "history",
                history.stream()
                        .map(rule -> new Past(rule, words.of(rule.conditions())))
                        .toList());
        model.addAttribute("preview", preview);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(messages.getMessage("grids.title", null, locale), "/grids"),
                        new Crumb(grid.name(), "/grids?grid=" + grid.code()),
                        new Crumb(messages.getMessage("grids.rule", null, locale), null)));
        return "grid/rule";
    }
}
