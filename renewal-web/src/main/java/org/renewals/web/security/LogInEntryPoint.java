package org.renewals.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends whoever is not logged in to the log-in page, or tells a program so. */
class LogInEntryPoint implements AuthenticationEntryPoint {

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException authException)
            throws IOException {
        if (request.getServletPath().startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        boolean ended = request.getAttribute(AccountFilter.SESSION_ENDED) != null
                || (request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid());
        Redirects.send(request, response, ended ? "/login?ended" : "/login");
    }
}
