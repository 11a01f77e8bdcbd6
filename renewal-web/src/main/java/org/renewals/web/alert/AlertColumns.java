package org.renewals.web.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.alert.AlertRow;
import org.renewals.analysis.alert.AlertSort;
import org.renewals.analysis.figure.Figures;
import org.renewals.scoring.anomaly.Finding;
import org.renewals.web.list.Cell;
import org.renewals.web.list.Column;
import org.renewals.web.list.ListLinks;
import org.renewals.web.list.Words;
import org.renewals.web.view.Link;
import org.renewals.web.view.Standpoint;

/** The columns of the list of alerts: first who it is about and how bad it is, in as few as a phone shows beside each other. */
final class AlertColumns {

    private AlertColumns() {}

    private static final int FIRST = 8;

    /** Those that say what to do next, without the course of the alert. */
    static List<Column<AlertRow>> first(Standpoint standpoint, Words words) {
        return of(standpoint, words).subList(0, FIRST);
    }

    static List<Column<AlertRow>> of(Standpoint standpoint, Words words) {
        return List.of(
                Column.of(
                        "customers.name",
                        row -> Cell.name(
                                row.customerName(),
                                new ListLinks(standpoint)
                                        .customer(row.customerCode())
                                        .toString()),
                        AlertRow::customerName),
                Column.of(
                        "alerts.alert",
                        row -> Cell.link(words.of(row.kind().key()), link(row)),
                        row -> words.of(row.kind().key())),
                figure(
                        "alerts.measured",
                        row -> new FindingWords(words).measured(row.finding()),
                        FindingWords::exactValue),
                figure(
                        "alerts.threshold",
                        row -> new FindingWords(words).threshold(row.finding()),
                        FindingWords::exactThreshold),
                Column.of(
                        "alerts.state",
                        row -> Cell.chip(
                                words.of(row.state().key()),
                                "alert-" + row.state().code()),
                        row -> words.of(row.state().key())),
                Column.of(
                        "alerts.why",
                        row -> Cell.sentence(new FindingWords(words).why(row.finding())),
                        row -> new FindingWords(words).why(row.finding())),
                Column.<AlertRow>of(
                                "alerts.since",
                                row -> Cell.date(row.opened()),
                                row -> row.opened().toString())
                        .sortedBy(AlertSort.OPENED.code()),
                Column.<AlertRow>figure("alerts.income", row -> income(row, words), AlertRow::income)
                        .sortedBy(AlertSort.INCOME.code()),
                Column.of("alerts.month", row -> Cell.date(row.measured()), row -> text(row.measured())),
                Column.of("alerts.closed", row -> Cell.date(row.closed()), row -> text(row.closed())),
                Column.of("customers.code", row -> Cell.text(row.customerCode()), AlertRow::customerCode));
    }

    private interface Written {
        String of(AlertRow row);
    }

    private interface Exact {
        @Nullable
        Object of(@Nullable Finding finding);
    }

    private static Column<AlertRow> figure(String head, Written written, Exact exact) {
        return Column.figure(head, row -> Cell.number(written.of(row)), row -> exact.of(row.finding()));
    }

    static String link(AlertRow row) {
        return Link.to("/alerts/{}", Long.toString(row.id())).toString();
    }

    private static Cell income(AlertRow row, Words words) {
        Figures yuan = new Figures(words.messages(), words.locale(), Figures.Money.YUAN);
        return Cell.number(row.income() == null ? "" : yuan.amount(row.income()));
    }

    private static @Nullable String text(@Nullable Object month) {
        return month == null ? null : month.toString();
    }
}
