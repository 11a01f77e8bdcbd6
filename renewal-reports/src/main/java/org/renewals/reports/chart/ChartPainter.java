package org.renewals.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPosition;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.CategoryLabelWidthType;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.CategoryItemRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.text.TextBlockAnchor;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jspecify.annotations.Nullable;

/**
 * Draws charts with JFreeChart onto any {@link Graphics2D}: legend and unit on top, then the plot. The title is left to
 * the caption beside it. Lengths are in the unit of the graphics, meant to be CSS pixels.
 */
public final class ChartPainter {

    private static final Color TEXT = Color.decode("#3b4654");
    private static final Color MUTED = Color.decode("#6b7785");
    private static final Color GRID = Color.decode("#e3e8ee");
    private static final Color AXIS = Color.decode("#a9b4c0");

    private static final float FONT_SIZE = 10f;
    private static final float SMALL = 9f;
    private static final double SWATCH = 9;
    private static final double LEGEND_ROW = 15;
    private static final double ITEM_MARGIN = 0.08;
    private static final int MAX_LYING_LABELS = 30;
    /** Level labels as wide as they are: whether they fit is found out before, JFreeChart would cut them. */
    private static final CategoryLabelPositions LEVEL = CategoryLabelPositions.replaceBottomPosition(
            CategoryLabelPositions.STANDARD,
            new CategoryLabelPosition(
                    RectangleAnchor.TOP, TextBlockAnchor.TOP_CENTER, CategoryLabelWidthType.RANGE, 1f));

    private final Font regular;
    private final Font bold;

    /** @param regular, bold fonts that know every character of the charts; sizes are derived from them */
    public ChartPainter(Font regular, Font bold) {
        this.regular = regular;
        this.bold = bold;
    }

    public void paint(Chart unrounded, Graphics2D g, Rectangle2D area) {
        Chart chart = unrounded.rounded();
        double legendHeight = paintLegend(chart, g, area);
        Rectangle2D plotArea = new Rectangle2D.Double(
                area.getX(), area.getY() + legendHeight, area.getWidth(), area.getHeight() - legendHeight);
        JFreeChart drawing = drawing(chart, g, plotArea);
        ChartRenderingInfo info = new ChartRenderingInfo(null);
        drawing.draw(g, plotArea, info);
        Rectangle2D dataArea = info.getPlotInfo().getDataArea();
        CategoryPlot plot = drawing.getCategoryPlot();
        if (chart.type() == ChartType.STACKED_BARS) {
            paintTotals(chart, g, plot, dataArea);
        } else if (chart.type() == ChartType.LINE) {
            paintLastValues(chart, g, plot, dataArea);
        }
    }

    /** The JFreeChart drawing of a chart, without legend; the graphics and area only serve to measure its texts. */
    JFreeChart drawing(Chart unrounded, Graphics2D g, Rectangle2D area) {
        Chart chart = unrounded.rounded();
        List<String> names = shownCategories(chart, g, area);
        DefaultCategoryDataset dataset = new DefaultCategoryDataset();
        for (int s = 0; s < chart.series().size(); s++) {
            ChartSeries series = chart.series().get(s);
            for (int i = 0; i < names.size(); i++) {
                dataset.addValue(series.values().get(i), new Key(s, series.name()), new Key(i, names.get(i)));
            }
        }
        boolean lying = chart.type() == ChartType.HORIZONTAL_BARS;
        boolean labelled = labelled(chart, g, area);
        CategoryPlot plot = new CategoryPlot(
                dataset, categoryAxis(chart, g, area), valueAxis(chart, labelled), renderer(chart, labelled));
        plot.setOrientation(lying ? PlotOrientation.HORIZONTAL : PlotOrientation.VERTICAL);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(new BasicStroke(0.6f));
        plot.setRangeGridlinesVisible(!(lying && labelled));
        plot.setRangeZeroBaselineVisible(lying || plot.getRangeAxis().getRange().getLowerBound() < 0);
        plot.setRangeZeroBaselinePaint(AXIS);
        plot.setRangeZeroBaselineStroke(new BasicStroke(0.8f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(
                chart.type() == ChartType.STACKED_BARS ? 12 : 6, 0, 2, lastValueWidth(chart, g) + (lying ? 8 : 2)));
        if (lying) {
            plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        }
        for (Highlight highlight : chart.highlights()) {
            if (highlight instanceof Highlight.Line line) {
                plot.addRangeMarker(marker(line, lying), Layer.FOREGROUND);
            }
        }
        JFreeChart drawing = new JFreeChart(null, regular.deriveFont(FONT_SIZE), plot, false);
        drawing.setBackgroundPaint(null);
        drawing.setPadding(RectangleInsets.ZERO_INSETS);
        return drawing;
    }

    /** Bars say their value where there is room to say it. */
    private boolean labelled(Chart chart, Graphics2D g, Rectangle2D area) {
        int bars = chart.series().size() * chart.categories().size();
        return switch (chart.type()) {
            case LINE, STACKED_BARS -> false;
            case HORIZONTAL_BARS -> bars <= MAX_LYING_LABELS;
            case GROUPED_BARS -> {
                FontMetrics metrics = g.getFontMetrics(regular.deriveFont(SMALL));
                DecimalFormat format = format(chart.decimals());
                int widest = chart.series().stream()
                        .flatMap(series -> series.values().stream())
                        .filter(Objects::nonNull)
                        .mapToInt(value -> metrics.stringWidth(format.format(value)))
                        .max()
                        .orElse(0);
                double bar = Math.min(
                        maximumBarWidth(chart), (1 - spaceBetween(chart)) / Math.max(1, bars) * (1 - ITEM_MARGIN));
                yield widest <= bar * (1 + ITEM_MARGIN) * area.getWidth() * 0.93;
            }
        };
    }

    /** Months that do not fit beside each other are named now and then, the last always. */
    private List<String> shownCategories(Chart chart, Graphics2D g, Rectangle2D area) {
        if (chart.type() != ChartType.LINE) {
            return chart.categories();
        }
        int count = chart.categories().size();
        double room = area.getWidth() * 0.85 / Math.max(1, count);
        int every = Math.max(1, (int) Math.ceil((widestCategory(chart, g) + 6) / room));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add((count - 1 - i) % every == 0 ? chart.categories().get(i) : "");
        }
        return names;
    }

