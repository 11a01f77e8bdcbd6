package org.renewals.web.security;

import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Turns a principal into what Spring Security keeps. */
final class AccountAuthentication {

    private AccountAuthentication() {}

    static Authentication of(AccountPrincipal principal) {
        String role = "ROLE_" + principal.identity().role().name();
        return UsernamePasswordAuthenticationToken.authenticated(
                principal, null, List.of(new SimpleGrantedAuthority(role)));
    }
}
