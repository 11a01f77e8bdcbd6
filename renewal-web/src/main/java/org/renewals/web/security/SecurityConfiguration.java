package org.renewals.web.security;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.renewals.account.Credentials;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who gets in, and the headers that keep browsers from helping an attacker (ASVS 5.0, chapters 3, 6 and 7). */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    /** Nothing from elsewhere, nothing inline, no frames; forms come home. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    static final String PERMISSIONS_POLICY = "accelerometer=(), autoplay=(), camera=(), display-capture=(),"
            + " encrypted-media=(), fullscreen=(self), geolocation=(), gyroscope=(), magnetometer=(), microphone=(),"
            + " midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()";

    /** No filter is timed: nobody reads these figures, and every request would pay for them. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Style sheets, scripts and pictures: the same for everybody, kept by browsers, no session. */
    @Bean
    @Order(1)
    SecurityFilterChain staticFiles(HttpSecurity http) throws Exception {
        secureHeaders(http);
        return http.securityMatcher("/files/**", "/webjars/**", "/favicon.ico")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .requestCache(cache -> cache.disable())
                .securityContext(context -> context.disable())
                .sessionManagement(session -> session.disable())
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http, LogInAudit audit, RefusedRequests refused, Credentials credentials, Clock clock)
            throws Exception {
        secureHeaders(http);
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers("/login", "/language", "/actuator/health")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .csrf(csrf -> csrf.ignoringRequestMatchers(uploads()))
                .formLogin(form -> form.loginPage("/login")
                        .failureHandler((request, response, exception) -> {
                            request.getSession()
                                    .setAttribute(LogInController.TYPED_LOGIN, request.getParameter("username"));
                            Redirects.send(request, response, "/login?failed");
                        })
                        .permitAll())
                .logout(logout -> logout.addLogoutHandler((request, response, authentication) -> {
                            if (authentication != null
                                    && authentication.getPrincipal() instanceof AccountPrincipal principal) {
                                audit.loggedOut(principal.identity());
                            }
                        })
                        .logoutSuccessUrl("/login?out")
                        .deleteCookies("JSESSIONID"))
                .exceptionHandling(
                        on -> on.authenticationEntryPoint(new LogInEntryPoint()).accessDeniedHandler(refused))
                .requestCache(cache -> cache.requestCache(requestedPages()))
                .addFilterBefore(new AccountFilter(credentials, clock), AnonymousAuthenticationFilter.class)
                .build();
    }

    /**
     * Files on their way in. Their address bears a ticket nobody else knows; to find a token among the form's fields, the whole
     * upload would have to be read first (ADR 0005).
     */
    private static RequestMatcher uploads() {
        PathPatternRequestMatcher address =
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/imports/upload/*");
        return request -> Objects.requireNonNullElse(request.getContentType(), "")
                        .toLowerCase(Locale.ROOT)
                        .startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)
                && address.matches(request);
    }

    /** Remembers the page somebody wanted before logging in, but no part of one and no form. */
    @SuppressWarnings("NullAway") // null is how the setter is told to leave addresses alone
    private static HttpSessionRequestCache requestedPages() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod())
                && !Redirects.isPart(request)
                && !request.getServletPath().startsWith("/api/"));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static void secureHeaders(HttpSecurity http) throws Exception {
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS_POLICY))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN)));
    }
}
