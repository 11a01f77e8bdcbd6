package org.renewals.reports.pdf;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartPainter;
import org.w3c.dom.Element;

/** Draws {@code <object type="chart" data="name">} as lines and text, not as an image. Every other object is refused. */
final class ChartObjects implements FSObjectDrawerFactory {

    static final String TYPE = "chart";

    private final Map<String, Chart> charts;
    private final Map<FontWeight, PDFont> fonts;
    private final ChartPainter painter;

    ChartObjects(Map<String, Chart> charts, Map<FontWeight, PDFont> fonts, ChartPainter painter) {
        this.charts = charts;
        this.fonts = fonts;
        this.painter = painter;
    }

    @Override
    public boolean isReplacedObject(Element element) {
        return element.getAttribute("type").equals(TYPE);
    }

    @Override
    public @Nullable FSObjectDrawer createDrawer(Element element) {
        if (!isReplacedObject(element)) {
            return null;
        }
        String name = element.getAttribute("data");
        Chart chart = charts.get(name);
        if (chart == null) {
            throw new DocumentFailed("the template shows chart '" + name + "', there are " + charts.keySet());
        }
        return (e, x, y, width, height, device, context, dotsPerPixel) ->
                draw(chart, x, y, width, height, device, dotsPerPixel);
    }

    private @Nullable Map<Shape, String> draw(
            Chart chart, double x, double y, double width, double height, OutputDevice device, int dotsPerPixel) {
        float pixelWidth = (float) (width / dotsPerPixel);
        float pixelHeight = (float) (height / dotsPerPixel);
        device.drawWithGraphics((float) x, (float) y, pixelWidth, pixelHeight, graphics -> {
            ((PdfBoxGraphics2D) graphics).setFontTextDrawer(new ChartText(fonts));
            painter.paint(chart, graphics, new Rectangle2D.Double(0, 0, pixelWidth, pixelHeight));
        });
        return null;
    }
}
