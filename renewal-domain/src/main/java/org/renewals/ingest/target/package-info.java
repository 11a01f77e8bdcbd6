/** The fourteen files of contract.md section 2: their columns, what each accepts, and how a row is checked. */
@NullMarked
package org.renewals.ingest.target;

import org.jspecify.annotations.NullMarked;