    private int widestCategory(Chart chart, Graphics2D g) {
        FontMetrics metrics = g.getFontMetrics(regular.deriveFont(FONT_SIZE));
        return chart.categories().stream().mapToInt(metrics::stringWidth).max().orElse(0);
    }

    private CategoryAxis categoryAxis(Chart chart, Graphics2D g, Rectangle2D area) {
        CategoryAxis axis = new CategoryAxis();
        axis.setTickLabelFont(regular.deriveFont(FONT_SIZE));
        axis.setTickLabelPaint(TEXT);
        axis.setAxisLinePaint(AXIS);
        axis.setAxisLineStroke(new BasicStroke(0.8f));
        axis.setTickMarksVisible(false);
        double between = spaceBetween(chart);
        int gaps = Math.max(1, chart.categories().size());
        axis.setLowerMargin(between / gaps / 2);
        axis.setUpperMargin(between / gaps / 2);
        axis.setCategoryMargin(between * (gaps - 1) / gaps);
        if (chart.type() == ChartType.HORIZONTAL_BARS) {
            axis.setMaximumCategoryLabelWidthRatio(0.45f);
            axis.setAxisLineVisible(false);
        } else {
            double room =
                    area.getWidth() * 0.92 / Math.max(1, chart.categories().size());
            boolean fits = chart.type() == ChartType.LINE || widestCategory(chart, g) <= room;
            axis.setCategoryLabelPositions(
                    fits ? LEVEL : CategoryLabelPositions.createUpRotationLabelPositions(Math.PI / 5));
        }
        return axis;
    }

    /** Share of the axis that is left free, so much that the bars of one category stay together. */
    private static double spaceBetween(Chart chart) {
        if (chart.type() == ChartType.LINE) {
            return 0;
        }
        int side = chart.type() == ChartType.STACKED_BARS ? 1 : chart.series().size();
        return Math.max(
                0.3,
                1 - 1.08 * maximumBarWidth(chart) * side * chart.categories().size());
    }

    private static double maximumBarWidth(Chart chart) {
        return chart.type() == ChartType.HORIZONTAL_BARS ? 0.06 : 0.05;
    }

    private NumberAxis valueAxis(Chart chart, boolean labelled) {
        ValueScale scale = ValueScale.of(chart);
        NumberAxis axis = new NumberAxis();
        axis.setTickLabelFont(regular.deriveFont(SMALL));
        axis.setTickLabelPaint(MUTED);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        double range = scale.upper() - scale.lower();
        boolean lying = chart.type() == ChartType.HORIZONTAL_BARS;
        // bars are labelled at their ends, which may lie beyond the last grid line
        double above = lying ? 0.12 * range : 0;
        if (labelled && !lying && chart.type() != ChartType.LINE) {
            above = Math.max(0, 0.1 * range - (scale.upper() - ValueScale.greatest(chart)));
        }
        double below = lying && scale.lower() < 0 ? 0.12 * range : 0;
        axis.setRange(scale.lower() - below, scale.upper() + above);
        axis.setTickUnit(new NumberTickUnit(scale.step(), format(scale.decimals())));
        if (lying && labelled) {
            axis.setVisible(false);
        }
        return axis;
    }

