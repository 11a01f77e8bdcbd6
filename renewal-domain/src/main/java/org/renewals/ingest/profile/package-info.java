/** Import profiles: YAML that maps somebody else's export to the data files, without code. */
@NullMarked
package org.renewals.ingest.profile;

import org.jspecify.annotations.NullMarked;
