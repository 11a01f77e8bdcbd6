package org.renewals.web.model;

import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.jobs.TrainingQueue;
import org.renewals.scoring.model.ActivationOrder;
import org.renewals.scoring.model.ModelActivations;
import org.renewals.scoring.model.ModelOverview;
import org.renewals.scoring.model.ModelRegister;
import org.renewals.scoring.run.TrainingOrders;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.support.FormError;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows what models there are and what they are worth, has them trained, and lets the province decide which is in use. */
@Controller
@AllowedTo({Role.PROVINCE, Role.ADMIN})
class ModelController {

    private static final int SHOWN_ORDERS = 5;

    private final ModelRegister register;
    private final ModelActivations activations;
    private final TrainingOrders orders;
    private final TrainingQueue queue;
    private final ModelPages pages;

    ModelController(
            ModelRegister register,
            ModelActivations activations,
            TrainingOrders orders,
            TrainingQueue queue,
            ModelPages pages) {
        this.register = register;
        this.activations = activations;
        this.orders = orders;
        this.queue = queue;
        this.pages = pages;
    }

    @GetMapping("/models")
    String list(AccessScope scope, Locale locale, Model model) {
        return showList(scope, null, List.of(), locale, model);
    }

    private String showList(
            AccessScope scope, @Nullable String reason, List<FormError> errors, Locale locale, Model model) {
        ModelOverview overview = register.overview();
        List<TrainingOrders.Order> newest = orders.newest(SHOWN_ORDERS);
        model.addAttribute("overview", overview);
        model.addAttribute("rows", pages.rows(overview, locale));
        model.addAttribute("decides", decides(scope));
        model.addAttribute("months", orders.months());
        model.addAttribute("orders", newest);
        model.addAttribute("moving", newest.stream().anyMatch(order -> order.finishedAt() == null));
        model.addAttribute("longest", ModelActivations.MAX_REASON);
        model.addAttribute("reason", reason);
        model.addAttribute("errors", errors);
        return "model/list";
    }

    @PostMapping("/models/trainings")
    String train(@RequestParam YearMonth month, RedirectAttributes next) {
        try {
            queue.request(month);
            next.addFlashAttribute("ordered", month);
        } catch (Refused refused) {
            next.addFlashAttribute("refusal", refused);
        }
        return "redirect:/models";
    }

    @PostMapping("/models/roll-back")
    @AllowedTo(Role.PROVINCE)
    String rollBack(
            AccessScope scope,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam int basedOn,
            Locale locale,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            next.addFlashAttribute("activated", activations.rollBack(reason, basedOn));
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return showList(scope, reason, List.of(FormError.of(fieldOf(refused), refused)), locale, model);
        }
        return "redirect:/models";
    }

    @GetMapping("/models/{id:\\d+}")
    String detail(AccessScope scope, @PathVariable int id, Locale locale, Model model) {
        return show(scope, id, null, null, List.of(), locale, model);
    }

    @GetMapping("/models/scorecard")
    String scorecard(AccessScope scope, Locale locale, Model model) {
        return show(scope, null, null, null, List.of(), locale, model);
    }

    @PostMapping("/models/{id:\\d+}/activation")
    @AllowedTo(Role.PROVINCE)
    String activate(
            AccessScope scope,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam YearMonth from,
            @RequestParam int basedOn,
            Locale locale,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        return activate(scope, new ActivationOrder(id, reason, from, basedOn), locale, model, next, response);
    }

    @PostMapping("/models/scorecard/activation")
    @AllowedTo(Role.PROVINCE)
    String activateScorecard(
            AccessScope scope,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam YearMonth from,
            @RequestParam int basedOn,
            Locale locale,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        return activate(scope, new ActivationOrder(null, reason, from, basedOn), locale, model, next, response);
    }

    private String activate(
            AccessScope scope,
            ActivationOrder order,
            Locale locale,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            next.addFlashAttribute("activated", activations.activate(order));
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(
                    scope,
                    order.model(),
                    order.reason(),
                    order.from(),
                    List.of(FormError.of(fieldOf(refused), refused)),
                    locale,
                    model);
        }
        return "redirect:/models";
    }

    private static @Nullable String fieldOf(Refused refused) {
        return switch (refused.key()) {
            case "model.reason-missing", "model.reason-long", "model.reason-control-character" -> "reason";
            case "model.knows-too-much", "model.too-far-ahead", "model.in-use", "model.scorecard-in-use" -> "from";
            default -> null;
        };
    }

    /** @param id null for the expert scorecard */
    private String show(
            AccessScope scope,
            @Nullable Integer id,
            @Nullable String reason,
            @Nullable YearMonth from,
            List<FormError> errors,
            Locale locale,
            Model model) {
        ModelOverview overview = register.overview();
        ModelOverview.Line line = overview.line(id).orElseThrow(() -> new NotFound("model", String.valueOf(id)));
        model.addAttribute("page", pages.page(overview, line, from, locale));
        model.addAttribute("next", overview.next());
        model.addAttribute("decides", decides(scope));
        model.addAttribute("longest", ModelActivations.MAX_REASON);
        model.addAttribute("reason", reason);
        model.addAttribute("errors", errors);
        return "model/detail";
    }

    private static boolean decides(AccessScope scope) {
        return scope.kind() == AccessScope.Kind.PROVINCE;
    }
}
