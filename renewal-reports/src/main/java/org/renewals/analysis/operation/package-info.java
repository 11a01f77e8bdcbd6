/** Figures of the monthly operation report: promoted products against the year's target, places in the province, idle members. */
@NullMarked
package org.renewals.analysis.operation;

import org.jspecify.annotations.NullMarked;
