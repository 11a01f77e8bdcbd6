package org.renewals.web.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.alarm.AlertSteps;
import org.renewals.analysis.alert.AlertDetail;
import org.renewals.analysis.alert.AlertDetailQuery;
import org.renewals.analysis.alert.AlertRow;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartSeries;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.chart.SeriesStyle;
import org.renewals.scoring.anomaly.AnomalySign;
import org.renewals.scoring.anomaly.Finding;
import org.renewals.shared.NotFound;
import org.renewals.web.list.Words;
import org.renewals.web.view.ChartView;
import org.renewals.web.view.Link;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of an alert together, in one transaction. */
@Component
class AlertPages {

    private static final int DECIMALS = 1;

    private final AlertDetailQuery alerts;
    private final AlertSteps steps;
    private final MessageSource messages;

    AlertPages(AlertDetailQuery alerts, AlertSteps steps, MessageSource messages) {
        this.alerts = alerts;
        this.steps = steps;
        this.messages = messages;
    }

    /** @throws NotFound if the scope has no such alert */
    @Transactional(readOnly = true)
    public AlertPage find(AccessScope scope, long id, Locale locale) {
        AlertDetail detail = alerts.find(scope, id).orElseThrow(() -> new NotFound("alert", id));
        AlertRow alert = detail.alert();
        Words words = new Words(messages, locale);
        FindingWords findings = new FindingWords(words);
        Figures figures = new Figures(messages, locale, Figures.Money.YUAN);
        return new AlertPage(
                alert,
                Link.to("/customers/{}", alert.customerCode()).toString(),
                findings.measured(alert.finding()),
                findings.threshold(alert.finding()),
                findings.why(alert.finding()),
                alert.income() == null ? null : figures.full(Value.of(Metric.TOTAL_INCOME, alert.income())),
                Stream.of(AnomalySign.values())
                        .filter(sign -> sign.kind() == alert.kind())
                        .map(sign -> chart(sign, detail.course(), findings, words, figures))
                        .toList(),
                steps.of(scope, id),
                alert.state().next().stream().sorted().toList());
    }

    private ChartView chart(
            AnomalySign sign, List<AlertDetail.Month> course, FindingWords findings, Words words, Figures figures) {
        List<String> names = new ArrayList<>();
        List<@Nullable BigDecimal> measured = new ArrayList<>();
        List<@Nullable BigDecimal> held = new ArrayList<>();
        for (AlertDetail.Month month : course) {
            Optional<Finding> finding = month.findings().stream()
                    .filter(each -> each.sign() == sign)
                    .findFirst();
            names.add(month.month().toString());
            measured.add(finding.map(each -> point(sign, each.value())).orElse(null));
            held.add(finding.map(each -> point(sign, each.threshold())).orElse(null));
        }
        return ChartView.of(
                new Chart(
                        ChartType.LINE,
                        words.of(sign.key()),
                        findings.unit(sign),
                        DECIMALS,
                        names,
                        List.of(
                                new ChartSeries(words.of("alerts.chart.measured"), SeriesStyle.FIRST, measured),
                                new ChartSeries(words.of("alerts.chart.threshold"), SeriesStyle.THIRD, held))),
                figures,
                messages,
                (series, category) -> null);
    }

    private static @Nullable BigDecimal point(AnomalySign sign, double value) {
        BigDecimal signed = FindingWords.signed(sign, value);
        return signed == null ? null : signed.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
