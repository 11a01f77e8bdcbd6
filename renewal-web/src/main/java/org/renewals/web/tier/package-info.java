/** Pages about changes of tiers that people propose and decide. */
@NullMarked
package org.renewals.web.tier;

import org.jspecify.annotations.NullMarked;
