package org.renewals.reports.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The document font, Noto Sans SC (SIL Open Font License), read and parsed once for the life of the program: parsing its
 * ten megabytes would otherwise cost more than most documents. Each document embeds only the glyphs it uses.
 *
 * <p>The parsed fonts are shared by all threads: after parsing, PDFBox only reads them.
 */
final class DocumentFonts {

    /** The family name for style sheets. */
    static final String FAMILY = "Noto Sans SC";

    private final Map<FontWeight, TrueTypeFont> fonts;

    private DocumentFonts(Map<FontWeight, TrueTypeFont> fonts) {
        this.fonts = fonts;
    }

    static DocumentFonts get() {
        return Holder.FONTS;
    }

    private static DocumentFonts load() {
        Map<FontWeight, TrueTypeFont> fonts = new EnumMap<>(FontWeight.class);
        for (FontWeight weight : FontWeight.values()) {
            fonts.put(weight, parse(weight.file()));
        }
        return new DocumentFonts(Collections.unmodifiableMap(fonts));
    }

    private static TrueTypeFont parse(String file) {
        try (InputStream in = DocumentFonts.class.getResourceAsStream("/fonts/" + file)) {
            if (in == null) {
                throw new DocumentFailed("fonts/" + file + " is not on the class path");
            }
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            // neither language needs glyph substitution, and searching each word for it takes longer than drawing it
            font.setEnableGsub(false);
            return font;
        } catch (IOException e) {
            throw new DocumentFailed("cannot read font " + file, e);
        }
    }

    /** The font as part of the document; its glyphs are chosen when the document is saved. */
    PDType0Font embed(PDDocument document, FontWeight weight) throws IOException {
        return PDType0Font.load(document, font(weight), true);
    }

    TrueTypeFont font(FontWeight weight) {
        TrueTypeFont font = fonts.get(weight);
        if (font == null) {
            throw new IllegalStateException("no font of weight " + weight);
        }
        return font;
    }

    /** True where both faces can show the character. */
    boolean knows(int codePoint) {
        try {
            for (FontWeight weight : FontWeight.values()) {
                CmapLookup characters = font(weight).getUnicodeCmapLookup();
                if (characters.getGlyphId(codePoint) == 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new DocumentFailed("cannot read the character table of " + FAMILY, e);
        }
    }

    private static final class Holder {
        static final DocumentFonts FONTS = load();
    }
}
