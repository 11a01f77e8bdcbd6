/** The health of the relationship with a customer: five dimensions of thirteen indicators, bands and sudden drops. */
@NullMarked
package org.renewals.scoring.health;

import org.jspecify.annotations.NullMarked;
