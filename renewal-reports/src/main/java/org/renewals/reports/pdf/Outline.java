package org.renewals.reports.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.renewals.reports.text.ReportTexts;

/**
 * What can be derived from a document's own headings and captions: their numbers, the list of contents (in the element
 * {@code nav.contents}) and the bookmarks of the PDF file. A template therefore never counts anything itself.
 */
final class Outline {

    private final Document document;
    private final ReportTexts texts;
    private final Locale locale;

    Outline(Document document, ReportTexts texts, Locale locale) {
        this.document = document;
        this.texts = texts;
        this.locale = locale;
    }

    void complete() {
        List<Element> headings = numberHeadings();
        fillContents(headings);
        addBookmarks(headings);
        numberCaptions("figcaption", "document.figure");
        numberCaptions("table > caption", "document.table");
    }

    private List<Element> numberHeadings() {
        List<Element> headings = new ArrayList<>(document.select("main h2, main h3"));
        int chapter = 0;
        int section = 0;
        for (Element heading : headings) {
            String number;
            if (heading.normalName().equals("h2")) {
                chapter++;
                section = 0;
                number = Integer.toString(chapter);
            } else {
                section++;
                number = chapter + "." + section;
            }
            heading.attr("id", "s-" + number.replace('.', '-'));
            heading.attr("data-text", heading.text());
            heading.prependText(" ");
            heading.prependElement("span").addClass("number").text(number);
        }
        return headings;
    }

    private void fillContents(List<Element> headings) {
        Element contents = document.selectFirst("nav.contents");
        if (contents == null) {
            return;
        }
        for (Element heading : headings) {
            Element entry = contents.appendElement("p")
                    .addClass("level-" + heading.normalName().charAt(1));
            Element link = entry.appendElement("a").attr("href", "#" + heading.id());
            link.appendElement("span").addClass("number").text(number(heading));
            link.appendText(" " + heading.attr("data-text"));
        }
    }

    private void addBookmarks(List<Element> headings) {
        Element bookmarks = document.head().appendElement("bookmarks");
        Element chapter = bookmarks;
        for (Element heading : headings) {
            boolean top = heading.normalName().equals("h2");
            Element bookmark = (top ? bookmarks : chapter)
                    .appendElement("bookmark")
                    .attr("name", number(heading) + " " + heading.attr("data-text"))
                    .attr("href", "#" + heading.id());
            if (top) {
                chapter = bookmark;
            }
        }
    }

    private static String number(Element heading) {
        Element number = heading.selectFirst("span.number");
        return number == null ? "" : number.text();
    }

    private void numberCaptions(String selector, String key) {
        int count = 0;
        for (Element caption : document.select(selector)) {
            count++;
            caption.prependText(" ");
            caption.prependElement("span").addClass("label").text(texts.text(locale, key, Integer.toString(count)));
        }
    }
}
