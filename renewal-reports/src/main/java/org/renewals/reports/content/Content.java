package org.renewals.reports.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.renewals.reports.chart.Chart;

/** Collects the blocks of a document in reading order. */
public final class Content {

    private final String nothingToShow;
    private final List<Block> blocks = new ArrayList<>();
    private int charts;

    /** @param nothingToShow the words in place of an empty table or chart */
    public Content(String nothingToShow) {
        this.nothingToShow = nothingToShow;
    }

    public Content chapter(String title) {
        return add(new Block.Chapter(title));
    }

    public Content section(String title) {
        return add(new Block.Section(title));
    }

    public Content text(String text) {
        return add(new Block.Text(text));
    }

    public Content note(String text) {
        return add(new Block.Note(text));
    }

    /** Nothing where there is no sentence. */
    public Content sentences(List<String> sentences) {
        return marked(sentences.stream()
                .map(sentence -> List.of(new Span(sentence, "")))
                .toList());
    }

    /** Sentences with some of their pieces marked. */
    public Content marked(List<List<Span>> sentences) {
        return sentences.isEmpty() ? this : add(new Block.Sentences(sentences));
    }

    public Content tiles(List<Tile> tiles) {
        return add(new Block.Tiles(tiles));
    }

    public Content chart(Chart chart, String how) {
        return chart(chart, how, Block.Height.NORMAL);
    }

    /** The chart, or the words that there is nothing to show. */
    public Content chart(Chart chart, String how, Block.Height height) {
        return chart.isEmpty() ? empty(chart.title()) : add(drawing(chart, how, height));
    }

    /** Two charts side by side; each alone where the other has nothing to show. */
    public Content charts(Chart left, String howLeft, Chart right, String howRight) {
        if (left.isEmpty() || right.isEmpty()) {
            return chart(left, howLeft, Block.Height.LOW).chart(right, howRight, Block.Height.LOW);
        }
        return add(new Block.Pair(
                drawing(left, howLeft, Block.Height.NORMAL), drawing(right, howRight, Block.Height.NORMAL)));
    }

    /** The table, or the words that there is nothing to show. */
    public Content table(Block.Table table) {
        return table.rows().isEmpty() ? empty(table.caption()) : add(table);
    }

    public Content definitions(List<Definition> definitions) {
        return add(new Block.Definitions(definitions));
    }

    private Block.Drawing drawing(Chart chart, String how, Block.Height height) {
        charts++;
        return new Block.Drawing("chart-" + charts, chart, how, height);
    }

    /** One notice for all that is missing in one place. */
    private Content empty(String title) {
        int last = blocks.size() - 1;
        if (last < 0 || !(blocks.get(last) instanceof Block.Empty before)) {
            return add(new Block.Empty(List.of(title), nothingToShow));
        }
        List<String> titles = new ArrayList<>(before.titles());
        titles.add(title);
        blocks.set(last, new Block.Empty(titles, nothingToShow));
        return this;
    }

    private Content add(Block block) {
        blocks.add(block);
        return this;
    }

    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** All charts by name. */
    public Map<String, Chart> charts() {
        Map<String, Chart> named = new LinkedHashMap<>();
        blocks.stream()
                .flatMap(block -> block instanceof Block.Pair pair
                        ? Stream.of(pair.left(), pair.right())
                        : Stream.of(block)
                                .filter(Block.Drawing.class::isInstance)
                                .map(Block.Drawing.class::cast))
                .forEach(drawing -> named.put(drawing.name(), drawing.chart()));
        return named;
    }
}
