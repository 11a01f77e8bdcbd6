package org.renewals.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Leaves a trace of every request for something that is not the asker's or does not exist. */
@Component
public class AccessDenials {

    private final LogInAudit audit;

    AccessDenials(LogInAudit audit) {
        this.audit = audit;
    }

    /** @param status what the asker is told */
    public void record(HttpServletRequest request, int status) {
        LoggedIn.identity()
                .ifPresent(identity -> audit.denied(identity, request.getMethod(), request.getRequestURI(), status));
    }
}
