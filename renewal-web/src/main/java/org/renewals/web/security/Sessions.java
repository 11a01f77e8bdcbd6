package org.renewals.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.renewals.account.AccountIdentity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Keeps a person logged in across a change that ends every other session of the account. */
@Component
public class Sessions {

    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** Gives this session a new id and the changed identity. */
    public void goOnAs(AccountIdentity identity, HttpServletRequest request, HttpServletResponse response) {
        request.getSession();
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(AccountAuthentication.of(new AccountPrincipal(identity, clock.instant())));
        contexts.saveContext(context, request, response);
    }
}
