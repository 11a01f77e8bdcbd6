package org.renewals.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.renewals.access.CurrentScope;
import org.renewals.account.AccountIdentity;
import org.renewals.account.Credentials;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the logged-in person's account anew for every request and opens its scope for the request. A disabled, moved or
 * re-passworded account ends the session with its very next request.
 */
class AccountFilter extends OncePerRequestFilter {

    /** Set on a request whose session was ended by this filter. */
    static final String SESSION_ENDED = AccountFilter.class.getName() + ".ended";

    static final String PASSWORD_PATH = "/password";

    private static final Duration LONGEST_SESSION = Duration.ofHours(12);
    private static final Set<String> OPEN_WITH_START_PASSWORD = Set.of(PASSWORD_PATH, "/language", "/logout", "/login");

    private final Credentials credentials;
    private final Clock clock;

    AccountFilter(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof AccountPrincipal loggedIn)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<AccountIdentity> now = credentials
                .identity(loggedIn.identity().id())
                .filter(identity -> identity.continues(loggedIn.identity()))
                .filter(identity -> loggedIn.loggedInAt().plus(LONGEST_SESSION).isAfter(clock.instant()));
        if (now.isEmpty()) {
            endSession(request);
            chain.doFilter(request, response);
            return;
        }
        AccountIdentity identity = now.get();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(AccountAuthentication.of(new AccountPrincipal(identity, loggedIn.loggedInAt())));
        SecurityContextHolder.setContext(context);
        if (!identity.mustChangePassword()) {
            try (CurrentScope.Handle ignored = CurrentScope.open(identity.scope())) {
                chain.doFilter(request, response);
            }
        } else if (OPEN_WITH_START_PASSWORD.contains(request.getServletPath())) {
            chain.doFilter(request, response);
        } else {
            Redirects.send(request, response, PASSWORD_PATH);
        }
    }

    /** Later stages of an asynchronous answer run on other threads and need the scope as well. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private static void endSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        request.setAttribute(SESSION_ENDED, true);
    }
}
