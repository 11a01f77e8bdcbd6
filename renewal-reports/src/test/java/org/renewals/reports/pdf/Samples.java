package org.renewals.reports.pdf;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartSeries;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.chart.Highlight;
import org.renewals.reports.chart.SeriesStyle;

/** A small document with everything in it. */
final class Samples {

    private Samples() {}

    static DocumentRequest document(Locale locale, String customer) {
        boolean chinese = locale.equals(Locale.SIMPLIFIED_CHINESE);
        Map<String, Chart> charts = charts();
        Map<String, Object> model = new HashMap<>();
        model.put("brand", chinese ? "续期" : "Renewals");
        model.put("heading", chinese ? "集团客户月度经营报告" : "Group customers: monthly report");
        model.put("scope", chinese ? "合肥" : "Hefei");
        model.put("month", chinese ? "2026 年 10 月" : "October 2026");
        model.put("number", "R-2026-10-C01-zh-1");
        model.put("first", chinese ? "本月解读" : "The month in brief");
        model.put("second", chinese ? "各户收入" : "Income per customer");
        model.put(
                "text",
                chinese
                        ? "集团客户 48,216 户，较上月增加 312 户；集团整体收入 8,219.5 万元，环比增长 4.70%。" + customer
                        : "48,216 group customers, 312 more than last month. " + customer);
        model.put("name", chinese ? "客户" : "Customer");
        model.put("value", chinese ? "月收入(元)" : "Monthly income (yuan)");
        model.put(
                "rows",
                IntStream.range(0, 120)
                        .mapToObj(i -> (chinese ? "安徽云帆医药股份有限公司" : "Anhui Yunfan Pharmaceutical Co., Ltd. ") + i)
                        .toList());
        model.put("shown", charts);
        return new DocumentRequest(
                "sample",
                locale,
                "R-2026-10-C01-zh-1",
                (String) model.get("heading"),
                (String) model.get("month"),
                "安徽省公司",
                OffsetDateTime.parse("2026-11-08T08:00:00+08:00"),
                model,
                charts);
    }

    static Map<String, Chart> charts() {
        List<String> months = List.of("25-10", "25-11", "25-12", "26-01", "26-02", "26-03", "26-04", "26-05", "26-06");
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put(
                "line",
                new Chart(
                        ChartType.LINE,
                        "有效成员占比走势",
                        "%",
                        1,
                        months,
                        List.of(
                                series(
                                        "全省",
                                        SeriesStyle.FIRST,
                                        "64.2",
                                        "64.9",
                                        null,
                                        "65.0",
                                        "64.1",
                                        "65.2",
                                        "65.3",
                                        "65.1",
                                        "65.6"),
                                series(
                                        "合肥",
                                        SeriesStyle.SECOND,
                                        "66.2",
                                        "66.1",
                                        "66.7",
                                        "66.0",
                                        "65.8",
                                        "65.5",
                                        "65.9",
                                        "65.7",
                                        "65.5")),
                        List.of(new Highlight.Line("目标 75%", new BigDecimal("75")))));
        charts.put(
                "grouped",
                new Chart(
                        ChartType.GROUPED_BARS,
                        "三类收入",
                        "万元",
                        1,
                        List.of("8月", "9月", "10月"),
                        List.of(
                                series("成员账单", SeriesStyle.FIRST, "5120.5", "5210.2", "5401.9"),
                                series("统付", SeriesStyle.SECOND, "2620.5", "2640.1", "2817.6"),
                                series("其中信息化", SeriesStyle.THIRD, "1320.5", "1240.1", "1217.6"))));
        charts.put(
                "stacked",
                new Chart(
                        ChartType.STACKED_BARS,
                        "未来 180 天到期",
                        "万元/月",
                        0,
                        List.of("11月", "12月", "1月", "2月", "3月", "4月"),
                        List.of(
                                series("低", SeriesStyle.RISK_LOW, "64", "120", "89", "50", "96", "70"),
                                series("中", SeriesStyle.RISK_MEDIUM, "20", "35", "25", "10", "18", "14"),
                                series("高", SeriesStyle.RISK_HIGH, "8", "14", "8", null, "12", "9"),
                                series("极高", SeriesStyle.RISK_VERY_HIGH, "0", "4", "3", "2", "2", "3"))));
        charts.put(
                "tiers",
                new Chart(
                        ChartType.STACKED_BARS,
                        "等级分布",
                        "户",
                        0,
                        List.of(
                                "Hefei",
                                "Wuhu",
                                "Bengbu",
                                "Huainan",
                                "Ma’anshan",
                                "Huaibei",
                                "Tongling",
                                "Anqing",
                                "Huangshan",
                                "Fuyang",
                                "Suzhou",
                                "Chuzhou",
                                "Lu’an",
                                "Xuancheng",
                                "Chizhou",
                                "Bozhou"),
                        List.of(
                                tier("A1", SeriesStyle.TIER_A1, 40),
                                tier("A2", SeriesStyle.TIER_A2, 120),
                                tier("B1", SeriesStyle.TIER_B1, 300),
                                tier("B2", SeriesStyle.TIER_B2, 330),
                                tier("C", SeriesStyle.TIER_C, 2100))));
        charts.put(
                "ranking",
                new Chart(
                        ChartType.HORIZONTAL_BARS,
                        "收入占比环比变化",
                        "PP",
                        2,
                        List.of("合肥", "芜湖", "蚌埠", "淮南", "马鞍山市经济技术开发区集团客户服务中心"),
                        List.of(series("变化", SeriesStyle.FIRST, "2.87", "0.31", "-9.96", "-0.004", "1.20")),
                        List.of(new Highlight.Category(2))));
        return charts;
    }

    private static ChartSeries tier(String name, SeriesStyle style, int base) {
        return new ChartSeries(
                name,
                style,
                IntStream.range(0, 16)
                        .mapToObj(i -> BigDecimal.valueOf(base + (i * 37L) % (base / 2)))
                        .toList());
    }

    static ChartSeries series(String name, SeriesStyle style, String... values) {
        return new ChartSeries(
                name,
                style,
                Arrays.stream(values)
                        .map(v -> v == null ? null : new BigDecimal(v))
                        .toList());
    }
}
