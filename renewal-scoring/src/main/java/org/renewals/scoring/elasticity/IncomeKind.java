package org.renewals.scoring.elasticity;

import java.util.Locale;

/**
 * The three incomes, each with the quantity that its price is counted by (requirements 5.4). They overlap, so their
 * incomes are never added.
 */
public enum IncomeKind {
    INFORMATIZATION(Driver.BILLED_UNITS),
    GROUP_PAID(Driver.MEMBERS),
    PERSONAL_BILLS(Driver.MINUTES);

    /** What a quantity counts; price = income ÷ quantity. */
    public enum Driver {
        /** Units of informatization products billed in the month. */
        BILLED_UNITS,
        /** Members at the month's end. */
        MEMBERS,
        /** Minutes of all members in the month. */
        MINUTES;

        /** Message key of the driver's name. */
        public String key() {
            return "score.elasticity.driver." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Driver driver;

    IncomeKind(Driver driver) {
        this.driver = driver;
    }

    public Driver driver() {
        return driver;
    }

    /** The word in files and in the database, such as {@code group_paid}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of the income's name. */
    public String key() {
        return "score.elasticity.income." + code().replace('_', '-');
    }
}
