package org.renewals.reports.monthly;

import org.renewals.reports.content.Content;

/** A chapter of the monthly report. */
interface ReportChapter {

    /** Adds the chapter; nothing where it does not concern the reader. */
    void write(MonthlyReport report, Content content);
}
