package org.renewals.scoring.risk;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one customer at the end of a month. Null means not known: it gives no points and the reason says so.
 *
 * @param health health score, 0 to 100
 * @param incomeChange change of total income over three months as a ratio: −0.2 is 20 % less
 * @param memberChurn members who left in the month ÷ mean of opening and closing members, a ratio
 * @param openAnomaly whether an anomaly alert is open
 * @param complaints complaints of the last 90 days
 * @param monthsInArrears months in a row, up to this one, with arrears
 * @param keyContactChanged whether the decision maker changed
 * @param competitorContact whether a competitor is known to be in touch
 * @param daysWithoutContact days since the last recorded contact
 */
public record RiskInputs(
        @Nullable Double health,
        @Nullable Double incomeChange,
        @Nullable Double memberChurn,
        @Nullable Boolean openAnomaly,
        @Nullable Complaints complaints,
        @Nullable Integer monthsInArrears,
        @Nullable Boolean keyContactChanged,
        @Nullable Boolean competitorContact,
        @Nullable Integer daysWithoutContact) {}
