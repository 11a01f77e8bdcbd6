package org.renewals.web.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.renewals.access.Role;

/**
 * Who may use a controller or one of its methods; the method's declaration counts before the class's. A handler that
 * declares nothing is refused to everybody, so forgetting it shows at the first click and never in too many rights.
 * Everybody else gets 403 (contract.md section 3).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AllowedTo {

    Role[] value() default {};

    /** Also whoever is not logged in: for log-in and language only. */
    boolean everybody() default false;
}
