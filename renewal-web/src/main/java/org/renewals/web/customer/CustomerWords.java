package org.renewals.web.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.customer.CustomerDetail;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartSeries;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.chart.SeriesStyle;
import org.renewals.web.view.ChartView;
import org.renewals.web.view.Piece;
import org.springframework.context.MessageSource;

/** Writes what the tabs of a customer's page have in common, in one reader's language. */
final class CustomerWords {

    private final MessageSource messages;
    private final Locale locale;
    private final Figures figures;

    CustomerWords(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
        this.figures = CustomerPages.figures(messages, locale);
    }

    MessageSource messages() {
        return messages;
    }

    Figures figures() {
        return figures;
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** A text of a rule that may be older than the texts. */
    String orKey(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, key, locale));
    }

    String dash() {
        return text("form.none");
    }

    String orDash(@Nullable String text) {
        return text == null || text.isBlank() ? dash() : text;
    }

    String points(double points) {
        return figures.decimal(BigDecimal.valueOf(points), 2);
    }

    /** A number with the decimals it has. */
    String plain(double number) {
        BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
        return figures.decimal(exact, Math.max(0, exact.scale()));
    }

    Piece cell(Value value) {
        return new Piece(figures.number(value), null, null);
    }

    Piece change(Change change) {
        String css = switch (figures.verdict(change)) {
            case GOOD -> "good";
            case BAD -> "bad";
            case NEUTRAL -> null;
        };
        return new Piece(
                change.isKnown() ? (figures.arrow(change) + " " + figures.change(change)).strip() : "", css, null);
    }

    MonthTable.Head head(Metric metric) {
        return new MonthTable.Head(figures.head(metric), figures.definition(metric));
    }

    /** @return null where no series has a value */
    @Nullable
    ChartView chart(
            ChartType type, String titleKey, String unit, List<CustomerDetail.Month> months, List<Series> series) {
        Chart chart = new Chart(
                type,
                text(titleKey),
                unit,
                0,
                months.stream().map(month -> month.month().toString()).toList(),
                series.stream()
                        .map(each -> new ChartSeries(figures.name(each.metric()), each.style(), each.of(months)))
                        .toList());
        return chart.isEmpty() ? null : ChartView.of(chart, figures, messages, (one, category) -> null);
    }

    Series amounts(Metric metric, SeriesStyle style, Function<CustomerDetail.Month, @Nullable BigDecimal> amount) {
        return new Series(metric, style, month -> figures.inMoney(amount.apply(month)));
    }

    Series counts(Metric metric, SeriesStyle style, Function<CustomerDetail.Month, @Nullable Integer> count) {
        return new Series(metric, style, month -> {
            Integer number = count.apply(month);
            return number == null ? null : BigDecimal.valueOf(number);
        });
    }

    /** One line or bar of a chart over the months. */
    record Series(Metric metric, SeriesStyle style, Function<CustomerDetail.Month, @Nullable BigDecimal> value) {

        List<@Nullable BigDecimal> of(List<CustomerDetail.Month> months) {
            List<@Nullable BigDecimal> values = new ArrayList<>();
            months.forEach(month -> values.add(value.apply(month)));
            return values;
        }
    }
}
