package org.renewals.web.security;

import java.util.Optional;
import org.renewals.account.AccountIdentity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The person on whose behalf this thread answers a request. */
public final class LoggedIn {

    private LoggedIn() {}

    /** Empty if nobody is logged in. */
    public static Optional<AccountIdentity> identity() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof AccountPrincipal principal
                ? Optional.of(principal.identity())
                : Optional.empty();
    }
}
