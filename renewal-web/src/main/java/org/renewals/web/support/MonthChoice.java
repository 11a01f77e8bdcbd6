package org.renewals.web.support;

import java.time.YearMonth;
import java.util.List;

/**
 * The month a page shows and those it could show; a page with a month puts it into its model as {@code monthChoice}, and the
 * layout offers the choice on top. The month travels as request parameter {@code month}.
 *
 * @param available newest first
 */
public record MonthChoice(YearMonth selected, List<YearMonth> available) {

    public MonthChoice {
        available = List.copyOf(available);
    }
}
