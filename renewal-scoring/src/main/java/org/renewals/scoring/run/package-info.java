/** The monthly run: reads a month's facts in chunks, has them scored, and publishes assessments and roll-ups at once. */
@NullMarked
package org.renewals.scoring.run;

import org.jspecify.annotations.NullMarked;
