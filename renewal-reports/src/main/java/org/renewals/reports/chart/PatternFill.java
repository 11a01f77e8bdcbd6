package org.renewals.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Fills a rectangle with a colour and its pattern, the same for a bar and for its place in the legend. */
final class PatternFill {

    private static final BasicStroke LINE = new BasicStroke(0.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    private static final double SPACING = 4.5;

    private PatternFill() {}

    static void paint(Graphics2D g, Rectangle2D area, Color colour, Pattern pattern) {
        if (area.getWidth() <= 0 || area.getHeight() <= 0) {
            return;
        }
        g.setPaint(colour);
        g.fill(area);
        if (pattern == Pattern.SOLID) {
            return;
        }
        g.setPaint(lighter(colour));
        if (pattern == Pattern.DOTTED) {
            g.fill(dots(area));
        } else {
            g.setStroke(LINE);
            g.draw(lines(area, pattern));
        }
    }

    private static Color lighter(Color colour) {
        return new Color(
                (2 * colour.getRed() + 3 * 255) / 5,
                (2 * colour.getGreen() + 3 * 255) / 5,
                (2 * colour.getBlue() + 3 * 255) / 5);
    }

    private static Path2D lines(Rectangle2D area, Pattern pattern) {
        Path2D path = new Path2D.Double();
        if (pattern == Pattern.LEVEL) {
            for (double y = area.getMaxY() - SPACING; y > area.getMinY(); y -= SPACING) {
                path.moveTo(area.getMinX(), y);
                path.lineTo(area.getMaxX(), y);
            }
        }
        if (pattern == Pattern.RISING || pattern == Pattern.CROSSED) {
            slanted(path, area, false);
        }
        if (pattern == Pattern.FALLING || pattern == Pattern.CROSSED) {
            slanted(path, area, true);
        }
        return path;
    }

    /** Lines at 45 degrees, cut off at the edges by computation: a clip for each bar would cost more than the bar. */
    private static void slanted(Path2D path, Rectangle2D area, boolean falling) {
        double distance = SPACING * Math.sqrt(2);
        for (double k = distance; k < area.getWidth() + area.getHeight(); k += distance) {
            double fromX = Math.max(0, k - area.getHeight());
            double toX = Math.min(area.getWidth(), k);
            double fromY = k - fromX;
            double toY = k - toX;
            if (falling) {
                path.moveTo(area.getMinX() + fromX, area.getMaxY() - fromY);
                path.lineTo(area.getMinX() + toX, area.getMaxY() - toY);
            } else {
                path.moveTo(area.getMinX() + fromX, area.getMinY() + fromY);
                path.lineTo(area.getMinX() + toX, area.getMinY() + toY);
            }
        }
    }

    private static Path2D dots(Rectangle2D area) {
        Path2D path = new Path2D.Double();
        double radius = 0.6;
        for (double y = area.getMaxY() - SPACING / 2; y - radius > area.getMinY(); y -= SPACING) {
            for (double x = area.getMinX() + SPACING / 2; x + radius < area.getMaxX(); x += SPACING) {
                path.append(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), false);
            }
        }
        return path;
    }
}
