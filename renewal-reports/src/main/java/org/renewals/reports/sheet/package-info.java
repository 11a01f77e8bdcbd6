/** Tables as files for other programs: CSV and XLSX, streamed row by row. */
@NullMarked
package org.renewals.reports.sheet;

import org.jspecify.annotations.NullMarked;
