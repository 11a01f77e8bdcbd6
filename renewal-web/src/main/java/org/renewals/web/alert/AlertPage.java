package org.renewals.web.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.alarm.AlertState;
import org.renewals.alarm.AlertStep;
import org.renewals.analysis.alert.AlertRow;
import org.renewals.web.view.ChartView;

/**
 * An alert with what its manager has to know and can do.
 *
 * @param customer address of the customer's page
 * @param measured the value that made it anomalous, with its unit
 * @param threshold that held for it
 * @param why the sentence that says so; empty where the month was computed anew without
 * @param income of the customer, with its unit; null if it is not known
 * @param charts one for each sign of the alert's kind
 * @param steps the oldest first
 * @param next what it may become, the usual first
 */
record AlertPage(
        AlertRow alert,
        String customer,
        String measured,
        String threshold,
        String why,
        @Nullable String income,
        List<ChartView> charts,
        List<AlertStep> steps,
        List<AlertState> next) {}
