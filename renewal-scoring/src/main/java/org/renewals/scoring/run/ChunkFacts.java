package org.renewals.scoring.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.customer.CustomerStatus;
import org.renewals.tier.Tier;

/**
 * All that is known of the customers of one chunk at the end of a month, by column: the index is the customer's place in
 * the chunk, by rising id. What is not known is {@code NO_INT}, {@code NO_LONG} or null; dates are days since 1970-01-01,
 * amounts are in fen.
 */
final class ChunkFacts {

    /** Months of history that are read: the month itself and the eight before. */
    static final int MONTHS = 9;

    /** Months complaints and visits are counted in, and answers are taken from. */
    static final int SERVICE_MONTHS = 6;

    static final int SURVEY_MONTHS = 12;

    final int customers;
    final long[] ids;
    final int[] orgIds;
    final int[] cityIds;
    final int[] managerIds;
    final int[] gridIds;

    /** The month itself at 0, the month before at 1, and so on. */
    final List<MonthFacts> months;

    final @Nullable String[] industries;
    final int[] employees;
    final int[] infoLevels;
    /** In hundredths, like {@link #economicRank}. */
    final long[] socialInfluence;

    final long[] economicRank;
    final int[] signedOn;
    /** As delivered last; null where the customer is not. */
    final @Nullable CustomerStatus[] statuses;

    /** Of the assessment of the month before; null where there is none. */
    final @Nullable Tier[] previousRaw;

    final @Nullable Tier[] previousSuggested;
    final @Nullable Tier[] previousTier;
    /** Health score of the month before, in hundredths; {@code NO_LONG} where there was none. */
    final long[] previousHealth;

    final boolean[] previousStatusAnomaly;
    final boolean[] previousCallAnomaly;
    /** Whether an alert was still open when the month began. */
    final boolean[] statusAlert;

    final boolean[] callAlert;
    /** The tier set by hand that holds at the month's end. */
    final @Nullable Tier[] heldTier;

    /** Complaints of the last 90 days, and of these without a first reply in 24 hours. */
    final int[] complaints;

    final int[] overdueReplies;
    /** The same of six months. */
    final int[] halfYearComplaints;

    final int[] halfYearOverdueReplies;
    final int[] lastVisit;
    /** Visits of the month itself, the month before, and so on. */
    final List<int[]> visits;

    /** Last answers of twelve months; {@code NO_INT} without one. */
    final int[] satisfaction;

    final int[] recommendation;
    /** Share of the two best answers among those to the four questions of trust, in ten thousandths. */
    final long[] trust;

    final ContractFacts contracts;

    /** Next day after the month's end on which an open contract has to be acted on. */
    final int[] nextActBy;

    final long[] dueValue;
    /** Whether an open contract has to be acted on within 90 days of the month's end, or should have been before. */
    final boolean[] actSoon;

    ChunkFacts(int customers) {
        this.customers = customers;
        ids = new long[customers];
        orgIds = new int[customers];
        cityIds = new int[customers];
        managerIds = new int[customers];
        gridIds = MonthFacts.ints(customers);
        List<MonthFacts> history = new ArrayList<>(MONTHS);
        for (int month = 0; month < MONTHS; month++) {
            history.add(new MonthFacts(customers));
        }
        months = List.copyOf(history);
        industries = new String[customers];
        employees = MonthFacts.ints(customers);
        infoLevels = MonthFacts.ints(customers);
        socialInfluence = MonthFacts.longs(customers);
        economicRank = MonthFacts.longs(customers);
        signedOn = MonthFacts.ints(customers);
        statuses = new CustomerStatus[customers];
        previousRaw = new Tier[customers];
        previousSuggested = new Tier[customers];
        previousTier = new Tier[customers];
        previousHealth = MonthFacts.longs(customers);
        previousStatusAnomaly = new boolean[customers];
        previousCallAnomaly = new boolean[customers];
        statusAlert = new boolean[customers];
        callAlert = new boolean[customers];
        heldTier = new Tier[customers];
        complaints = new int[customers];
        overdueReplies = new int[customers];
        halfYearComplaints = new int[customers];
        halfYearOverdueReplies = new int[customers];
        lastVisit = MonthFacts.ints(customers);
        List<int[]> visitMonths = new ArrayList<>(SERVICE_MONTHS);
        for (int month = 0; month < SERVICE_MONTHS; month++) {
            visitMonths.add(new int[customers]);
        }
        visits = List.copyOf(visitMonths);
        satisfaction = MonthFacts.ints(customers);
        recommendation = MonthFacts.ints(customers);
        trust = MonthFacts.longs(customers);
        contracts = new ContractFacts(customers);
        nextActBy = MonthFacts.ints(customers);
        dueValue = MonthFacts.longs(customers);
        actSoon = new boolean[customers];
    }
}
