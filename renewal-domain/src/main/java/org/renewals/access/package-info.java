/** Who may see what: roles, and the scope every query of customer data is made with. */
@NullMarked
package org.renewals.access;

import org.jspecify.annotations.NullMarked;
