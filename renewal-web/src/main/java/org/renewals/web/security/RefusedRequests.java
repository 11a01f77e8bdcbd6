package org.renewals.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.renewals.account.AccountIdentity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Answers requests that are refused before a controller sees them. */
@Component
class RefusedRequests implements AccessDeniedHandler {

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException accessDeniedException)
            throws IOException {
        Optional<AccountIdentity> account = LoggedIn.identity();
        if (accessDeniedException instanceof CsrfException && account.isEmpty()) {
            // the page was open longer than the session lived: nothing has happened, one logs in again
            Redirects.send(request, response, "/login?stale");
            return;
        }
        request.setAttribute(
                "org.renewals.problem", accessDeniedException instanceof CsrfException ? "stale-form" : "forbidden");
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
