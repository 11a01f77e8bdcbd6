package org.renewals.analysis.grid;

import org.jspecify.annotations.Nullable;
import org.renewals.grid.GridKind;

/**
 * A grid in a month, with all below it.
 *
 * @param subtype of a micro-grid: 商务楼宇; of a feature grid what it is about
 * @param matched whether the figures are of whom the rule of a feature grid chose, wherever they lie
 * @param ruleId the rule they were chosen by; null unless matched
 * @param direct customers in the grid itself and in none below
 * @param responsible name of the account manager of a micro-grid; null where nobody is
 * @param responsibleLogin null like the name
 */
public record GridLine(
        int id,
        String code,
        String name,
        GridKind kind,
        @Nullable String subtype,
        @Nullable Integer parentId,
        boolean matched,
        @Nullable Integer ruleId,
        long direct,
        @Nullable String responsible,
        @Nullable String responsibleLogin,
        GridFigures figures) {

    GridLine suppressed() {
        return new GridLine(
                id,
                code,
                name,
                kind,
                subtype,
                parentId,
                matched,
                ruleId,
                direct,
                responsible,
                responsibleLogin,
                figures.asSuppressed());
    }
}
