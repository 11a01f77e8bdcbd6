/** The five value tiers of group customers and what may happen to a tier. */
@NullMarked
package org.renewals.tier;

import org.jspecify.annotations.NullMarked;
