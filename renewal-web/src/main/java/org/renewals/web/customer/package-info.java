/** Customers: everything about one of them, to the reader's grain, and its contacts on request. */
@NullMarked
package org.renewals.web.customer;

import org.jspecify.annotations.NullMarked;
