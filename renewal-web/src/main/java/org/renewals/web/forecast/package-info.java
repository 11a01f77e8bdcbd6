/** Shows how good the likelihoods of renewal turned out to be, and hands out what that was computed from. */
@NullMarked
package org.renewals.web.forecast;

import org.jspecify.annotations.NullMarked;
