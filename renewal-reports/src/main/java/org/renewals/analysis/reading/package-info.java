/** The month told in sentences: which statements hold, in which order, and which list each number in them counts. */
@NullMarked
package org.renewals.analysis.reading;

import org.jspecify.annotations.NullMarked;