    private CategoryItemRenderer renderer(Chart chart, boolean labelled) {
        if (chart.type() == ChartType.LINE) {
            return lines(chart);
        }
        BarRenderer renderer = chart.type() == ChartType.STACKED_BARS ? new StackedBarRenderer() : new BarRenderer();
        renderer.setBarPainter(new PatternBarPainter(chart));
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setItemMargin(ITEM_MARGIN);
        renderer.setMaximumBarWidth(maximumBarWidth(chart));
        if (labelled) {
            boolean lying = chart.type() == ChartType.HORIZONTAL_BARS;
            DecimalFormat format = format(chart.decimals());
            renderer.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", format));
            renderer.setDefaultItemLabelFont(regular.deriveFont(SMALL));
            renderer.setDefaultItemLabelPaint(TEXT);
            renderer.setDefaultItemLabelsVisible(true);
            renderer.setDefaultPositiveItemLabelPosition(new ItemLabelPosition(
                    lying ? ItemLabelAnchor.OUTSIDE3 : ItemLabelAnchor.OUTSIDE12,
                    lying ? TextAnchor.CENTER_LEFT : TextAnchor.BOTTOM_CENTER));
            renderer.setDefaultNegativeItemLabelPosition(new ItemLabelPosition(
                    lying ? ItemLabelAnchor.OUTSIDE9 : ItemLabelAnchor.OUTSIDE6,
                    lying ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER));
        }
        return renderer;
    }

    private static CategoryItemRenderer lines(Chart chart) {
        LineAndShapeRenderer renderer = new LineAndShapeRenderer(true, true);
        for (int i = 0; i < chart.series().size(); i++) {
            SeriesStyle style = chart.series().get(i).style();
            renderer.setSeriesPaint(i, Color.decode(style.colour()));
            renderer.setSeriesStroke(i, stroke(style.pattern()), false);
            renderer.setSeriesShape(i, marker(style.pattern()), false);
        }
        renderer.setDrawOutlines(false);
        renderer.setUseFillPaint(false);
        return renderer;
    }

