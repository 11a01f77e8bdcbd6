package org.renewals.reports;

import java.time.YearMonth;
import java.util.Locale;
import org.renewals.access.AccessScope;

/** Makes the monthly report of a scope; mail, pages and commands take it from here, so they cannot disagree. */
public interface ReportSource {

    /**
     * The report as the reader with this scope may see it. The same facts give the same bytes, however often and whenever it
     * is made.
     *
     * @param month a frozen month
     * @param scope province, city or manager; must be the {@linkplain org.renewals.access.CurrentScope current} one
     * @param language {@link Locale#SIMPLIFIED_CHINESE} or {@link Locale#ENGLISH}
     * @throws NothingToReport if the scope has no figures in that month
     * @throws org.renewals.shared.Refused if the month is not frozen
     */
    ReportContent monthly(YearMonth month, AccessScope scope, Locale language);
}
