/** What a report is, apart from how it is drawn or sent, and the archive that keeps every one that left. */
@NullMarked
package org.renewals.reports;

import org.jspecify.annotations.NullMarked;
