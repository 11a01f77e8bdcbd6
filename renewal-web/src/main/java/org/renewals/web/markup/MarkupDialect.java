package org.renewals.web.markup;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;

/** {@code rn:piece} and {@code rn:cell}, beside Thymeleaf's own attributes. */
@Component
class MarkupDialect extends AbstractProcessorDialect {

    /** Among Thymeleaf's own: where {@code th:text} stands, after what repeats an element and before {@code th:block} goes. */
    static final int PRECEDENCE = 1300;

    private static final String PREFIX = "rn";

    MarkupDialect() {
        super("Renewals", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String dialectPrefix) {
        return Set.of(new PieceProcessor(dialectPrefix), new CellProcessor(dialectPrefix));
    }
}
