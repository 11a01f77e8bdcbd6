package org.renewals.reports.content;

import java.util.List;
import java.util.Locale;
import org.renewals.reports.chart.Chart;

/** A piece of a document from top to bottom. All texts are in the reader's language. */
public sealed interface Block {

    /** The word templates choose the fragment by. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Begins a chapter. */
    record Chapter(String title) implements Block {}

    /** Begins a section. */
    record Section(String title) implements Block {}

    /** A paragraph. */
    record Text(String text) implements Block {}

    /** Small print: how to read what stands above. */
    record Note(String text) implements Block {}

    /** Stands where tables and charts have nothing to show, and says so. */
    record Empty(List<String> titles, String words) implements Block {
        public Empty {
            titles = List.copyOf(titles);
        }
    }

    /** Statements about the figures, one line each, in pieces. */
    record Sentences(List<List<Span>> sentences) implements Block {
        public Sentences {
            sentences = sentences.stream().map(List::copyOf).toList();
        }
    }

    /** The few figures a reader looks for first. */
    record Tiles(List<Tile> tiles) implements Block {
        public Tiles {
            tiles = List.copyOf(tiles);
        }
    }

    /**
     * A chart with its caption.
     *
     * @param name unique in the document
     * @param how how to read it; may be empty
     */
    record Drawing(String name, Chart chart, String how, Height height) implements Block {}

    /** Two charts side by side. */
    record Pair(Drawing left, Drawing right) implements Block {}

    /** How high a chart is. */
    enum Height {
        LOW,
        NORMAL,
        TALL
    }

    /**
     * A table.
     *
     * @param rows each with one cell per column
     */
    record Table(String caption, List<Column> columns, List<Row> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (Row row : rows) {
                if (row.cells().size() != columns.size()) {
                    throw new IllegalArgumentException("table '" + caption + "': "
                            + row.cells().size() + " cells for " + columns.size() + " columns in " + row);
                }
            }
        }
    }

    /** Terms with what they mean. */
    record Definitions(List<Definition> definitions) implements Block {
        public Definitions {
            definitions = List.copyOf(definitions);
        }
    }
}
