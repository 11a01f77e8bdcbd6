package org.renewals.reports.monthly;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.customer.CustomerFees;
import org.renewals.analysis.customer.CustomerList;
import org.renewals.analysis.customer.DueContractList;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.analysis.likelihood.Likelihood;
import org.renewals.analysis.likelihood.LikelihoodWords;
import org.renewals.reports.content.Block;
import org.renewals.reports.content.Cell;
import org.renewals.reports.content.Column;
import org.renewals.reports.content.Content;
import org.renewals.reports.content.Row;
import org.renewals.scoring.risk.RiskLevel;

/** The customers one by one, in the account manager's own report only (contract.md section 3, R048, R080). */
final class CustomersChapter implements ReportChapter {

    private final Wording wording;
    private final Figures figures;
    private final LikelihoodWords likelihoods;

    CustomersChapter(Wording wording) {
        this.wording = wording;
        // a single customer's amounts are small enough to be given in full
        this.figures = wording.figures().in(Figures.Money.YUAN);
        this.likelihoods = new LikelihoodWords(wording.messages(), figures);
    }

    @Override
    public void write(MonthlyReport report, Content content) {
        CustomerBook book = report.book();
        if (book == null) {
            return;
        }
        content.chapter(wording.text("customers.title"))
                .section(wording.text("customers.attention"))
                .table(risks(book.attention()));
        shown(content, book.attention());
        content.section(wording.text("customers.due", figures.count(DueContracts.HEADLINE_DAYS)))
                .table(contracts(book.due()))
                .note(wording.text("customers.due.note"));
        if (book.due().rows().size() < book.due().total()) {
            content.note(cut(book.due().rows().size(), book.due().total()));
        }
        content.section(wording.text("customers.moves"))
                .table(moves(wording.text("customers.upgraded"), book.upgraded()))
                .table(moves(wording.text("customers.downgraded"), book.downgraded()))
                .section(wording.text("customers.income"))
                .table(incomes(book.byIncome()));
        shown(content, book.byIncome());
        content.section(wording.text("customers.fees")).table(fees(book.fees()));
    }

    private void shown(Content content, CustomerList list) {
        if (list.rows().size() < list.total()) {
            content.note(cut(list.rows().size(), list.total()));
        }
    }

    private String cut(long shown, long total) {
        return wording.text("customers.cut", figures.count(shown), figures.count(total));
    }

    private Block.Table risks(CustomerList list) {
        List<Row> rows = new ArrayList<>();
        for (CustomerList.Row row : list.rows()) {
            rows.add(Row.of(List.of(
                    name(row),
                    Cell.of(row.tier().name()),
                    risk(row.risk()),
                    Cell.of(figures.count(row.riskPoints())),
                    Cell.of(figures.amount(row.totalIncome())),
                    wording.cell(row.incomeChange()),
                    Cell.of(row.nextActBy() == null ? "–" : row.nextActBy().toString()),
                    Cell.of(figures.amount(row.dueValue())))));
        }
        return new Block.Table(
                wording.text("customers.attention.table"),
                List.of(
                        Column.text(wording.text("customers.customer")),
                        Column.text(wording.text("customers.tier")),
                        Column.text(wording.text("customers.risk")),
                        Column.figure(wording.text("customers.risk_points")),
                        column(Metric.TOTAL_INCOME),
                        Column.figure(wording.text("column.change")),
                        Column.figure(wording.text("customers.act_by")),
                        column(Metric.DUE_VALUE)),
                rows);
    }

    private Block.Table contracts(DueContractList list) {
        List<Row> rows = new ArrayList<>();
        for (DueContractList.Row row : list.rows()) {
            rows.add(Row.of(List.of(
                    Cell.of(row.customerName()),
                    Wording.head(row.number()),
                    Cell.of(Objects.requireNonNullElse(row.product(), "–")),
                    Cell.of(row.actBy().toString()),
                    Cell.of(figures.amount(row.monthlyValue())),
                    likelihood(row.likelihood()),
                    Cell.of(
                            row.likelihood() == null
                                    ? "–"
                                    : figures.amount(row.likelihood().revenueAtRisk())),
                    Cell.of(mainReason(row.likelihood())))));
        }
        return new Block.Table(
                wording.text("customers.due.table"),
                List.of(
                        Column.text(wording.text("customers.customer")),
                        Column.text(wording.text("customers.contract")),
                        Column.text(wording.text("products.product")),
                        Column.figure(wording.text("customers.act_by")),
                        column(Metric.DUE_VALUE),
                        Column.text(figures.name(Metric.LIKELIHOOD)),
                        column(Metric.REVENUE_AT_RISK),
                        Column.sentence(wording.text("customers.main_reason"))),
                rows);
    }

