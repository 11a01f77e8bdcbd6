package org.renewals.reports.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.RectangularShape;
import org.jfree.chart.renderer.category.BarPainter;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.ui.RectangleEdge;

/** Draws the bars of a chart flat, with the patterns of their series. */
final class PatternBarPainter implements BarPainter {

    private final Chart chart;

    PatternBarPainter(Chart chart) {
        this.chart = chart;
    }

    @Override
    public void paintBar(
            Graphics2D g, BarRenderer renderer, int row, int column, RectangularShape bar, RectangleEdge base) {
        SeriesStyle style = chart.series().get(row).style();
        PatternFill.paint(g, bar.getFrame(), colour(style, column), style.pattern());
    }

    private Color colour(SeriesStyle style, int column) {
        boolean anyHighlighted = chart.highlights().stream().anyMatch(Highlight.Category.class::isInstance);
        boolean highlighted = chart.highlights().contains(new Highlight.Category(column));
        return Color.decode(
                anyHighlighted && !highlighted && chart.series().size() == 1
                        ? SeriesStyle.BACKGROUND.colour()
                        : style.colour());
    }

    @Override
    public void paintBarShadow(
            Graphics2D g,
            BarRenderer renderer,
            int row,
            int column,
            RectangularShape bar,
            RectangleEdge base,
            boolean pegShadow) {
        // bars throw no shadow
    }
}
