/** How good the likelihoods of renewal turned out to be, for pages and files. */
@NullMarked
package org.renewals.analysis.forecast;

import org.jspecify.annotations.NullMarked;
