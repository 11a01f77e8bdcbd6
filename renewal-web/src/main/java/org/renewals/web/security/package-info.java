/** Log-in, sessions, and on whose behalf a request is answered. */
@NullMarked
package org.renewals.web.security;

import org.jspecify.annotations.NullMarked;
