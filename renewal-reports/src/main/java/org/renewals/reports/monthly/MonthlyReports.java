package org.renewals.reports.monthly;

import java.time.YearMonth;
import java.util.Locale;
import org.renewals.access.AccessScope;
import org.renewals.analysis.ReportMonth;
import org.renewals.analysis.ReportMonths;
import org.renewals.reports.NothingToReport;
import org.renewals.reports.ReportContent;
import org.renewals.reports.ReportScope;
import org.renewals.reports.ReportSource;
import org.renewals.shared.Refused;
import org.springframework.stereotype.Component;

/** Makes monthly reports from the database. */
@Component
class MonthlyReports implements ReportSource {

    private final ReportMonths months;
    private final MonthlyReportReader reader;
    private final MonthlyReportDocument document;

    MonthlyReports(ReportMonths months, MonthlyReportReader reader, MonthlyReportDocument document) {
        this.months = months;
        this.reader = reader;
        this.document = document;
    }

    @Override
    public ReportContent monthly(YearMonth month, AccessScope scope, Locale language) {
        ReportScope owner = ReportScope.of(scope);
        ReportMonth basis = months.find(month)
                .filter(found -> found.frozenAt() != null)
                .orElseThrow(() -> new Refused("report.month_not_frozen", month.toString()));
        return reader.read(scope, basis)
                .map(report -> document.make(report, language))
                .orElseThrow(() -> new NothingToReport(month, owner));
    }
}
