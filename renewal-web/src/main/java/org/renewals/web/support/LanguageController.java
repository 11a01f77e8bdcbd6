package org.renewals.web.support;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.renewals.account.Credentials;
import org.renewals.web.security.AllowedTo;
import org.renewals.web.security.LoggedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.view.RedirectView;

/** Switches the language and comes back to the same page. */
@Controller
@AllowedTo(everybody = true)
class LanguageController {

    private final LocaleResolver languages;
    private final Credentials credentials;

    LanguageController(LocaleResolver languages, Credentials credentials) {
        this.languages = languages;
        this.credentials = credentials;
    }

    @PostMapping("/language")
    RedirectView choose(
            @RequestParam Language language,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        languages.setLocale(request, response, language.locale());
        LoggedIn.identity().ifPresent(identity -> credentials.remember(identity, language.code()));
        return Redirects.back(back);
    }
}
