package org.renewals.web.operation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The tables of the report, each also a file. */
enum OperationTable {
    /** One month a row: incomes, their share, effective members. */
    TREND,
    /** One part a row: incomes and their share. */
    INCOME,
    /** One part a row: effective members against the target. */
    MEMBERS,
    /** One part a row and product: income since January against the target of the year. */
    PRODUCTS,
    /** One part a row: members without any activity. */
    INACTIVE,
    /** One customer a row: members without any activity; of one's own customers only. */
    CUSTOMERS;

    /** The word in addresses and message keys. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<OperationTable> of(String code) {
        return Arrays.stream(values())
                .filter(table -> table.code().equals(code))
                .findFirst();
    }
}
