package org.renewals.web.list;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Subject;
import org.renewals.analysis.customer.CustomerGrain;
import org.renewals.analysis.customer.CustomerList.Row;
import org.renewals.analysis.customer.CustomerSort;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.web.view.Standpoint;

/**
 * The columns of the customer list: as many as the reader's grain covers, and none that says the same in every row. What tells
 * whom to look at comes first, so that a phone shows it without scrolling.
 */
final class CustomerColumns {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Words words;
    private final Figures yuan;
    private final ListLinks links;

    private CustomerColumns(Standpoint standpoint, Words words) {
        this.words = words;
        this.yuan = new Figures(words.messages(), words.locale(), Figures.Money.YUAN);
        this.links = new ListLinks(standpoint);
    }

    static List<Column<Row>> of(Standpoint standpoint, Words words) {
        return new CustomerColumns(standpoint, words).columns(standpoint);
    }

    private List<Column<Row>> columns(Standpoint standpoint) {
        CustomerGrain grain = CustomerGrain.inList(standpoint.scope(), standpoint.subject());
        Subject subject = standpoint.subject();
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(
                Column.<Row>of("customers.name", this::name, row -> nameOf(row)).sortedBy(CustomerSort.NAME.code()));
        columns.add(Column.of(
                "customers.tier",
                row -> Cell.tier(row.tier()),
                row -> row.tier().name()));
        columns.add(Column.of(
                "customers.risk",
                row -> Cell.risk(row.risk().code()),
                row -> words.of("risk." + row.risk().code())));
        columns.add(Column.<Row>of("customers.act-by", row -> Cell.date(row.nextActBy()), Row::nextActBy)
                .sortedBy(CustomerSort.DUE.code()));
        columns.add(Column.<Row>figure("customers.score", row -> Cell.number(yuan.decimal(row.score(), 1)), Row::score)
                .sortedBy(CustomerSort.SCORE.code()));
        columns.add(Column.figure(
                "customers.percentile",
                row -> Cell.number(row.percentile().isKnown() ? yuan.number(row.percentile()) : ""),
                row -> inPercent(row.percentile().numberOrNull(), 2)));
        columns.add(Column.<Row>figure(
                        "customers.risk-points",
                        row -> Cell.number(yuan.count(row.riskPoints())),
                        row -> row.riskPoints())
                .sortedBy(CustomerSort.RISK.code()));
        if (grain.incomes()) {
            columns.add(Column.<Row>figure(
                            "customers.income",
                            row -> Cell.number(row.totalIncome() == null ? "" : yuan.amount(row.totalIncome())),
                            Row::totalIncome)
                    .sortedBy(CustomerSort.INCOME.code()));
            columns.add(Column.figure("customers.income-percent", this::incomeChange, CustomerColumns::percent));
        }
        if (grain.members()) {
            columns.add(Column.figure(
                    "customers.members",
                    row -> Cell.number(row.members() == null ? "" : yuan.count(row.members())),
                    Row::members));
            columns.add(Column.figure("customers.effective", this::effective, CustomerColumns::effectivePercent));
        }
        columns.add(Column.figure(
                "customers.due-value",
                row -> Cell.number(row.dueValue() == null ? "" : yuan.amount(row.dueValue())),
                Row::dueValue));
        if (grain.tierChanges()) {
            columns.add(Column.of(
                    "customers.previous-tier",
                    row -> Cell.tier(row.previousTier()),
                    row -> row.previousTier() == null
                            ? null
                            : row.previousTier().name()));
        }
        columns.add(Column.of("customers.industry", row -> Cell.text(row.industry()), Row::industry));
        columns.add(Column.of("customers.care", row -> Cell.text(care(row)), this::care));
        columns.add(Column.of("customers.code", row -> Cell.text(row.code()), Row::code));
        if (subject.is(Subject.Kind.PROVINCE)) {
            columns.add(Column.of("customers.city", row -> Cell.text(row.city()), Row::city));
        }
        if (!subject.is(Subject.Kind.COUNTY)) {
            columns.add(Column.of("customers.county", row -> Cell.text(row.county()), Row::county));
        }
        if (!subject.is(Subject.Kind.MANAGER)) {
            columns.add(Column.of("customers.manager", row -> Cell.text(row.manager()), Row::manager));
        }
        return columns;
    }

    private Cell name(Row row) {
        return Cell.name(
                nameOf(row),
                row.code() == null ? null : links.customer(row.code()).toString());
    }

    private String nameOf(Row row) {
        return row.name() == null ? words.of("customers.handed-over") : row.name();
    }

    private String care(Row row) {
        String level = words.of("care." + row.care().code());
        return row.caretaker() == null ? level : words.of("customers.care.of", level, row.caretaker());
    }

    private Cell incomeChange(Row row) {
        Change change = row.incomeChange();
        BigDecimal relative = change.relative();
        if (relative == null) {
            return Cell.number("");
        }
        String css = switch (yuan.verdict(change)) {
            case GOOD -> "good";
            case BAD -> "bad";
            case NEUTRAL -> "";
        };
        return Cell.number((relative.signum() > 0 ? "+" : "") + yuan.percent(relative, 2), css);
    }

    private static @Nullable BigDecimal percent(Row row) {
        return inPercent(row.incomeChange().relative(), 2);
    }

    private Cell effective(Row row) {
        return Cell.number(row.effectiveShare().isKnown() ? yuan.number(row.effectiveShare()) : "");
    }

    private static @Nullable BigDecimal effectivePercent(Row row) {
        return inPercent(row.effectiveShare().numberOrNull(), 1);
    }

    private static @Nullable BigDecimal inPercent(@Nullable BigDecimal fraction, int decimals) {
        return fraction == null ? null : fraction.multiply(HUNDRED).setScale(decimals, RoundingMode.HALF_UP);
    }
}
