package org.renewals.scoring.run;

import static org.renewals.database.CopyReader.NO_LONG;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.renewals.contract.Contract;

/**
 * The contracts of a chunk's customers that had begun by the month's end, by column, in order of customer and start; the
 * contracts of one customer lie between {@link #first} and {@link #end}. Dates are days since 1970-01-01, amounts are in fen.
 */
final class ContractFacts {

    private static final int FIRST_CAPACITY = 16;

    /** Place of each customer's first contract; one more entry than customers. */
    private final int[] starts;

    private int size;
    private int lastCustomer = -1;

    long[] ids = new long[FIRST_CAPACITY];
    int[] products = new int[FIRST_CAPACITY];
    int[] startsOn = new int[FIRST_CAPACITY];
    int[] endsOn = new int[FIRST_CAPACITY];
    int[] actBy = new int[FIRST_CAPACITY];
    long[] value = new long[FIRST_CAPACITY];
    /** {@code NO_LONG} where not known. */
    long[] cost = new long[FIRST_CAPACITY];

    int[] noticeDays = new int[FIRST_CAPACITY];
    /** 1, 0 or {@code NO_INT}. */
    int[] autoRenews = new int[FIRST_CAPACITY];

    int[] captive = new int[FIRST_CAPACITY];
    /** The day it was renewed or lost, as far as that is recorded, and {@code Integer.MAX_VALUE} otherwise. */
    int[] decidedOn = new int[FIRST_CAPACITY];

    /** What was decided then. */
    boolean[] renewed = new boolean[FIRST_CAPACITY];
    /** Hashes of its own number and of the one it renews, {@code NO_LONG} where it renews none. */
    long[] number = new long[FIRST_CAPACITY];

    long[] renews = new long[FIRST_CAPACITY];

    ContractFacts(int customers) {
        starts = new int[customers + 1];
    }

    /** Adds a contract of this customer, none of an earlier one following; returns its place. */
    int add(int customer) {
        while (lastCustomer < customer) {
            lastCustomer++;
            starts[lastCustomer] = size;
        }
        if (size == ids.length) {
            grow();
        }
        size++;
        Arrays.fill(starts, customer + 1, Math.min(customer + 2, starts.length), size);
        return size - 1;
    }

    /** Ends the adding. */
    void complete() {
        Arrays.fill(starts, lastCustomer + 1, starts.length, size);
    }

    int first(int customer) {
        return starts[customer];
    }

    int end(int customer) {
        return starts[customer + 1];
    }

    int size() {
        return size;
    }

    /** The day the contract was decided, or has to be taken for lost because nobody did (contract.md, due cohort). */
    int closedOn(int contract) {
        return Math.min(decidedOn[contract], endsOn[contract] + Contract.LOST_AFTER_DAYS);
    }

    /** Whether the term has begun and nothing is decided at the end of this day. */
    boolean isOpen(int contract, int day) {
        return startsOn[contract] <= day && day < closedOn(contract);
    }

    /** Whole months from the first to the last day of the term, at least one. */
    int termMonths(int contract) {
        long months = ChronoUnit.MONTHS.between(
                LocalDate.ofEpochDay(startsOn[contract]), LocalDate.ofEpochDay(endsOn[contract] + 1L));
        return Math.toIntExact(Math.max(1, months));
    }

    /** Whether the term covers the day or, being undecided, goes on past its end. */
    boolean isRunning(int contract, int day) {
        return startsOn[contract] <= day && (endsOn[contract] >= day || isOpen(contract, day));
    }

    /** Whether another contract of the customer, listed before, runs for the same product. */
    boolean isRunningTwice(int contract, int customer, int day) {
        for (int other = first(customer); other < contract; other++) {
            if (products[other] == products[contract] && isRunning(other, day)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the contract is known to be renewed at the end of this day; a late renewal counts from its day on. */
    boolean isRenewed(int contract, int day) {
        return renewed[contract] && decidedOn[contract] <= day;
    }

    /** The place of the contract this one renews among its customer's, or −1. */
    int predecessor(int contract, int customer) {
        long wanted = renews[contract];
        if (wanted != NO_LONG) {
            for (int other = first(customer); other < end(customer); other++) {
                if (number[other] == wanted) {
                    return other;
                }
            }
        }
        return -1;
    }

    private void grow() {
        int capacity = ids.length * 2;
        ids = Arrays.copyOf(ids, capacity);
        products = Arrays.copyOf(products, capacity);
        startsOn = Arrays.copyOf(startsOn, capacity);
        endsOn = Arrays.copyOf(endsOn, capacity);
        actBy = Arrays.copyOf(actBy, capacity);
        value = Arrays.copyOf(value, capacity);
        cost = Arrays.copyOf(cost, capacity);
        noticeDays = Arrays.copyOf(noticeDays, capacity);
        autoRenews = Arrays.copyOf(autoRenews, capacity);
        captive = Arrays.copyOf(captive, capacity);
        decidedOn = Arrays.copyOf(decidedOn, capacity);
        renewed = Arrays.copyOf(renewed, capacity);
        number = Arrays.copyOf(number, capacity);
        renews = Arrays.copyOf(renews, capacity);
    }
}
