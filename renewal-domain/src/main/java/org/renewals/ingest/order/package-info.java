/** Imports ordered on a page: the upload, its way through the queue, and what became of it and of every other import. */
@NullMarked
package org.renewals.ingest.order;

import org.jspecify.annotations.NullMarked;
