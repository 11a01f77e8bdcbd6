package org.renewals.web.security;

import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.account.AccountIdentity;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers the {@link AccessScope} of the request or the {@link AccountIdentity} of the person as an argument. Both
 * come from the session's account only; no request parameter is ever bound to them.
 */
@Component
public class IdentityArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AccessScope.class
                || parameter.getParameterType() == AccountIdentity.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (parameter.getParameterType() == AccessScope.class) {
            return CurrentScope.require();
        }
        return LoggedIn.identity().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
    }
}
