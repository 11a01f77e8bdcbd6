package org.renewals.web.support;

import org.renewals.access.Role;
import org.renewals.account.AccountIdentity;
import org.renewals.web.security.AllowedTo;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads everybody to where their work begins. */
@Controller
class StartController {

    @GetMapping("/")
    @AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER, Role.ADMIN})
    String start(AccountIdentity identity) {
        return identity.role() == Role.ADMIN ? "redirect:/accounts" : "redirect:/home";
    }
}
