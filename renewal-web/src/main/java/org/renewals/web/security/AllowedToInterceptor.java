package org.renewals.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Enforces {@link AllowedTo} on every handler of this application. */
@Component
public class AllowedToInterceptor implements HandlerInterceptor {

    private static final String OURS = "org.renewals.";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)
                && !isAllowed(declaration(method))) {
            throw new AccessDeniedException(method.getShortLogMessage());
        }
        return true;
    }

    private static boolean isAllowed(@Nullable AllowedTo declaration) {
        if (declaration == null) {
            return false;
        }
        return declaration.everybody()
                || LoggedIn.identity()
                        .filter(identity -> Arrays.asList(declaration.value()).contains(identity.role()))
                        .isPresent();
    }

    /** What a handler declares; null if nothing. */
    static @Nullable AllowedTo declaration(HandlerMethod method) {
        AllowedTo own = method.getMethodAnnotation(AllowedTo.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), AllowedTo.class);
    }
}
