/** Imports data files: what to load, in which order, in one transaction, and what became of every row. */
@NullMarked
package org.renewals.ingest;

import org.jspecify.annotations.NullMarked;