    private Cell likelihood(@Nullable Likelihood likelihood) {
        return likelihood == null
                ? Cell.of("–", "muted")
                : Cell.of(
                        likelihoods.full(likelihood),
                        "band-" + likelihood.band().code());
    }

    private String mainReason(@Nullable Likelihood likelihood) {
        return likelihood == null ? "–" : likelihoods.mainReason(likelihood);
    }

    private Block.Table moves(String caption, CustomerList list) {
        List<Row> rows = new ArrayList<>();
        for (CustomerList.Row row : list.rows()) {
            rows.add(Row.of(List.of(
                    name(row),
                    Cell.of(
                            row.previousTier() == null
                                    ? "–"
                                    : row.previousTier().name()),
                    Cell.of(row.tier().name()),
                    Cell.of(figures.decimal(row.score(), 1)),
                    risk(row.risk()),
                    Cell.of(figures.amount(row.totalIncome())),
                    wording.cell(row.incomeChange()))));
        }
        return new Block.Table(
                caption,
                List.of(
                        Column.text(wording.text("customers.customer")),
                        Column.text(wording.text("tiers.from")),
                        Column.text(wording.text("customers.tier")),
                        Column.figure(wording.text("customers.score")),
                        Column.text(wording.text("customers.risk")),
                        column(Metric.TOTAL_INCOME),
                        Column.figure(wording.text("column.change"))),
                rows);
    }

    private Block.Table incomes(CustomerList list) {
        List<Row> rows = new ArrayList<>();
        for (CustomerList.Row row : list.rows()) {
            rows.add(Row.of(List.of(
                    name(row),
                    Cell.of(row.tier().name()),
                    Cell.of(figures.decimal(row.score(), 1)),
                    risk(row.risk()),
                    Cell.of(figures.amount(row.totalIncome())),
                    wording.cell(row.incomeChange()),
                    wording.cell(Value.of(Metric.MEMBERS, row.members())),
                    wording.cell(row.effectiveShare()))));
        }
        return new Block.Table(
                wording.text("customers.income.table"),
                List.of(
                        Column.text(wording.text("customers.customer")),
                        Column.text(wording.text("customers.tier")),
                        Column.figure(wording.text("customers.score")),
                        Column.text(wording.text("customers.risk")),
                        column(Metric.TOTAL_INCOME),
                        Column.figure(wording.text("column.change")),
                        column(Metric.MEMBERS),
                        column(Metric.EFFECTIVE_MEMBER_SHARE)),
                rows);
    }

    private Block.Table fees(List<CustomerFees> fees) {
        List<Row> rows = new ArrayList<>();
        boolean delivered = fees.stream().anyMatch(row -> row.personalBills() != null);
        for (CustomerFees row : delivered ? fees : List.<CustomerFees>of()) {
            rows.add(Row.of(List.of(
                    Cell.of(row.name()),
                    Cell.of(figures.amount(row.personalBills())),
                    Cell.of(figures.amount(row.roaming())),
                    Cell.of(figures.amount(row.newServices())),
                    Cell.of(figures.amount(row.toll())),
                    Cell.of(figures.amount(row.localFees())),
                    Cell.of(figures.amount(row.otherFees())))));
        }
        return new Block.Table(
                wording.text("customers.fees.table"),
                List.of(
                        Column.text(wording.text("customers.customer")),
                        column(Metric.PERSONAL_BILLS),
                        column(Metric.ROAMING),
                        column(Metric.NEW_SERVICES),
                        column(Metric.TOLL),
                        column(Metric.LOCAL_FEES),
                        column(Metric.OTHER_FEES)),
                rows);
    }

    private Column column(Metric metric) {
        return Column.figure(figures.name(metric), figures.unit(metric));
    }

    /** A customer handed to somebody else since still counts, but is no longer named. */
    private Cell name(CustomerList.Row row) {
        return row.name() == null ? Cell.of(wording.text("customers.handed_over"), "muted") : Cell.of(row.name());
    }

    private Cell risk(RiskLevel level) {
        return Cell.of(
                wording.risk(level),
                "risk-" + level.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
