package org.renewals.reports.pdf;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.FontMetrics;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Writes the texts of charts as text in the document's own font, so that they can be selected and searched. */
final class ChartText extends PdfBoxGraphics2DFontTextDrawer {

    private final Map<FontWeight, PDFont> fonts;

    ChartText(Map<FontWeight, PDFont> fonts) {
        this.fonts = fonts;
    }

    @Override
    protected PDFont mapFont(Font font, IFontTextDrawerEnv env) {
        PDFont embedded = fonts.get(pdfFont(font).weight());
        if (embedded == null) {
            throw new IllegalStateException("no embedded font for " + font);
        }
        return embedded;
    }

    @Override
    public FontMetrics getFontMetrics(Font font, IFontTextDrawerEnv env) {
        return new Metrics(pdfFont(font));
    }

    private static PdfFont pdfFont(Font font) {
        if (font instanceof PdfFont known) {
            return known;
        }
        throw new IllegalArgumentException("a chart uses " + font + ", accepted is only the document font");
    }

    private static final class Metrics extends FontMetrics {

        private final transient PdfFont measured;

        Metrics(PdfFont font) {
            super(font);
            this.measured = font;
        }

        @Override
        public int getAscent() {
            return (int) Math.round(measured.ascent());
        }

        @Override
        public int getDescent() {
            return (int) Math.round(measured.descent());
        }

        @Override
        public int charWidth(int codePoint) {
            return stringWidth(Character.toString(codePoint));
        }

        @Override
        public int charWidth(char character) {
            return stringWidth(String.valueOf(character));
        }

        @Override
        public int charsWidth(char[] data, int offset, int length) {
            return stringWidth(new String(data, offset, length));
        }

        @Override
        public int stringWidth(String text) {
            return (int) Math.ceil(measured.width(text));
        }
    }
}
