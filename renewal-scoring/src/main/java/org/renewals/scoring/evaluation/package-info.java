/** How well the likelihood model would do on somebody's table: reads it, warns of leaks, cross-validates. */
@NullMarked
package org.renewals.scoring.evaluation;

import org.jspecify.annotations.NullMarked;