    private static BasicStroke stroke(Pattern pattern) {
        float[] dashes = switch (pattern) {
            case SOLID -> null;
            case RISING -> new float[] {6, 2.5f};
            case FALLING -> new float[] {2, 2};
            case CROSSED -> new float[] {6, 2, 1.5f, 2};
            case LEVEL -> new float[] {10, 3};
            case DOTTED -> new float[] {1.2f, 2.4f};
        };
        return new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 2f, dashes, 0f);
    }

    private static Shape marker(Pattern pattern) {
        double r = 2.2;
        return switch (pattern) {
            case SOLID, DOTTED -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
            case RISING, LEVEL -> new Rectangle2D.Double(-r, -r, 2 * r, 2 * r);
            case FALLING -> polygon(0, -r * 1.2, r * 1.2, r, -r * 1.2, r);
            case CROSSED -> polygon(0, -r * 1.3, r * 1.3, 0, 0, r * 1.3, -r * 1.3, 0);
        };
    }

    private static Path2D polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }

    private ValueMarker marker(Highlight.Line line, boolean lying) {
        ValueMarker marker = new ValueMarker(line.value().doubleValue());
        marker.setPaint(TEXT);
        marker.setStroke(new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 2f, new float[] {4, 3}, 0f));
        marker.setLabel(line.label());
        marker.setLabelFont(bold.deriveFont(SMALL));
        marker.setLabelPaint(TEXT);
        marker.setLabelBackgroundColor(new Color(255, 255, 255, 0));
        if (lying) {
            // the bars get shorter downwards, so there is room beside the line
            marker.setLabelAnchor(RectangleAnchor.BOTTOM_RIGHT);
            marker.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
            marker.setLabelOffset(new RectangleInsets(0, 3, 0, 3));
        } else {
            marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
            marker.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
            marker.setLabelOffset(new RectangleInsets(1, 2, 1, 2));
        }
        return marker;
    }

    /** @return the height the legend took */
    private double paintLegend(Chart chart, Graphics2D g, Rectangle2D area) {
        if (chart.unit().isEmpty() && chart.series().size() == 1) {
            return 0;
        }
        Font font = regular.deriveFont(FONT_SIZE);
        FontMetrics metrics = g.getFontMetrics(font);
        double x = area.getX();
        double top = area.getY();
        g.setFont(font);
        if (!chart.unit().isEmpty()) {
            g.setPaint(MUTED);
            g.drawString(chart.unit(), (float) x, baseline(top, metrics));
            x += metrics.stringWidth(chart.unit()) + 16;
        }
        if (chart.series().size() > 1) {
            for (ChartSeries series : chart.series()) {
                double width = legendSwatch(chart) + 4 + metrics.stringWidth(series.name());
                if (x > area.getX() && x + width > area.getMaxX()) {
                    x = area.getX();
                    top += LEGEND_ROW;
                }
                paintSwatch(chart, series.style(), g, x, top + LEGEND_ROW / 2);
                g.setFont(font);
                g.setPaint(TEXT);
                g.drawString(series.name(), (float) (x + legendSwatch(chart) + 4), baseline(top, metrics));
                x += width + 14;
            }
        }
        return top + LEGEND_ROW - area.getY();
    }

    private static float baseline(double top, FontMetrics metrics) {
        return (float) (top + (LEGEND_ROW + metrics.getAscent() - metrics.getDescent()) / 2);
    }

    private static double legendSwatch(Chart chart) {
        return chart.type() == ChartType.LINE ? 2 * SWATCH : SWATCH;
    }

    private static void paintSwatch(Chart chart, SeriesStyle style, Graphics2D g, double x, double middle) {
        if (chart.type() == ChartType.LINE) {
            g.setPaint(Color.decode(style.colour()));
            g.setStroke(stroke(style.pattern()));
            g.draw(new Line2D.Double(x, middle, x + 2 * SWATCH, middle));
            g.fill(AffineTransform.getTranslateInstance(x + SWATCH, middle)
                    .createTransformedShape(marker(style.pattern())));
        } else {
            PatternFill.paint(
                    g,
                    new Rectangle2D.Double(x, middle - SWATCH / 2, SWATCH, SWATCH),
                    Color.decode(style.colour()),
                    style.pattern());
        }
    }

    private void paintTotals(Chart chart, Graphics2D g, CategoryPlot plot, Rectangle2D dataArea) {
        Font font = regular.deriveFont(SMALL);
        FontMetrics metrics = g.getFontMetrics(font);
        DecimalFormat format = format(chart.decimals());
        g.setFont(font);
        g.setPaint(TEXT);
        for (int i = 0; i < chart.categories().size(); i++) {
            BigDecimal total = chart.total(i);
            String text = format.format(total);
            double x = plot.getDomainAxis()
                    .getCategoryMiddle(i, chart.categories().size(), dataArea, RectangleEdge.BOTTOM);
            double y = plot.getRangeAxis().valueToJava2D(total.doubleValue(), dataArea, RectangleEdge.LEFT);
            g.drawString(text, (float) (x - metrics.stringWidth(text) / 2.0), (float) (y - 3));
        }
    }

    /** The last value of each line, beside it; moved apart where they would cover each other. */
    private void paintLastValues(Chart chart, Graphics2D g, CategoryPlot plot, Rectangle2D dataArea) {
        DecimalFormat format = format(chart.decimals());
        int last = chart.categories().size() - 1;
        record Label(String text, Color colour, double y) {}
        List<Label> labels = new ArrayList<>();
        for (ChartSeries series : chart.series()) {
            BigDecimal value = lastValue(series);
            if (value != null) {
                labels.add(new Label(
                        format.format(value),
                        Color.decode(series.style().colour()),
                        plot.getRangeAxis().valueToJava2D(value.doubleValue(), dataArea, RectangleEdge.LEFT)));
            }
        }
        labels.sort(Comparator.comparingDouble(Label::y));
        g.setFont(bold.deriveFont(SMALL));
        double x = plot.getDomainAxis().getCategoryMiddle(last, last + 1, dataArea, RectangleEdge.BOTTOM);
        double free = Double.NEGATIVE_INFINITY;
        for (Label label : labels) {
            double y = Math.max(label.y() + SMALL * 0.35, free);
            g.setPaint(label.colour());
            g.drawString(label.text(), (float) (x + 6), (float) y);
            free = y + SMALL + 1;
        }
    }

    private double lastValueWidth(Chart chart, Graphics2D g) {
        if (chart.type() != ChartType.LINE) {
            return 0;
        }
        FontMetrics metrics = g.getFontMetrics(bold.deriveFont(SMALL));
        DecimalFormat format = format(chart.decimals());
        return 8
                + chart.series().stream()
                        .map(ChartPainter::lastValue)
                        .filter(Objects::nonNull)
                        .mapToInt(value -> metrics.stringWidth(format.format(value)))
                        .max()
                        .orElse(0);
    }

    private static @Nullable BigDecimal lastValue(ChartSeries series) {
        return series.values().isEmpty()
                ? null
                : series.values().get(series.values().size() - 1);
    }

    /** Figures as in the text around: grouped, a true minus sign, rounded half-up. */
    private static DecimalFormat format(int decimals) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign('\u2212');
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }

    /** Rows and columns of JFreeChart's data: two customers may have the same name. */
    private record Key(int index, String label) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Integer.compare(index, other.index);
        }

        @Override
        public String toString() {
            return label;
        }
    }
}
