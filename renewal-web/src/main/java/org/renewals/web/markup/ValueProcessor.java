package org.renewals.web.markup;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/** An attribute whose value is an object that is written as HTML. */
abstract class ValueProcessor<T> extends AbstractAttributeTagProcessor {

    private final Class<T> type;

    ValueProcessor(String prefix, String attribute, Class<T> type) {
        super(TemplateMode.HTML, prefix, null, false, attribute, true, MarkupDialect.PRECEDENCE, true);
        this.type = type;
    }

    @Override
    protected final void doProcess(
            ITemplateContext context,
            IProcessableElementTag tag,
            AttributeName name,
            String expression,
            IElementTagStructureHandler element) {
        Object value = StandardExpressions.getExpressionParser(context.getConfiguration())
                .parseExpression(context, expression)
                .execute(context);
        Markup markup = new Markup(context);
        write(type.cast(value), markup);
        place(markup.toString(), element);
    }

    abstract void write(T value, Markup markup);

    /** @param html never looked at again by the template engine */
    abstract void place(String html, IElementTagStructureHandler element);
}
