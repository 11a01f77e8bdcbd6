/** The operator's organisation: the province company, its cities and their counties. */
@NullMarked
package org.renewals.organization;

import org.jspecify.annotations.NullMarked;
