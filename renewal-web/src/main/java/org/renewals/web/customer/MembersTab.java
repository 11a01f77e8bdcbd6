package org.renewals.web.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.customer.CustomerDetail;
import org.renewals.analysis.customer.MemberService;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.chart.SeriesStyle;
import org.renewals.web.view.ChartView;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Sparkline;
import org.springframework.stereotype.Component;

/** The eleven indicators of the customer's members (R022-R036), as they are and as they came about. Counted, never listed. */
@Component
class MembersTab {

    /**
     * @param withheld says why there is nothing to see; null for managers
     * @param indicators none where the month was not delivered
     * @param months null where there is none to tell
     */
    record View(
            @Nullable String withheld,
            List<IndicatorRow> indicators,
            @Nullable ChartView chart,
            @Nullable MonthTable months) {}

    /**
     * One of the eleven.
     *
     * @param value with its unit
     * @param share what it is of all members, or kept of the baseline; null where that says nothing
     * @param spark points of the line over the months; null with fewer than two
     * @param course the months in words
     */
    record IndicatorRow(
            String name,
            String definition,
            String value,
            @Nullable String share,
            Piece change,
            @Nullable String spark,
            String course) {}

    View of(CustomerReading reading) {
        return new Maker(reading).view();
    }

    private static final class Maker {

        private final CustomerDetail detail;
        private final CustomerWords words;
        private final List<CustomerDetail.Month> months;

        Maker(CustomerReading reading) {
            this.detail = reading.detail();
            this.words = reading.words();
            this.months = MonthTable.latest(detail.months());
        }

        View view() {
            if (!detail.grain().members()) {
                return new View(words.text("customer.members.withheld"), List.of(), null, null);
            }
            boolean delivered =
                    !months.isEmpty() && months.get(months.size() - 1).month().equals(detail.month());
            return new View(
                    null,
                    delivered ? indicators() : List.of(),
                    chart(),
                    months.isEmpty() ? null : MonthTable.of(heads(), months, this::cells));
        }

        private List<IndicatorRow> indicators() {
            List<IndicatorRow> rows = new ArrayList<>();
            rows.add(one());
            rows.add(row(
                    Metric.MEMBERS,
                    month -> Value.of(Metric.MEMBERS, month.members()),
                    share("customer.members.effective", CustomerDetail.Month::effectiveShare)));
            rows.add(row(
                    Metric.VNET_USERS,
                    month -> Value.of(Metric.VNET_USERS, month.vnetUsers()),
                    share("customer.members.penetration", CustomerDetail.Month::vnetPenetration)));
            rows.add(row(Metric.MEMBER_CHURN_RATE, CustomerDetail.Month::churn, null));
            for (MemberService service : MemberService.values()) {
                rows.add(row(
                        words.text("customer.members.service." + service.code()),
                        words.figures().definition(Metric.PRODUCT_USERS),
                        month -> users(month, service),
                        null));
            }
            rows.add(row(
                    Metric.BASELINE_USERS,
                    month -> Value.of(Metric.BASELINE_USERS, month.baselineUsers()),
                    share("customer.members.kept", CustomerDetail.Month::baselineRetention)));
            rows.add(row(Metric.AVERAGE_TENURE, month -> Value.of(Metric.AVERAGE_TENURE, month.tenureMonths()), null));
            return rows;
        }

        /** Of a single customer the first indicator says nothing but that it counts as one. */
        private IndicatorRow one() {
            Value value = Value.of(Metric.CUSTOMERS, 1);
            return new IndicatorRow(
                    words.figures().name(Metric.CUSTOMERS),
                    words.figures().definition(Metric.CUSTOMERS),
                    words.figures().full(value),
                    null,
                    new Piece("", null, null),
                    null,
                    "");
        }

        /** Those that were used in any of the months. */
        private List<MemberService> used() {
            return Stream.of(MemberService.values())
                    .filter(service -> months.stream()
                            .anyMatch(month -> users(month, service).isKnown()))
                    .toList();
        }

