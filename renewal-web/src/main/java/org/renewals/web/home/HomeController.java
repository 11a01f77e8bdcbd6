package org.renewals.web.home;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.account.AccountIdentity;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.view.Place;
import org.renewals.web.view.Standpoint;
import org.renewals.web.view.Standpoints;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The start page: last month for whoever sees customers, the accounts for administrators. */
@Controller
class HomeController {

    private static final String PATH = "/";

    private final Standpoints standpoints;
    private final HomePages pages;
    private final MessageSource messages;

    HomeController(Standpoints standpoints, HomePages pages, MessageSource messages) {
        this.standpoints = standpoints;
        this.pages = pages;
        this.messages = messages;
    }

    @GetMapping(PATH)
    @Transactional(readOnly = true)
    @AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER, Role.ADMIN})
    String home(
            AccountIdentity identity,
            AccessScope scope,
            Place place,
            @RequestParam @Nullable String sort,
            Locale locale,
            Model model) {
        if (identity.role() == Role.ADMIN) {
            return "redirect:/accounts";
        }
        Optional<Standpoint> found = standpoints.find(scope, place);
        if (found.isEmpty()) {
            return "home/empty";
        }
        Standpoint standpoint = found.get();
        model.addAttribute("monthChoice", standpoint.monthChoice());
        model.addAttribute("crumbs", standpoint.crumbs(messages, locale, PATH));
        model.addAttribute("standpoint", standpoint);
        model.addAttribute("moneyUnit", standpoint.figures(messages, locale).moneyUnit());
        model.addAttribute("otherMoney", standpoint.otherMoney(PATH, locale));
        model.addAttribute("page", pages.find(scope, standpoint, locale, sort).orElse(null));
        return "home/home";
    }
}
