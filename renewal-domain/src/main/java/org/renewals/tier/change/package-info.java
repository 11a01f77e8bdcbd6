/** Tiers changed by people: proposed by the account manager, decided by the city (R012-R014). */
@NullMarked
package org.renewals.tier.change;

import org.jspecify.annotations.NullMarked;
