/** Brings checked rows into the database: COPY into staging, references and duplicates set-based, then upsert. */
@NullMarked
package org.renewals.ingest.load;

import org.jspecify.annotations.NullMarked;
