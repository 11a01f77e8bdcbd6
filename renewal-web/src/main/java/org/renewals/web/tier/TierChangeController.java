package org.renewals.web.tier;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.renewals.tier.Tier;
import org.renewals.tier.change.AlreadyDecided;
import org.renewals.tier.change.TierChangeCount;
import org.renewals.tier.change.TierChangeDesk;
import org.renewals.tier.change.TierChangeFilter;
import org.renewals.tier.change.TierChangeStatus;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.support.FormError;
import org.renewals.web.support.MonthChoice;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets account managers propose other tiers, their city decide, and shows the province how many there are. */
@Controller
class TierChangeController {

    private static final String ID = "{id:\\d+}";

    private final TierChangePages pages;
    private final TierChangeDesk desk;
    private final Clock clock;

    TierChangeController(TierChangePages pages, TierChangeDesk desk, Clock clock) {
        this.pages = pages;
        this.desk = desk;
        this.clock = clock;
    }

    /** The two ways a city ends a request. */
    enum Decision {
        APPROVE,
        REJECT
    }

    @GetMapping("/tier-changes")
    @AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER})
    String list(
            AccessScope scope,
            @RequestParam @Nullable TierChangeStatus status,
            @RequestParam @Nullable String county,
            @RequestParam @Nullable String manager,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam @Nullable YearMonth month,
            Model model) {
        if (scope.kind() == AccessScope.Kind.PROVINCE) {
            return figures(scope, month, model);
        }
        boolean city = scope.kind() == AccessScope.Kind.CITY;
        TierChangeFilter filter =
                city ? pages.filter(scope, status, county, manager) : new TierChangeFilter(status, null, null);
        model.addAttribute("filter", filter);
        model.addAttribute("states", TierChangeStatus.values());
        model.addAttribute("page", pages.list(scope, filter, Math.max(1, page)));
        model.addAttribute("city", city);
        model.addAttribute("clock", clock);
        model.addAttribute("counties", pages.counties(scope));
        model.addAttribute("managers", pages.managers(scope));
        return "tier/list";
    }

    @GetMapping("/tier-changes/figures")
    @AllowedTo({Role.PROVINCE, Role.CITY})
    String figures(AccessScope scope, @RequestParam @Nullable YearMonth month, Model model) {
        List<YearMonth> months = pages.monthsToChoose();
        YearMonth shown = month == null ? months.get(0) : month;
        if (!months.contains(shown)) {
            throw new NotFound("month", shown);
        }
        List<TierChangeCount> counts = pages.counts(scope, shown);
        model.addAttribute("monthChoice", new MonthChoice(shown, months));
        model.addAttribute("month", shown);
        model.addAttribute("city", scope.kind() == AccessScope.Kind.CITY);
        model.addAttribute("counts", counts);
        model.addAttribute(
                "total", counts.stream().reduce(TierChangeCount::plus).orElse(null));
        model.addAttribute("moves", MovesView.of(pages.moves(scope, shown).orElse(null)));
        return "tier/figures";
    }

    @GetMapping("/tier-changes/new")
    @AllowedTo(Role.MANAGER)
    String newForm(
            AccessScope scope,
            @RequestParam @Nullable String customer,
            @RequestParam(defaultValue = "") String search,
            Locale locale,
            Model model) {
        if (customer == null) {
            model.addAttribute("search", search);
            model.addAttribute("candidates", pages.candidates(scope, search));
            return "tier/choose";
        }
        return showForm(scope, ProposalForm.about(customer), List.of(), locale, model);
    }

    @PostMapping("/tier-changes")
    @AllowedTo(Role.MANAGER)
    String propose(
            AccessScope scope,
            @ModelAttribute ProposalForm form,
            Locale locale,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        List<FormError> errors = new ArrayList<>();
        Tier to = form.to();
        if (to == null) {
            errors.add(FormError.of("to", "tier-changes.to.missing"));
            if (form.reason() == null || form.reason().isBlank()) {
                errors.add(FormError.of("reason", "tier.change.reason-missing"));
            }
        } else {
            try {
                next.addAttribute("id", desk.propose(scope, form.toCommand(to)));
                next.addFlashAttribute("done", "proposed");
                return "redirect:/tier-changes/{id}";
            } catch (Refused refused) {
                errors.add(FormError.of(fieldOf(refused), refused));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return showForm(scope, form, errors, locale, model);
    }

    private static @Nullable String fieldOf(Refused refused) {
        return switch (refused.key()) {
            case "tier.change.reason-missing", "tier.change.reason-long", "tier.change.control-character" -> "reason";
            case "tier.change.same" -> "to";
            default -> null;
        };
    }

    private String showForm(AccessScope scope, ProposalForm form, List<FormError> errors, Locale locale, Model model) {
        model.addAttribute("proposal", pages.proposal(scope, String.valueOf(form.customer()), locale));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "tier/new";
    }

    @GetMapping("/tier-changes/" + ID)
    @AllowedTo({Role.CITY, Role.MANAGER})
    String detail(AccessScope scope, @PathVariable long id, Locale locale, Model model) {
        return show(scope, id, null, List.of(), locale, model);
    }

    @PostMapping("/tier-changes/" + ID + "/decision")
    @AllowedTo(Role.CITY)
    String decide(
            AccessScope scope,
            @PathVariable long id,
            @RequestParam Decision decision,
            @RequestParam(defaultValue = "") String comment,
            Locale locale,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            if (decision == Decision.APPROVE) {
                desk.approve(scope, id, comment);
            } else {
                desk.reject(scope, id, comment);
            }
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refused.key().startsWith("tier.change.comment")
                            || refused.key().equals("tier.change.control-character")
                    ? "comment"
                    : null;
            return show(scope, id, comment, List.of(FormError.of(field, refused)), locale, model);
        }
        next.addAttribute("id", id);
        next.addFlashAttribute("done", decision == Decision.APPROVE ? "approved" : "rejected");
        return "redirect:/tier-changes/{id}";
    }

    @PostMapping("/tier-changes/" + ID + "/withdrawal")
    @AllowedTo(Role.MANAGER)
    String withdraw(AccessScope scope, @PathVariable long id, RedirectAttributes next) {
        desk.withdraw(scope, id);
        next.addAttribute("id", id);
        next.addFlashAttribute("done", "withdrawn");
        return "redirect:/tier-changes/{id}";
    }

    private String show(
            AccessScope scope, long id, @Nullable String comment, List<FormError> errors, Locale locale, Model model) {
        model.addAttribute("page", pages.request(scope, id, locale));
        model.addAttribute("comment", comment);
        model.addAttribute("errors", errors);
        return "tier/detail";
    }

    /** Says who was first, and with what; nothing of the second decision is kept. */
    @ExceptionHandler
    ModelAndView overtaken(AlreadyDecided decided) {
        ModelAndView page = new ModelAndView("tier/overtaken", HttpStatus.CONFLICT);
        page.addObject("id", decided.requestId());
        page.addObject("outcome", decided.outcome());
        return page;
    }
}
