package org.renewals.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.renewals.access.Role;
import org.renewals.account.AccountIdentity;
import org.renewals.account.Credentials;
import org.renewals.account.PasswordRules;
import org.renewals.shared.Refused;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.security.Sessions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets people change their own password; the only page open to somebody with a start password. */
@Controller
@AllowedTo({Role.PROVINCE, Role.CITY, Role.MANAGER, Role.ADMIN})
class PasswordController {

    private final Credentials credentials;
    private final Sessions sessions;

    PasswordController(Credentials credentials, Sessions sessions) {
        this.credentials = credentials;
        this.sessions = sessions;
    }

    @GetMapping("/password")
    String form(AccountIdentity who, Model model) {
        model.addAttribute("shortest", PasswordRules.SHORTEST);
        model.addAttribute("first", who.mustChangePassword());
        return "account/password";
    }

    @PostMapping("/password")
    String change(
            @RequestParam String present,
            @RequestParam String wanted,
            @RequestParam String repeated,
            AccountIdentity who,
            Model model,
            RedirectAttributes next,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            if (!wanted.equals(repeated)) {
                throw new Refused("password.mismatch");
            }
            sessions.goOnAs(credentials.change(who, present, wanted), request, response);
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refused);
            return form(who, model);
        }
        next.addFlashAttribute("done", true);
        return "redirect:/password";
    }
}
