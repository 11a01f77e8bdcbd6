/** Who did what: an append-only record, written in the transaction that did it. */
@NullMarked
package org.renewals.audit;

import org.jspecify.annotations.NullMarked;
