package org.renewals.web.support;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.account.AccountIdentity;
import org.renewals.web.security.LoggedIn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of a page: the choice kept in this browser, else the person's, else the first one the browser asks for that
 * we have, else Chinese.
 */
class LanguageResolver implements LocaleResolver {

    static final String COOKIE = "language";

    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return chosen(request).orElseGet(() -> asked(request)).locale();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response == null || locale == null) {
            throw new UnsupportedOperationException("a language is chosen by an answer to a browser");
        }
        ResponseCookie cookie = ResponseCookie.from(COOKIE, Language.of(locale).code())
                .path(request.getContextPath() + "/")
                .maxAge(KEPT)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Optional<Language> chosen(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        Optional<Language> inBrowser = cookie == null ? Optional.empty() : Language.of(cookie.getValue());
        return inBrowser.or(
                () -> LoggedIn.identity().map(AccountIdentity::language).flatMap(Language::of));
    }

    private static Language asked(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Language.ZH;
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .flatMap(code -> Language.of(code).stream())
                .findFirst()
                .orElse(Language.ZH);
    }
}
