/** What every score has in common: named points with a reason, versions of rules, and one way of rounding. */
@NullMarked
package org.renewals.scoring;

import org.jspecify.annotations.NullMarked;
