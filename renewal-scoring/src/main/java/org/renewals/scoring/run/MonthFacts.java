package org.renewals.scoring.run;

import static org.renewals.database.CopyReader.NO_INT;
import static org.renewals.database.CopyReader.NO_LONG;

import java.util.Arrays;

/** One month's facts of the customers of a chunk, by column; the index is the customer's place in the chunk. */
final class MonthFacts {

    final int[] members;
    final int[] joined;
    final int[] left;
    final int[] vnetUsers;
    final int[] effectiveMembers;
    final int[] inactiveMembers;
    final int[] suspendedMembers;
    /** In fen, like all amounts here. */
    final long[] personalBills;

    final long[] informatization;
    final long[] groupPaid;
    final long[] arrears;
    /** In hundredths of a minute and of a megabyte. */
    final long[] minutes;

    final long[] dataVolume;
    /** Informatization products in use; 0 where none is or none were delivered. */
    final int[] products;
    /** Billed units of informatization products, in hundredths. */
    final long[] informatizationUnits;

    MonthFacts(int customers) {
        members = ints(customers);
        joined = ints(customers);
        left = ints(customers);
        vnetUsers = ints(customers);
        effectiveMembers = ints(customers);
        inactiveMembers = ints(customers);
        suspendedMembers = ints(customers);
        personalBills = longs(customers);
        informatization = longs(customers);
        groupPaid = longs(customers);
        arrears = longs(customers);
        minutes = longs(customers);
        dataVolume = longs(customers);
        products = new int[customers];
        informatizationUnits = longs(customers);
    }

    static int[] ints(int customers) {
        int[] values = new int[customers];
        Arrays.fill(values, NO_INT);
        return values;
    }

    static long[] longs(int customers) {
        long[] values = new long[customers];
        Arrays.fill(values, NO_LONG);
        return values;
    }

    /** Group-paid income plus personal bills, in fen: what is known of it, or {@code NO_LONG} if neither is. */
    long totalIncome(int customer) {
        long paid = groupPaid[customer];
        long bills = personalBills[customer];
        if (paid == NO_LONG) {
            return bills;
        }
        return bills == NO_LONG ? paid : paid + bills;
    }

    /** Twice the mean of opening and closing members, or {@code NO_INT}; opening members follow from the changes. */
    int twiceMeanMembers(int customer) {
        int closing = members[customer];
        if (closing == NO_INT || joined[customer] == NO_INT || left[customer] == NO_INT) {
            return NO_INT;
        }
        return 2 * closing - joined[customer] + left[customer];
    }
}
