package org.renewals.web.support;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.access.Role;
import org.renewals.account.AccountIdentity;
import org.renewals.web.security.LoggedIn;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the layout asks about the present request; templates reach it as {@code @shell}. Touches no database. */
@Component("shell")
public class Shell {

    /** No inline style or evaluated script, no copies of pages in the browser's storage, problems shown where they belong. */
    private static final String HTMX = """
            {"includeIndicatorStyles":false,"allowEval":false,"allowScriptTags":false,"selfRequestsOnly":true,\
            "historyCacheSize":0,"refreshOnHistoryMiss":true,"responseHandling":[{"code":"204","swap":false},\
            {"code":"[23]..","swap":true},{"code":"[45]..","swap":true,"error":true}]}""";

    /** A request parameter to be repeated by a form. */
    public record Parameter(String name, String value) {}

    /** Null if nobody is logged in. */
    public @Nullable AccountIdentity identity() {
        return LoggedIn.identity().orElse(null);
    }

    /** Empty for whoever has to change the start password first. */
    public Map<MenuGroup, List<MenuEntry>> menu() {
        return LoggedIn.identity()
                .filter(identity -> !identity.mustChangePassword())
                .map(identity -> Menu.of(identity.role()))
                .orElse(Map.of());
    }

    /** Whether there is something to search: not for administrators, who see no customer. */
    public boolean isSearchable() {
        return LoggedIn.identity()
                .filter(identity -> !identity.mustChangePassword() && identity.role() != Role.ADMIN)
                .isPresent();
    }

    public String htmxConfiguration() {
        return HTMX;
    }

    public Language language() {
        return Language.of(LocaleContextHolder.getLocale());
    }

    public List<Language> languages() {
        return List.of(Language.values());
    }

    /** For the {@code lang} attribute. */
    public String languageTag() {
        return language().locale().toLanguageTag();
    }

    /** The address of this page within the application, to come back to. */
    public String here() {
        HttpServletRequest request = request();
        if (!request.getMethod().equals("GET") || request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null) {
            return "/";
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }

    /** The address of this page without its parameters. */
    public String path() {
        HttpServletRequest request = request();
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** This page's parameters but for those named and the page number, which means nothing elsewhere. */
    public List<Parameter> parametersWithout(String... names) {
        List<String> left = new ArrayList<>(List.of(names));
        left.add("page");
        return request().getParameterMap().entrySet().stream()
                .filter(entry -> !left.contains(entry.getKey()))
                .flatMap(entry -> List.of(entry.getValue()).stream()
                        .filter(value -> !value.isEmpty())
                        .map(value -> new Parameter(entry.getKey(), value)))
                .toList();
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
