package org.renewals.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.junit.jupiter.api.Test;

class ChartPainterTests {

    private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 600, 240);

    private final BufferedImage image = new BufferedImage(600, 240, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D graphics = image.createGraphics();
    private final ChartPainter painter = new ChartPainter(graphics.getFont(), graphics.getFont());

    @Test
    void theDrawingHasTheAxisAndValuesOfTheChart() {
        Chart chart = ChartTests.chart(ChartType.GROUPED_BARS, "4.75", "-2.5", null);

        JFreeChart drawing = painter.drawing(chart, graphics, AREA);

        CategoryPlot plot = drawing.getCategoryPlot();
        ValueScale scale = ValueScale.of(chart);
        assertThat(plot.getRangeAxis().getLowerBound()).isEqualTo(scale.lower());
        assertThat(plot.getRangeAxis().getUpperBound()).isEqualTo(scale.upper());
        assertThat(plot.getDataset().getColumnCount()).isEqualTo(3);
        assertThat(plot.getDataset().getValue(0, 0).doubleValue()).isEqualTo(5);
        assertThat(plot.getDataset().getValue(0, 2)).isNull();
    }

    @Test
    void theLabelOfTheHighestBarHasRoomAboveIt() {
        Chart chart = ChartTests.chart(ChartType.GROUPED_BARS, "100", "50");

        assertThat(painter.drawing(chart, graphics, AREA)
                        .getCategoryPlot()
                        .getRangeAxis()
                        .getUpperBound())
                .isEqualTo(110);
    }

    @Test
    void lyingBarsHaveTheirFirstCategoryOnTop() {
        Chart chart = ChartTests.chart(ChartType.HORIZONTAL_BARS, "10", "1");

        assertThat(painter.drawing(chart, graphics, AREA).getCategoryPlot().getOrientation())
                .isEqualTo(PlotOrientation.HORIZONTAL);
        paint(chart);
        assertThat(width(SeriesStyle.FIRST.colour(), 0, 120))
                .isGreaterThan(3 * width(SeriesStyle.FIRST.colour(), 120, 240));
    }

    @Test
    void barsAreAsHighAsTheirValues() {
        paint(ChartTests.chart(ChartType.GROUPED_BARS, "100", "50"));

        int left = height(0, 300);
        int right = height(300, 600);
        assertThat((double) left / right).isBetween(1.95, 2.05);
    }

    @Test
    void aHighlightedCategoryKeepsItsColourWhileOthersStepBack() {
        paint(ChartTests.chart(ChartType.GROUPED_BARS, "100", "100").highlighting(new Highlight.Category(1)));

        assertThat(height(0, 300)).isZero();
        assertThat(height(300, 600)).isPositive();
        assertThat(count(SeriesStyle.BACKGROUND.colour())).isPositive();
    }

    @Test
    void everyStyleAndTypeIsDrawn() {
        for (ChartType type : ChartType.values()) {
            for (SeriesStyle style : SeriesStyle.values()) {
                Chart chart = new Chart(
                        type,
                        "t",
                        "unit",
                        1,
                        List.of("a", "b"),
                        List.of(new ChartSeries("s", style, List.of(BigDecimal.TEN, BigDecimal.ONE))));
                paint(chart);
                assertThat(count(style.colour())).as(type + " " + style).isGreaterThan(20);
            }
        }
    }

    private void paint(Chart chart) {
        graphics.setPaint(Color.WHITE);
        graphics.fillRect(0, 0, 600, 240);
        painter.paint(chart, graphics, AREA);
    }

    private int height(int fromX, int toX) {
        int rows = 0;
        for (int y = 0; y < 240; y++) {
            for (int x = fromX; x < toX; x++) {
                if (is(SeriesStyle.FIRST.colour(), x, y)) {
                    rows++;
                    break;
                }
            }
        }
        return rows;
    }

    private int width(String colour, int fromY, int toY) {
        int columns = 0;
        for (int x = 0; x < 600; x++) {
            for (int y = fromY; y < toY; y++) {
                if (is(colour, x, y)) {
                    columns++;
                    break;
                }
            }
        }
        return columns;
    }

    private int count(String colour) {
        int pixels = 0;
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 600; x++) {
                pixels += is(colour, x, y) ? 1 : 0;
            }
        }
        return pixels;
    }

    private boolean is(String colour, int x, int y) {
        return new Color(image.getRGB(x, y)).equals(Color.decode(colour));
    }
}
