package org.renewals.web.customer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.renewals.analysis.customer.CustomerDetail;
import org.renewals.web.view.Piece;

/** Months of a customer, the latest first. */
record MonthTable(List<Head> heads, List<Row> rows) {

    /** A year, and the month to compare it with. */
    private static final int MONTHS = 13;

    /** A column's name, and what it means. */
    record Head(String name, String definition) {}

    /** One month. */
    record Row(String month, List<Piece> cells) {}

    /** @param cells of a month, in the order of the heads */
    static MonthTable of(
            List<Head> heads, List<CustomerDetail.Month> months, Function<CustomerDetail.Month, List<Piece>> cells) {
        List<Row> rows = new ArrayList<>();
        for (CustomerDetail.Month month : latest(months)) {
            rows.add(new Row(month.month().toString(), cells.apply(month)));
        }
        Collections.reverse(rows);
        return new MonthTable(heads, rows);
    }

    /** As many of them as a table has, oldest first. */
    static List<CustomerDetail.Month> latest(List<CustomerDetail.Month> months) {
        return months.subList(Math.max(0, months.size() - MONTHS), months.size());
    }
}
