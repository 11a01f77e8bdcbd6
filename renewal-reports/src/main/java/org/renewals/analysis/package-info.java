/** Figures about province, cities, counties and managers: one query object and one record for each set, for every surface. */
@NullMarked
package org.renewals.analysis;

import org.jspecify.annotations.NullMarked;
