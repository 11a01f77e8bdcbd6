/** People's accounts: who they are, how they prove it, and how administrators look after them. */
@NullMarked
package org.renewals.account;

import org.jspecify.annotations.NullMarked;
