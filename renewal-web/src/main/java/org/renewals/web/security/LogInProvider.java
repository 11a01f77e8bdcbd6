package org.renewals.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.renewals.account.AccountIdentity;
import org.renewals.account.Credentials;
import org.renewals.account.LogInThrottle;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Checks login and password. Wrong password, unknown login, disabled account and "wait before the next try" are one and the
 * same answer after the same work, so that none of them can be told from another. Being the only bean of its kind it is used
 * by itself; naming it in the filter chain as well would count every failure twice.
 */
@Component
class LogInProvider implements AuthenticationProvider {

    private static final int STRIPES = 64;

    private final Credentials credentials;
    private final LogInThrottle throttle;
    private final LogInAudit audit;
    private final Clock clock;

    /** Attempts on the same login and address queue up, or many at once would all pass before the first is counted. */
    private final Lock[] stripes =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    LogInProvider(Credentials credentials, LogInThrottle throttle, LogInAudit audit, Clock clock) {
        this.credentials = credentials;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String login = attempt.getName().strip();
        String password = Objects.toString(attempt.getCredentials(), "");
        String address = address();
        Lock stripe = stripes[Math.floorMod(Objects.hash(login, address), STRIPES)];
        stripe.lock();
        try {
            boolean wait = throttle.mustWait(login, address);
            Optional<AccountIdentity> account = credentials.verify(login, password);
            if (wait) {
                audit.refused(login, address, LogInAudit.Refusal.TOO_SOON);
                throw new BadCredentialsException("too soon");
            }
            if (account.isEmpty()) {
                throttle.failed(login, address);
                audit.refused(login, address, LogInAudit.Refusal.WRONG);
                throw new BadCredentialsException("wrong");
            }
            throttle.succeeded(login, address);
            audit.loggedIn(account.get(), address);
            return AccountAuthentication.of(new AccountPrincipal(account.get(), clock.instant()));
        } finally {
            stripe.unlock();
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static String address() {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return request.getRemoteAddr();
    }
}
