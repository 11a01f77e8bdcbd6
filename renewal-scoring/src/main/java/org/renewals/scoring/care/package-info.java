/** Who should look after a customer: the city, the district or the sub-grid (R099). */
@NullMarked
package org.renewals.scoring.care;

import org.jspecify.annotations.NullMarked;
