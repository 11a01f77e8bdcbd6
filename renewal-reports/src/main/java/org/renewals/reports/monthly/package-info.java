/** The monthly report of a province, city or account manager: reads the month, puts it into words and makes the document. */
@NullMarked
package org.renewals.reports.monthly;

import org.jspecify.annotations.NullMarked;
