package org.renewals.web.list;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.Subject;
import org.renewals.analysis.customer.DueContractListQuery;

/**
 * Which days to act on a list is about: one window, or everything ahead up to the end of one.
 *
 * @param days end of the window, one of {@link DueContracts#WINDOWS}
 * @param alone without the windows before it
 */
record DueReach(int days, boolean alone) {

    static final DueReach PAST = new DueReach(0, true);

    /** The reach of the figure "due contracts". */
    static final DueReach USUAL = within(DueContracts.HEADLINE_DAYS);

    /** Everything ahead up to so many days. */
    static DueReach within(int days) {
        return new DueReach(days, false);
    }

    /** One window. */
    static DueReach window(int days) {
        return new DueReach(days, true);
    }

    /** Each window alone, the past one first. */
    static List<DueReach> windows() {
        return DueContracts.WINDOWS.stream().map(DueReach::window).toList();
    }

    /** Everything ahead, from the second window on: within the first is that window. */
    static List<DueReach> reaches() {
        List<Integer> ends = new ArrayList<>(DueContracts.WINDOWS.subList(2, DueContracts.WINDOWS.size()));
        return ends.stream().map(DueReach::within).toList();
    }

    static Optional<DueReach> of(String code) {
        return Stream.concat(windows().stream(), reaches().stream())
                .filter(reach -> reach.code().equals(code))
                .findFirst();
    }

    /** The first day that belongs to it; for the past there is none. */
    int firstDay() {
        int index = DueContracts.WINDOWS.indexOf(days);
        return alone ? DueContracts.WINDOWS.get(index - 1) + 1 : 1;
    }

    boolean isPast() {
        return days == 0;
    }

    /** The word in addresses: {@code past}, {@code 8-30}. */
    String code() {
        return isPast() ? "past" : firstDay() + "-" + days;
    }

    /** @param risk as {@link DueContracts} names the levels; null for all */
    DueContractListQuery.Request request(Subject subject, YearMonth month, @Nullable String risk) {
        return alone
                ? DueContractListQuery.Request.ofWindow(subject, month, days, risk)
                : DueContractListQuery.Request.within(subject, month, days, risk);
    }
}
