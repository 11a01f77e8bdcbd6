package org.renewals.web.markup;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.unbescape.html.HtmlEscape;

/** HTML in the making. Whatever stands in texts and values of attributes is escaped. */
final class Markup {

    private final ITemplateContext context;
    private final StringBuilder html = new StringBuilder();

    /** Whether attributes can still be added to the element that was opened last. */
    private boolean inTag;

    Markup(ITemplateContext context) {
        this.context = context;
    }

    Markup open(String element) {
        endTag();
        html.append('<').append(element);
        inTag = true;
        return this;
    }

    /**
     * Gives the element just opened an attribute.
     *
     * @param value null for no such attribute
     */
    Markup with(String attribute, @Nullable String value) {
        if (!inTag) {
            throw new IllegalStateException("no element was just opened");
        }
        if (value != null) {
            html.append(' ')
                    .append(attribute)
                    .append("=\"")
                    .append(HtmlEscape.escapeHtml4Xml(value))
                    .append('"');
        }
        return this;
    }

    /**
     * Lets the element just opened lead somewhere.
     *
     * @param address within the application, from its root
     */
    Markup link(String address) {
        return with("href", context.buildLink(address, null));
    }

    Markup text(String text) {
        endTag();
        html.append(HtmlEscape.escapeHtml4Xml(text));
        return this;
    }

    Markup close(String element) {
        endTag();
        html.append("</").append(element).append('>');
        return this;
    }

    /**
     * A whole element.
     *
     * @param css null for no class
     */
    Markup element(String element, @Nullable String css, String text) {
        return open(element).with("class", css).text(text).close(element);
    }

    /** A text of the reader's language. */
    String message(String key) {
        return context.getMessage(Markup.class, key, new Object[0], true);
    }

    private void endTag() {
        if (inTag) {
            html.append('>');
            inTag = false;
        }
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