        private Value users(CustomerDetail.Month month, MemberService service) {
            List<Integer> users = detail.services().stream()
                    .filter(use -> use.service() == service && use.month().equals(month.month()))
                    .map(CustomerDetail.ServiceUse::users)
                    .flatMap(Stream::ofNullable)
                    .toList();
            return users.isEmpty()
                    ? Value.notAvailable(Metric.PRODUCT_USERS)
                    : Value.of(
                            Metric.PRODUCT_USERS,
                            users.stream().mapToInt(Integer::intValue).sum());
        }

        private @Nullable String share(String key, Function<CustomerDetail.Month, Value> value) {
            Value last = value.apply(months.get(months.size() - 1));
            return last.isKnown() ? words.text(key, words.figures().full(last)) : null;
        }

        private IndicatorRow row(Metric metric, Function<CustomerDetail.Month, Value> value, @Nullable String share) {
            return row(words.figures().name(metric), words.figures().definition(metric), value, share);
        }

        private IndicatorRow row(
                String name, String definition, Function<CustomerDetail.Month, Value> value, @Nullable String share) {
            List<Value> course = months.stream().map(value).toList();
            Value now = course.get(course.size() - 1);
            Value before = months.stream()
                    .filter(month -> month.month().equals(detail.month().minusMonths(1)))
                    .findFirst()
                    .map(value)
                    .orElse(null);
            boolean service = now.metric() == Metric.PRODUCT_USERS;
            return new IndicatorRow(
                    name,
                    definition,
                    service && !now.isKnown()
                            ? words.text("customer.members.not-used")
                            : words.figures().full(now),
                    share,
                    words.change(now.changeFrom(before)),
                    Sparkline.points(course),
                    months.stream()
                            .map(month -> words.text(
                                    "customer.likelihood.said",
                                    month.month().toString(),
                                    words.figures().full(value.apply(month))))
                            .collect(Collectors.joining(words.text("customer.likelihood.said.join"))));
        }

        private @Nullable ChartView chart() {
            return words.chart(
                    ChartType.LINE,
                    "customer.members.title",
                    words.figures().unit(Metric.MEMBERS),
                    detail.months(),
                    List.of(
                            words.counts(Metric.MEMBERS, SeriesStyle.FIRST, CustomerDetail.Month::members),
                            words.counts(
                                    Metric.EFFECTIVE_MEMBERS,
                                    SeriesStyle.SECOND,
                                    CustomerDetail.Month::effectiveMembers),
                            words.counts(Metric.VNET_USERS, SeriesStyle.THIRD, CustomerDetail.Month::vnetUsers)));
        }

        private List<MonthTable.Head> heads() {
            List<MonthTable.Head> heads = new ArrayList<>();
            Stream.of(
                            Metric.MEMBERS,
                            Metric.EFFECTIVE_MEMBER_SHARE,
                            Metric.JOINED,
                            Metric.LEFT,
                            Metric.MEMBER_CHURN_RATE,
                            Metric.VNET_USERS,
                            Metric.VNET_PENETRATION)
                    .map(words::head)
                    .forEach(heads::add);
            for (MemberService service : used()) {
                heads.add(new MonthTable.Head(
                        words.text("customer.members.service." + service.code()),
                        words.figures().definition(Metric.PRODUCT_USERS)));
            }
            Stream.of(Metric.BASELINE_USERS, Metric.BASELINE_RETENTION, Metric.AVERAGE_TENURE)
                    .map(words::head)
                    .forEach(heads::add);
            return heads;
        }

        private List<Piece> cells(CustomerDetail.Month month) {
            List<Value> values = new ArrayList<>(List.of(
                    Value.of(Metric.MEMBERS, month.members()),
                    month.effectiveShare(),
                    Value.of(Metric.JOINED, month.joined()),
                    Value.of(Metric.LEFT, month.left()),
                    month.churn(),
                    Value.of(Metric.VNET_USERS, month.vnetUsers()),
                    month.vnetPenetration()));
            for (MemberService service : used()) {
                values.add(users(month, service));
            }
            values.add(Value.of(Metric.BASELINE_USERS, month.baselineUsers()));
            values.add(month.baselineRetention());
            values.add(Value.of(Metric.AVERAGE_TENURE, month.tenureMonths()));
            return values.stream()
                    .map(value -> value.metric() == Metric.PRODUCT_USERS && !value.isKnown()
                            ? new Piece(words.dash(), null, null)
                            : words.cell(value))
                    .toList();
        }
    }
}
