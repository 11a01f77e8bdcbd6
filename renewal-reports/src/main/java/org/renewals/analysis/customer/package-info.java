/** Customers one by one: the filtered list, contracts to act on, and all that is known about one of them. */
@NullMarked
package org.renewals.analysis.customer;

import org.jspecify.annotations.NullMarked;
