package org.renewals.analysis.alert;

import java.time.YearMonth;
import java.util.List;
import org.renewals.scoring.anomaly.Finding;

/**
 * An alert with the course of what it is about.
 *
 * @param course the latest computed months, the oldest first
 */
public record AlertDetail(AlertRow alert, List<Month> course) {

    public AlertDetail {
        course = List.copyOf(course);
    }

    /** @param findings of each sign of the alert's kind; none for a month in which the customer was not judged */
    public record Month(YearMonth month, List<Finding> findings) {

        public Month {
            findings = List.copyOf(findings);
        }
    }
}
