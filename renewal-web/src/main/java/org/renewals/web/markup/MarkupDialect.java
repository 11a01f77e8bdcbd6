package org.renewals.web.markup;

import java.util.List;
import java.util.Set;
import org.renewals.web.list.Option;
import org.renewals.web.view.Piece;
import org.renewals.web.view.TierBar;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;

/**
 * Attributes beside Thymeleaf's own:
 *
 * <ul>
 *   <li>{@code rn:piece} fills an element with a {@link Piece};
 *   <li>{@code rn:pieces} fills it with several, one after the other;
 *   <li>{@code rn:figures} puts a table's cells for a list of pieces in the place of an element;
 *   <li>{@code rn:rows} puts the rows of a list, each a list of {@link org.renewals.web.list.Cell cells}, in the place of an
 *       element;
 *   <li>{@code rn:options} puts the options of a field in the place of an element;
 *   <li>{@code rn:tiers} draws a {@link TierBar} in the place of an element.
 * </ul>
 */
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
        return Set.of(
                MarkupProcessor.into(dialectPrefix, "piece", Piece.class, Pieces::write),
                MarkupProcessor.eachInto(dialectPrefix, "pieces", Piece.class, Pieces::write),
                MarkupProcessor.each(dialectPrefix, "figures", Piece.class, Pieces::figure),
                MarkupProcessor.each(dialectPrefix, "rows", List.class, Cells::row),
                MarkupProcessor.each(dialectPrefix, "options", Option.class, Options::write),
                MarkupProcessor.inPlace(dialectPrefix, "tiers", TierBar.class, TierBars::write));
    }
}
