package org.renewals.web.customer;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.analysis.customer.CustomerTimeline;
import org.renewals.customer.ContactReveal;
import org.renewals.customer.RevealedContact;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.view.Link;
import org.renewals.web.view.Place;
import org.renewals.web.view.Standpoint;
import org.renewals.web.view.Standpoints;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one customer with its five tabs (R009-R011), and the contacts its manager asks to see in full. */
@Controller
class CustomerPageController {

    private static final String REVEALED = "revealed";

    private final Standpoints standpoints;
    private final CustomerPages pages;
    private final ContactReveal contacts;
    private final MessageSource messages;

    CustomerPageController(
            Standpoints standpoints, CustomerPages pages, ContactReveal contacts, MessageSource messages) {
        this.standpoints = standpoints;
        this.pages = pages;
        this.contacts = contacts;
        this.messages = messages;
    }

    /**
     * @param tab one of {@link CustomerTab}; the first if missing
     * @param before the event after which the timeline begins
     */
    @GetMapping("/customers/{code}")
    @Transactional(readOnly = true)
    @AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER})
    String show(
            AccessScope scope,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String tab,
            @RequestParam(required = false) @Nullable String before,
            Place place,
            ValueParameters value,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        Standpoint standpoint = standpoints.find(scope, place).orElseThrow(() -> new NotFound("customer", code));
        // left behind by the reveal for the next look at the page, and for that one only
        RevealedContact contact = model.getAttribute(REVEALED) instanceof RevealedContact one ? one : null;
        CustomerPages.Asked asked = new CustomerPages.Asked(CustomerTab.of(tab), contact, cursor(before), value);
        CustomerPages.Found found =
                pages.find(scope, standpoint, code, asked, locale).orElseThrow(() -> new NotFound("customer", code));
        if (found.isRefused()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("monthChoice", standpoint.monthChoice());
        model.addAttribute("crumbs", found.crumbs());
        model.addAttribute("standpoint", standpoint);
        model.addAttribute("moneyUnit", CustomerPages.figures(messages, locale).moneyUnit());
        model.addAttribute("page", found.page());
        model.addAttribute("view", found.view());
        return "customer/detail";
    }

    private static CustomerTimeline.@Nullable Cursor cursor(@Nullable String before) {
        return before == null || before.isBlank()
                ? null
                : CustomerTimeline.Cursor.of(before).orElseThrow(() -> new Refused("lists.refused.page", before));
    }

    /** Redirects, so that reloading the page does not reveal again. */
    @PostMapping("/customers/{code}/contacts/{id:\\d+}/reveal")
    @AllowedTo(Role.MANAGER)
    String reveal(
            AccessScope scope, @PathVariable String code, @PathVariable long id, Place place, RedirectAttributes next) {
        next.addFlashAttribute(REVEALED, contacts.reveal(scope, code, id));
        return "redirect:" + Link.to("/customers/{}", code).with("month", place.month()) + "#contacts";
    }
}
