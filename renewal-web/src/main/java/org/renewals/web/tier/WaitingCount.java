package org.renewals.web.tier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.access.CurrentScope;
import org.renewals.access.Role;
import org.renewals.account.AccountIdentity;
import org.renewals.web.security.LoggedIn;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts the number of requests that wait for a city beside the menu entry, on whole pages only. One look into an index; pages
 * that tell of a failure go without, so they need no database.
 */
@Component
class WaitingCount implements WebMvcConfigurer, HandlerInterceptor {

    private final TierChangePages pages;

    WaitingCount(TierChangePages pages) {
        this.pages = pages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null
                || page.getViewName() == null
                || page.getViewName().startsWith("redirect:")
                || page.getViewName().contains("::")) {
            return;
        }
        LoggedIn.identity()
                .filter(identity -> identity.role() == Role.CITY && !identity.mustChangePassword())
                .map(AccountIdentity::scope)
                .filter(scope -> CurrentScope.get().filter(scope::equals).isPresent())
                .ifPresent(scope -> {
                    long waiting = pages.waiting(scope);
                    if (waiting > 0) {
                        page.addObject("menuCounts", Map.of("tier-changes", waiting));
                    }
                });
    }
}
