package org.renewals.reports.pdf;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.Objects;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.jspecify.annotations.Nullable;

/**
 * The document font as JFreeChart sees it. All measures come from the embedded font itself and none from the platform's
 * font system, so that a chart is the same on every machine and works where no fonts are installed at all.
 */
final class PdfFont extends Font {

    private final transient TrueTypeFont font;
    private final FontWeight weight;

    PdfFont(DocumentFonts fonts, FontWeight weight) {
        this(fonts.font(weight), weight, 10f);
    }

    private PdfFont(TrueTypeFont font, FontWeight weight, float size) {
        super(DocumentFonts.FAMILY, weight == FontWeight.BOLD ? BOLD : PLAIN, Math.round(size));
        this.font = font;
        this.weight = weight;
        this.pointSize = size;
    }

    FontWeight weight() {
        return weight;
    }

    @Override
    public Font deriveFont(float size) {
        return new PdfFont(font, weight, size);
    }

    @Override
    public boolean canDisplay(int codePoint) {
        try {
            return font.getUnicodeCmapLookup().getGlyphId(codePoint) != 0;
        } catch (IOException e) {
            throw new DocumentFailed("cannot read the character table of " + getName(), e);
        }
    }

    /** Advance width of the text, in the unit of the font's size. */
    double width(String text) {
        try {
            var characters = font.getUnicodeCmapLookup();
            long advance = 0;
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                advance += font.getAdvanceWidth(characters.getGlyphId(text.codePointAt(i)));
            }
            return scaled(advance);
        } catch (IOException e) {
            throw new DocumentFailed("cannot read the metrics of " + getName(), e);
        }
    }

    /**
     * Height above the baseline. The font's own ascent leaves room for accents on tall capitals; labels of a chart are set
     * by the height of their figures and characters.
     */
    double ascent() {
        return 0.88 * getSize2D();
    }

    double descent() {
        return 0.12 * getSize2D();
    }

    private double scaled(long units) {
        try {
            return units * (double) getSize2D() / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new DocumentFailed("cannot read the metrics of " + getName(), e);
        }
    }

    @Override
    public Rectangle2D getStringBounds(String text, FontRenderContext context) {
        return new Rectangle2D.Double(0, -ascent(), width(text), ascent() + descent());
    }

    @Override
    public Rectangle2D getStringBounds(String text, int begin, int limit, FontRenderContext context) {
        return getStringBounds(text.substring(begin, limit), context);
    }

    @Override
    public LineMetrics getLineMetrics(String text, FontRenderContext context) {
        return new Metrics(text.length());
    }

    @Override
    public LineMetrics getLineMetrics(String text, int begin, int limit, FontRenderContext context) {
        return new Metrics(limit - begin);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PdfFont that
                && that.font == font
                && that.weight == weight
                && Float.compare(that.getSize2D(), getSize2D()) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(weight, getSize2D());
    }

    private final class Metrics extends LineMetrics {

        private final int characters;

        Metrics(int characters) {
            this.characters = characters;
        }

        @Override
        public int getNumChars() {
            return characters;
        }

        @Override
        public float getAscent() {
            return (float) ascent();
        }

        @Override
        public float getDescent() {
            return (float) descent();
        }

        @Override
        public float getLeading() {
            return 0;
        }

        @Override
        public float getHeight() {
            return (float) (ascent() + descent());
        }

        @Override
        public int getBaselineIndex() {
            return ROMAN_BASELINE;
        }

        @Override
        public float[] getBaselineOffsets() {
            return new float[] {0, 0, 0};
        }

        @Override
        public float getStrikethroughOffset() {
            return (float) (-0.3 * getSize2D());
        }

        @Override
        public float getStrikethroughThickness() {
            return getSize2D() / 20;
        }

        @Override
        public float getUnderlineOffset() {
            return getSize2D() / 10;
        }

        @Override
        public float getUnderlineThickness() {
            return getSize2D() / 20;
        }
    }
}
