package org.renewals.web.markup;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * An attribute whose value is an object that is written as HTML, into the element or in its place. What was written is never
 * looked at again by the template engine.
 */
final class MarkupProcessor extends AbstractAttributeTagProcessor {

    private final BiConsumer<Object, Markup> writer;
    private final boolean replaces;

    private MarkupProcessor(String prefix, String attribute, BiConsumer<Object, Markup> writer, boolean replaces) {
        super(TemplateMode.HTML, prefix, null, false, attribute, true, MarkupDialect.PRECEDENCE, true);
        this.writer = writer;
        this.replaces = replaces;
    }

    /** Writes into the element, whatever it is. */
    static <T> MarkupProcessor into(String prefix, String attribute, Class<T> type, BiConsumer<T, Markup> writer) {
        return new MarkupProcessor(
                prefix, attribute, (value, markup) -> writer.accept(type.cast(value), markup), false);
    }

    /** Writes in the place of the element. */
    static <T> MarkupProcessor inPlace(String prefix, String attribute, Class<T> type, BiConsumer<T, Markup> writer) {
        return new MarkupProcessor(prefix, attribute, (value, markup) -> writer.accept(type.cast(value), markup), true);
    }

    /** Writes a list into the element. */
    static <T> MarkupProcessor eachInto(String prefix, String attribute, Class<T> type, BiConsumer<T, Markup> writer) {
        return new MarkupProcessor(prefix, attribute, each(type, writer), false);
    }

    /** Writes a list in the place of the element. */
    static <T> MarkupProcessor each(String prefix, String attribute, Class<T> type, BiConsumer<T, Markup> writer) {
        return new MarkupProcessor(prefix, attribute, each(type, writer), true);
    }

    private static <T> BiConsumer<Object, Markup> each(Class<T> type, BiConsumer<T, Markup> writer) {
        return (values, markup) -> ((List<?>) values).forEach(value -> writer.accept(type.cast(value), markup));
    }

    @Override
    protected void doProcess(
            ITemplateContext context,
            IProcessableElementTag tag,
            AttributeName name,
            String expression,
            IElementTagStructureHandler element) {
        Object value = StandardExpressions.getExpressionParser(context.getConfiguration())
                .parseExpression(context, expression)
                .execute(context);
        Markup markup = new Markup(context);
        writer.accept(Objects.requireNonNull(value, expression), markup);
        if (replaces) {
            element.replaceWith(markup.toString(), false);
        } else {
            element.setBody(markup.toString(), false);
        }
    }
}
