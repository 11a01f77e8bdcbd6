package org.renewals.web.security;

import java.io.Serializable;
import java.time.Instant;
import org.renewals.account.AccountIdentity;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The logged-in person of a session.
 *
 * @param identity the account; as of the log-in in the session, as of now within a request
 * @param loggedInAt when the session's log-in happened
 */
public record AccountPrincipal(AccountIdentity identity, Instant loggedInAt)
        implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return identity.login();
    }
}
