package org.renewals.web.list;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.Subject;
import org.renewals.analysis.customer.DueContractList.Row;
import org.renewals.analysis.customer.DueSort;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.likelihood.Likelihood;
import org.renewals.analysis.likelihood.LikelihoodWords;
import org.renewals.web.view.Standpoint;

/** The columns of the list of contracts due: first what decides whom to call, in as few as a phone shows beside each other. */
final class DueColumns {

    /** The page has room for one. */
    private static final int REASONS_IN_FILES = 5;

    private static final int PERCENT_DECIMALS = 6;

    private DueColumns() {}

    static List<Column<Row>> of(Standpoint standpoint, Words words) {
        Figures yuan = new Figures(words.messages(), words.locale(), Figures.Money.YUAN);
        ListLinks links = new ListLinks(standpoint);
        LikelihoodWords likelihoods = new LikelihoodWords(words.messages(), yuan);
        Subject subject = standpoint.subject();
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(Column.of(
                "customers.name",
                row -> Cell.name(
                        row.customerName(),
                        links.customer(row.customerCode())
                                .with("tab", "contracts")
                                .toString()),
                Row::customerName));
        columns.add(Column.<Row>figure(
                        "due.days-left",
                        row -> Cell.number(
                                yuan.count(row.daysLeft(standpoint.month())),
                                row.daysLeft(standpoint.month()) <= 0 ? "bad" : ""),
                        row -> row.daysLeft(standpoint.month()))
                .sortedBy(DueSort.ACT_BY.code()));
        columns.add(Column.figure("due.likelihood", row -> likelihood(row, yuan), DueColumns::likelihoodPercent));
        columns.add(
                Column.<Row>figure("due.value", row -> Cell.number(yuan.amount(row.monthlyValue())), Row::monthlyValue)
                        .sortedBy(DueSort.VALUE.code()));
        columns.add(Column.of("due.band", row -> band(row, likelihoods), row -> bandWord(row, likelihoods)));
        columns.add(Column.figure("due.at-risk", row -> atRisk(row, yuan), DueColumns::atRisk));
        columns.add(Column.of(
                "due.reasons", row -> Cell.sentence(mainReason(row, likelihoods)), row -> reasons(row, likelihoods)));
        columns.add(Column.of("customers.act-by", row -> Cell.date(row.actBy()), Row::actBy));
        columns.add(Column.<Row>of("due.ends-on", row -> Cell.date(row.endsOn()), Row::endsOn)
                .sortedBy(DueSort.ENDS_ON.code()));
        columns.add(Column.of("customers.risk", row -> Cell.risk(risk(row)), row -> words.of("risk." + risk(row))));
        columns.add(Column.of("due.product", row -> Cell.text(row.product()), Row::product));
        columns.add(Column.of("due.number", row -> Cell.text(row.number()), Row::number));
        columns.add(Column.of("customers.code", row -> Cell.text(row.customerCode()), Row::customerCode));
        columns.add(
                Column.of("due.auto-renews", row -> Cell.text(autoRenews(row, words)), row -> autoRenews(row, words)));
        if (subject.is(Subject.Kind.PROVINCE)) {
            columns.add(Column.of("customers.city", row -> Cell.text(row.city()), Row::city));
        }
        if (!subject.is(Subject.Kind.MANAGER)) {
            columns.add(Column.of("customers.manager", row -> Cell.text(row.manager()), Row::manager));
        }
        return columns;
    }

    private static Cell likelihood(Row row, Figures figures) {
        Likelihood likelihood = row.likelihood();
        return Cell.number(likelihood == null ? "" : figures.number(likelihood.value()));
    }

    /** With so many decimals that rounding it again gives what the page shows. */
    private static @Nullable BigDecimal likelihoodPercent(Row row) {
        Likelihood likelihood = row.likelihood();
        return likelihood == null
                ? null
                : likelihood.value().number().movePointRight(2).setScale(PERCENT_DECIMALS, RoundingMode.HALF_UP);
    }

    private static Cell band(Row row, LikelihoodWords words) {
        Likelihood likelihood = row.likelihood();
        return likelihood == null
                ? Cell.text(null)
                : Cell.chip(
                        words.band(likelihood.band()),
                        "band-" + likelihood.band().code());
    }

    private static @Nullable String bandWord(Row row, LikelihoodWords words) {
        Likelihood likelihood = row.likelihood();
        return likelihood == null ? null : words.band(likelihood.band());
    }

    private static Cell atRisk(Row row, Figures figures) {
        BigDecimal atRisk = atRisk(row);
        return Cell.number(atRisk == null ? "" : figures.amount(atRisk));
    }

    private static @Nullable BigDecimal atRisk(Row row) {
        Likelihood likelihood = row.likelihood();
        return likelihood == null ? null : likelihood.revenueAtRisk();
    }

    private static @Nullable String mainReason(Row row, LikelihoodWords words) {
        Likelihood likelihood = row.likelihood();
        return likelihood == null ? null : words.mainReason(likelihood);
    }

    private static @Nullable String reasons(Row row, LikelihoodWords words) {
        Likelihood likelihood = row.likelihood();
        return likelihood == null ? null : words.reasons(likelihood, REASONS_IN_FILES);
    }

    private static String risk(Row row) {
        return row.risk() == null ? DueContracts.UNRATED : row.risk().code();
    }

    private static String autoRenews(Row row, Words words) {
        return row.autoRenews() == null ? "" : words.of(row.autoRenews() ? "due.yes" : "due.no");
    }
}
