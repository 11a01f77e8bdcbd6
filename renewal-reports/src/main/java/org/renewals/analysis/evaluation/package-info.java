/** The nine evaluation functions (R003-R070): which figures each shows, over whom, and to whom. */
@NullMarked
package org.renewals.analysis.evaluation;

import org.jspecify.annotations.NullMarked;
