package org.renewals.web.threshold;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.scoring.threshold.ThresholdDesk;
import org.renewals.scoring.threshold.ThresholdOrder;
import org.renewals.shared.Refused;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.support.FormError;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Shows the thresholds of anomalies and lets province, city and manager set those of their own customers. Nothing is saved
 * that was not rehearsed on the page before: the form that saves comes with the rehearsal.
 */
@Controller
@AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER})
class ThresholdController {

    static final String PATH = "/alerts/thresholds";

    private final ThresholdPages pages;
    private final ThresholdDesk desk;

    ThresholdController(ThresholdPages pages, ThresholdDesk desk) {
        this.pages = pages;
        this.desk = desk;
    }

    @GetMapping(PATH)
    String overview(AccessScope scope, @RequestParam @Nullable Integer before, Locale locale, Model model) {
        model.addAttribute("page", pages.overview(scope, before, locale));
        return "threshold/list";
    }

    @GetMapping(PATH + "/form")
    String form(
            AccessScope scope,
            @ModelAttribute ThresholdForm form,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        if (form.isFresh()) {
            return show(scope, form, List.of(), false, locale, model);
        }
        List<FormError> errors = form.errors();
        if (errors.isEmpty()) {
            try {
                desk.check(scope, form.tierClass(), form.thresholds());
                return show(scope, form, errors, true, locale, model);
            } catch (Refused refused) {
                errors = List.of(FormError.of(null, refused));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(scope, form, errors, false, locale, model);
    }

    @PostMapping(PATH)
    String set(
            AccessScope scope,
            @ModelAttribute ThresholdForm form,
            @RequestParam int basedOn,
            Locale locale,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        List<FormError> errors = form.errors();
        if (errors.isEmpty()) {
            try {
                next.addFlashAttribute(
                        "set", desk.set(scope, new ThresholdOrder(form.tierClass(), form.thresholds(), basedOn)));
                return "redirect:" + PATH;
            } catch (Refused refused) {
                errors = List.of(FormError.of(null, refused));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(scope, form, errors, false, locale, model);
    }

    @PostMapping(PATH + "/give-up")
    @AllowedTo({Role.CITY, Role.MANAGER})
    String giveUp(
            AccessScope scope, @ModelAttribute ThresholdForm form, @RequestParam int basedOn, RedirectAttributes next) {
        try {
            next.addFlashAttribute("givenUp", desk.giveUp(scope, form.tierClass(), basedOn));
        } catch (Refused refused) {
            next.addFlashAttribute("refusal", refused);
        }
        return "redirect:" + PATH;
    }

    private String show(
            AccessScope scope,
            ThresholdForm form,
            List<FormError> errors,
            boolean rehearse,
            Locale locale,
            Model model) {
        model.addAttribute("page", pages.form(scope, form, rehearse, locale));
        model.addAttribute("tier", Objects.requireNonNull(form.tier()));
        model.addAttribute("errors", errors);
        return "threshold/form";
    }
}
