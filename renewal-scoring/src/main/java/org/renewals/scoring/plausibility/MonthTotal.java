package org.renewals.scoring.plausibility;

import java.util.Locale;

/** The totals of a month that headquarters compares with those of the month before (requirements 4). */
public enum MonthTotal {
    /** Yuan. */
    GROUP_PAID_INCOME,
    /** Yuan. */
    INFORMATIZATION_INCOME,
    CLASS_A_CUSTOMERS,
    CLASS_B_CUSTOMERS,
    /** Total income of class A, yuan. */
    CLASS_A_INCOME,
    /** Total income of class B, yuan. */
    CLASS_B_INCOME,
    /** Of one product. */
    PRODUCT_USERS,
    /** Of one product, yuan. */
    PRODUCT_INCOME,
    /** Messages. */
    GROUP_SMS,
    /** Users of the mobile switchboard. */
    SWITCHBOARD,
    /** Users of the group ring-back tone. */
    RING_BACK;

    /** The word in files and in the database, such as {@code group_sms}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of the total's name. */
    public String key() {
        return "score.plausibility." + code().replace('_', '-');
    }
}
