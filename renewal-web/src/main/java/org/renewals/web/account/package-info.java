/** Pages about accounts: one's own password, and everybody's accounts for administrators. */
@NullMarked
package org.renewals.web.account;

import org.jspecify.annotations.NullMarked;
