package org.renewals.web.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Subject;
import org.renewals.analysis.customer.CustomerDetail;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.chart.SeriesStyle;
import org.renewals.web.view.ChartView;
import org.renewals.web.view.Link;
import org.renewals.web.view.Piece;
import org.springframework.stereotype.Component;

/** What the customer pays and owes, what that consists of, and what the customer is worth. */
@Component
class IncomesTab {

    private final ValueCards values;

    IncomesTab(ValueCards values) {
        this.values = values;
    }

    /**
     * @param pick opens the incomes by picking the manager of the month; null where they are open
     * @param incomes null where nothing was delivered or the reader may not know
     * @param ofManager whether only the months of the picked manager are told
     * @param arrears what is owed and since when, in a sentence; null where that is not known
     * @param months null where there is none to tell
     * @param withheld says that the fees are not for the reader; null for managers
     * @param value null where the incomes are closed
     */
    record View(
            @Nullable Piece pick,
            @Nullable ChartView incomes,
            boolean ofManager,
            @Nullable Piece arrears,
            @Nullable MonthTable months,
            @Nullable String withheld,
            @Nullable ChartView fees,
            @Nullable ValueCard value) {

        boolean isRefused() {
            return value != null && value.isRefused();
        }
    }

    View of(CustomerReading reading, ValueParameters typed) {
        return new Maker(reading).view(typed);
    }

    private final class Maker {

        private final CustomerReading reading;
        private final CustomerDetail detail;
        private final CustomerWords words;

        Maker(CustomerReading reading) {
            this.reading = reading;
            this.detail = reading.detail();
            this.words = reading.words();
        }

        View view(ValueParameters typed) {
            if (!detail.grain().incomes()) {
                return new View(pick(), null, false, null, null, null, null, null);
            }
            return new View(
                    null,
                    incomeChart(),
                    !reading.byManager(),
                    arrears(),
                    detail.months().isEmpty() ? null : MonthTable.of(heads(), detail.months(), this::cells),
                    detail.grain().fees() ? null : words.text("customer.fees.withheld"),
                    detail.grain().fees() ? feeChart() : null,
                    values.of(reading, typed));
        }

        /** The way to the incomes; without an address where the manager is not one the reader may pick. */
        private Piece pick() {
            CustomerDetail.Profile profile = detail.profile();
            String name = profile.manager();
            if (name == null || profile.managerLogin() == null) {
                return new Piece(words.text("customer.incomes.elsewhere"), null, null);
            }
            return new Piece(
                    words.text("customer.incomes.pick", name),
                    null,
                    Link.to("/customers/{}", profile.code())
                            .with("month", reading.standpoint().month())
                            .with(Subject.Kind.MANAGER.code(), profile.managerLogin())
                            .with("tab", CustomerTab.INCOMES.code())
                            .toString());
        }

        private @Nullable ChartView incomeChart() {
            return words.chart(
                    ChartType.LINE,
                    "customer.incomes.title",
                    words.figures().moneyUnit(),
                    detail.months(),
                    List.of(
                            words.amounts(
                                    Metric.PERSONAL_BILLS, SeriesStyle.FIRST, CustomerDetail.Month::personalBills),
                            words.amounts(Metric.GROUP_PAID, SeriesStyle.SECOND, CustomerDetail.Month::groupPaid),
                            words.amounts(
                                    Metric.INFORMATIZATION, SeriesStyle.THIRD, CustomerDetail.Month::informatization)));
        }

        private @Nullable ChartView feeChart() {
            List<CustomerWords.Series> series = List.of(
                    words.amounts(Metric.LOCAL_FEES, SeriesStyle.FIRST, CustomerDetail.Month::localFees),
                    words.amounts(Metric.NEW_SERVICES, SeriesStyle.SECOND, CustomerDetail.Month::newServices),
                    words.amounts(Metric.TOLL, SeriesStyle.THIRD, CustomerDetail.Month::toll),
                    words.amounts(Metric.ROAMING, SeriesStyle.FOURTH, CustomerDetail.Month::roaming),
                    words.amounts(Metric.OTHER_FEES, SeriesStyle.FIFTH, CustomerDetail.Month::otherFees));
            List<CustomerDetail.Month> months = MonthTable.latest(detail.months());
            // a correction below zero cannot stand on top of anything
            boolean negative = months.stream()
                    .anyMatch(month -> series.stream()
                            .map(each -> each.value().apply(month))
                            .anyMatch(value -> value != null && value.signum() < 0));
            return words.chart(
                    negative ? ChartType.GROUPED_BARS : ChartType.STACKED_BARS,
                    "customer.fees.title",
                    words.figures().moneyUnit(),
                    months,
                    series);
        }

        /** What is owed at the end of the month, and for how many months without a break. */
        private @Nullable Piece arrears() {
            List<CustomerDetail.Month> months = detail.months();
            int last = months.size() - 1;
            if (last < 0 || !months.get(last).month().equals(detail.month())) {
                return null;
            }
            BigDecimal owed = months.get(last).arrears();
            if (owed == null) {
                return null;
            }
            int first = last;
            while (first >= 0 && owes(months.get(first))) {
                first--;
            }
            int count = last - first;
            return count == 0
                    ? new Piece(words.text("customer.arrears.none"), "good", null)
                    : new Piece(
                            words.text(
                                    "customer.arrears.some",
                                    words.figures().amount(owed),
                                    count,
                                    months.get(first + 1).month().toString()),
                            "bad",
                            null);
        }

        private static boolean owes(CustomerDetail.Month month) {
            return month.arrears() != null && month.arrears().signum() > 0;
        }

        private List<MonthTable.Head> heads() {
            List<MonthTable.Head> heads = new ArrayList<>();
            heads.add(words.head(Metric.TOTAL_INCOME));
            heads.add(new MonthTable.Head(
                    words.text("customer.months.change"), words.text("customer.months.change.definition")));
            Stream.of(Metric.PERSONAL_BILLS, Metric.GROUP_PAID, Metric.INFORMATIZATION, Metric.ARREARS)
                    .map(words::head)
                    .forEach(heads::add);
            return heads;
        }

        private List<Piece> cells(CustomerDetail.Month month) {
            Value before = detail.months().stream()
                    .filter(each -> each.month().equals(month.month().minusMonths(1)))
                    .findFirst()
                    .map(CustomerDetail.Month::totalIncome)
                    .orElse(null);
            return List.of(
                    words.cell(month.totalIncome()),
                    words.change(month.totalIncome().changeFrom(before)),
                    words.cell(Value.of(Metric.PERSONAL_BILLS, month.personalBills())),
                    words.cell(Value.of(Metric.GROUP_PAID, month.groupPaid())),
                    words.cell(Value.of(Metric.INFORMATIZATION, month.informatization())),
                    words.cell(Value.of(Metric.ARREARS, month.arrears())));
        }
    }
}
