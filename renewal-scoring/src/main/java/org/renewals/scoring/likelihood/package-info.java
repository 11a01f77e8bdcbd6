/**
 * The likelihood model at run time: log-odds of a row and what each feature contributed to them, exactly and without native
 * code.
 */
@NullMarked
package org.renewals.scoring.likelihood;

import org.jspecify.annotations.NullMarked;
