/** One description of a chart, drawn alike wherever it is shown. */
@NullMarked
package org.renewals.reports.chart;

import org.jspecify.annotations.NullMarked;
