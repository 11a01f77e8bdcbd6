package org.renewals.web.operation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.BreakdownQuery;
import org.renewals.analysis.MonthOverviewQuery;
import org.renewals.analysis.Subject;
import org.renewals.analysis.operation.ProductProgressQuery;
import org.renewals.analysis.operation.StandingQuery;
import org.renewals.web.view.Standpoint;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the figures of the report. */
@Component
class OperationReader {

    private final MonthOverviewQuery overviews;
    private final BreakdownQuery breakdowns;
    private final ProductProgressQuery products;
    private final StandingQuery standings;

    OperationReader(
            MonthOverviewQuery overviews,
            BreakdownQuery breakdowns,
            ProductProgressQuery products,
            StandingQuery standings) {
        this.overviews = overviews;
        this.breakdowns = breakdowns;
        this.products = products;
        this.standings = standings;
    }

    /** @return empty where the subject has no figures in the month */
    @Transactional(readOnly = true)
    public Optional<OperationFigures> find(AccessScope scope, Standpoint standpoint) {
        Subject subject = standpoint.subject();
        return overviews
                .find(scope, subject, standpoint.month())
                .map(overview -> new OperationFigures(
                        overview,
                        parts(scope, standpoint),
                        standings.effectiveMembers(scope, standpoint.month()),
                        products.find(scope, subject, standpoint.month())));
    }

    private @Nullable Breakdown parts(AccessScope scope, Standpoint standpoint) {
        Subject subject = standpoint.subject();
        return switch (subject.kind()) {
            case PROVINCE -> breakdowns.find(scope, subject, Subject.Kind.CITY, standpoint.month());
            case CITY -> breakdowns.find(scope, subject, Subject.Kind.COUNTY, standpoint.month());
            case COUNTY, MANAGER -> null;
        };
    }
}
