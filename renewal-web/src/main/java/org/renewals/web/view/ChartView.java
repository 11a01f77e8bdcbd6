package org.renewals.web.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Figures;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartSeries;
import org.renewals.reports.chart.Highlight;
import org.springframework.context.MessageSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chart as a page shows it: drawn by the browser from {@code json}, told in a sentence, and beneath it the same numbers as a
 * table that opens what they count.
 *
 * @param json for {@code static/js/charts.js}
 * @param description what a reader is told who does not see the chart
 */
public record ChartView(String title, String json, String description, List<String> heads, List<Row> rows) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A category of the chart. */
    public record Row(String name, List<Piece> cells) {}

    /** Opens what a value counts; null for nothing. */
    public interface Opening {
        @Nullable
        String of(int series, int category);
    }

    public static ChartView of(Chart chart, Figures figures, MessageSource messages, Opening opening) {
        List<Row> rows = new ArrayList<>();
        for (int category = 0; category < chart.categories().size(); category++) {
            List<Piece> cells = new ArrayList<>();
            for (int series = 0; series < chart.series().size(); series++) {
                BigDecimal value = chart.series().get(series).values().get(category);
                String text = figures.decimal(value, chart.decimals());
                boolean opens = value != null && value.signum() != 0;
                cells.add(new Piece(text, null, opens ? opening.of(series, category) : null));
            }
            rows.add(new Row(chart.categories().get(category), cells));
        }
        List<String> names = chart.series().stream().map(ChartSeries::name).toList();
        String unit = chart.unit();
        List<String> heads = names.stream()
                .map(name -> unit.isEmpty()
                        ? name
                        : messages.getMessage("figure.head", new Object[] {name, unit}, figures.locale()))
                .toList();
        return new ChartView(
                chart.title(),
                json(chart, opening),
                description(chart, names, figures.locale(), messages),
                heads,
                rows);
    }

    private static String description(Chart chart, List<String> names, Locale locale, MessageSource messages) {
        List<String> categories = chart.categories();
        return messages.getMessage(
                "chart.description",
                new Object[] {
                    chart.title(),
                    String.join(messages.getMessage("chart.and", null, locale), names),
                    categories.isEmpty() ? "" : categories.get(0),
                    categories.isEmpty() ? "" : categories.get(categories.size() - 1)
                },
                locale);
    }

    private static String json(Chart chart, Opening opening) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", chart.type().name());
        json.put("unit", chart.unit());
        json.put("decimals", chart.decimals());
        json.put("categories", chart.categories());
        List<Map<String, Object>> series = new ArrayList<>();
        for (int index = 0; index < chart.series().size(); index++) {
            ChartSeries one = chart.series().get(index);
            List<@Nullable String> links = new ArrayList<>();
            for (int category = 0; category < chart.categories().size(); category++) {
                links.add(opening.of(index, category));
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", one.name());
            entry.put("colour", one.style().colour());
            entry.put("pattern", one.style().pattern().name());
            entry.put("values", one.values());
            if (links.stream().anyMatch(java.util.Objects::nonNull)) {
                entry.put("links", links);
            }
            series.add(entry);
        }
        json.put("series", series);
        json.put(
                "lines",
                chart.highlights().stream()
                        .filter(Highlight.Line.class::isInstance)
                        .map(Highlight.Line.class::cast)
                        .map(line -> Map.of("label", line.label(), "value", line.value()))
                        .toList());
        return JSON.writeValueAsString(json);
    }
}
