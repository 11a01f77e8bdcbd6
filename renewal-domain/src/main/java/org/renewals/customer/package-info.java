/** Group customers, who looks after them, and whom to call there. */
@NullMarked
package org.renewals.customer;

import org.jspecify.annotations.NullMarked;
