package org.renewals.reports.monthly;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.BreakdownQuery;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.DueContractsQuery;
import org.renewals.analysis.MonthOverviewQuery;
import org.renewals.analysis.ProductUsageQuery;
import org.renewals.analysis.RenewalCohortsQuery;
import org.renewals.analysis.ReportMonth;
import org.renewals.analysis.Subject;
import org.renewals.analysis.Subjects;
import org.renewals.analysis.TierMovesQuery;
import org.renewals.analysis.customer.CustomerFeesQuery;
import org.renewals.analysis.customer.CustomerFilter;
import org.renewals.analysis.customer.CustomerList;
import org.renewals.analysis.customer.CustomerListQuery;
import org.renewals.analysis.customer.CustomerSort;
import org.renewals.analysis.customer.DueContractListQuery;
import org.renewals.tier.Direction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads all figures of a monthly report in one transaction, so that they are of one moment. */
@Component
class MonthlyReportReader {

    /** Customers of a list that is cut; a manager looks after a few hundred. */
    private static final int LONGEST_LIST = 30;

    private final Subjects subjects;
    private final MonthOverviewQuery overviews;
    private final BreakdownQuery breakdowns;
    private final DueContractsQuery dueContracts;
    private final RenewalCohortsQuery renewals;
    private final TierMovesQuery moves;
    private final ProductUsageQuery products;
    private final CustomerListQuery customers;
    private final DueContractListQuery contracts;
    private final CustomerFeesQuery fees;

    MonthlyReportReader(
            Subjects subjects,
            MonthOverviewQuery overviews,
            BreakdownQuery breakdowns,
            DueContractsQuery dueContracts,
            RenewalCohortsQuery renewals,
            TierMovesQuery moves,
            ProductUsageQuery products,
            CustomerListQuery customers,
            DueContractListQuery contracts,
            CustomerFeesQuery fees) {
        this.subjects = subjects;
        this.overviews = overviews;
        this.breakdowns = breakdowns;
        this.dueContracts = dueContracts;
        this.renewals = renewals;
        this.moves = moves;
        this.products = products;
        this.customers = customers;
        this.contracts = contracts;
        this.fees = fees;
    }

    /** @return empty where the scope had no customer in the month */
    @Transactional(readOnly = true)
    public Optional<MonthlyReport> read(AccessScope scope, ReportMonth basis) {
        YearMonth month = basis.month();
        return subjects.top(scope)
                .flatMap(subject -> overviews.find(scope, subject, month))
                .map(overview -> new MonthlyReport(
                        basis,
                        overview,
                        parts(scope, overview.subject(), month),
                        dueContracts.find(scope, overview.subject(), month),
                        renewals.find(scope, overview.subject(), month),
                        moves.find(scope, overview.subject(), month),
                        products.find(scope, overview.subject(), month),
                        book(scope, overview.subject(), month)));
    }

    private List<Breakdown> parts(AccessScope scope, Subject subject, YearMonth month) {
        List<Subject.Kind> kinds = switch (subject.kind()) {
            case PROVINCE -> List.of(Subject.Kind.CITY);
            case CITY -> List.of(Subject.Kind.COUNTY, Subject.Kind.MANAGER);
            case COUNTY, MANAGER -> List.of();
        };
        return kinds.stream()
                .map(kind -> breakdowns.find(scope, subject, kind, month))
                .filter(parts -> !parts.repeatsTheWhole())
                .toList();
    }

    private @Nullable CustomerBook book(AccessScope scope, Subject subject, YearMonth month) {
        if (scope.kind() != AccessScope.Kind.MANAGER) {
            return null;
        }
        return new CustomerBook(
                list(scope, subject, month, CustomerFilter.NONE, CustomerSort.INCOME),
                list(scope, subject, month, CustomerFilter.NONE.needingAttention(), CustomerSort.RISK),
                list(scope, subject, month, moved(Direction.UP), CustomerSort.SCORE),
                list(scope, subject, month, moved(Direction.DOWN), CustomerSort.SCORE),
                contracts.find(
                        scope,
                        DueContractListQuery.Request.within(subject, month, DueContracts.HEADLINE_DAYS, null),
                        null,
                        LONGEST_LIST),
                fees.greatest(scope, subject, month, LONGEST_LIST));
    }

    private CustomerList list(
            AccessScope scope, Subject subject, YearMonth month, CustomerFilter filter, CustomerSort sort) {
        return customers.find(scope, new CustomerListQuery.Request(subject, month, filter, sort), null, LONGEST_LIST);
    }

    private static CustomerFilter moved(Direction direction) {
        return new CustomerFilter("", Set.of(), Set.of(), null, false, direction, null);
    }
}
