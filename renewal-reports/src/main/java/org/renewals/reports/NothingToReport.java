package org.renewals.reports;

import java.time.YearMonth;
import org.renewals.shared.Refused;

/** A scope without a single figure in a month: a manager who had no customer yet, a city without any. */
public class NothingToReport extends Refused {

    public NothingToReport(YearMonth month, ReportScope scope) {
        super("report.nothing_in_month", month.toString(), scope.kind());
    }
}
