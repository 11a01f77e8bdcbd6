/** Words and figures of reports as readers of a language expect them. */
@NullMarked
package org.renewals.reports.text;

import org.jspecify.annotations.NullMarked;
