package org.renewals.web.tier;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.ReportMonth;
import org.renewals.analysis.ReportMonths;
import org.renewals.analysis.Subject;
import org.renewals.analysis.Subjects;
import org.renewals.analysis.TierMoves;
import org.renewals.analysis.TierMovesQuery;
import org.renewals.analysis.customer.CustomerDetail;
import org.renewals.analysis.customer.CustomerDetailQuery;
import org.renewals.customer.CustomerStatus;
import org.renewals.shared.NotFound;
import org.renewals.tier.Tier;
import org.renewals.tier.change.TierChangeCandidate;
import org.renewals.tier.change.TierChangeCount;
import org.renewals.tier.change.TierChangeDesk;
import org.renewals.tier.change.TierChangeFilter;
import org.renewals.tier.change.TierChangePage;
import org.renewals.tier.change.TierChangeRequests;
import org.renewals.tier.change.TierChangeRow;
import org.renewals.tier.change.TierChangeStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the pages about tier changes show, each in one transaction. */
@Component
@Transactional(readOnly = true)
class TierChangePages {

    private static final int MONTHS_TO_CHOOSE = 13;

    private final TierChangeRequests requests;
    private final CustomerDetailQuery customers;
    private final Subjects subjects;
    private final TierMovesQuery moves;
    private final ReportMonths months;
    private final ScoreViews scores;
    private final Clock clock;

    TierChangePages(
            TierChangeRequests requests,
            CustomerDetailQuery customers,
            Subjects subjects,
            TierMovesQuery moves,
            ReportMonths months,
            ScoreViews scores,
            Clock clock) {
        this.requests = requests;
        this.customers = customers;
        this.subjects = subjects;
        this.moves = moves;
        this.months = months;
        this.scores = scores;
        this.clock = clock;
    }

    /** @throws NotFound if the scope has no such county or manager */
    TierChangeFilter filter(
            AccessScope scope, @Nullable TierChangeStatus status, @Nullable String county, @Nullable String manager) {
        TierChangeFilter filter = new TierChangeFilter(status, county, manager);
        if (filter.county() != null
                && subjects.unit(scope, Subject.Kind.COUNTY, filter.county()).isEmpty()) {
            throw new NotFound("county", filter.county());
        }
        if (filter.manager() != null
                && subjects.manager(scope, filter.manager()).isEmpty()) {
            throw new NotFound("manager", filter.manager());
        }
        return filter;
    }

    TierChangePage list(AccessScope scope, TierChangeFilter filter, int page) {
        return requests.list(scope, filter, page);
    }

    /** The counties a city chooses from, itself standing for what belongs to it directly; none for others. */
    List<Subject> counties(AccessScope scope) {
        return ownCity(scope)
                .map(city -> Stream.concat(
                                subjects.counties(scope, city.id()).stream(), Stream.of(Subject.directlyAt(city)))
                        .toList())
                .orElse(List.of());
    }

    /** The account managers a city chooses from; none for others. */
    List<Subject> managers(AccessScope scope) {
        return ownCity(scope).map(city -> subjects.managers(scope, city.id())).orElse(List.of());
    }

    private Optional<Subject> ownCity(AccessScope scope) {
        return scope.kind() == AccessScope.Kind.CITY ? subjects.top(scope) : Optional.empty();
    }

    long waiting(AccessScope scope) {
        return requests.waiting(scope);
    }

    List<TierChangeCandidate> candidates(AccessScope scope, String search) {
        return requests.candidates(scope, search);
    }

    /** This month and those before, the latest first: requests are counted when they are made and decided. */
    List<YearMonth> monthsToChoose() {
        YearMonth present = YearMonth.now(clock);
        return IntStream.range(0, MONTHS_TO_CHOOSE)
                .mapToObj(present::minusMonths)
                .toList();
    }

    List<TierChangeCount> counts(AccessScope scope, YearMonth month) {
        return requests.counts(scope, month);
    }

    /** Empty as long as there is no organisation. */
    Optional<TierMoves> moves(AccessScope scope, YearMonth month) {
        return subjects.top(scope).map(top -> moves.find(scope, top, month));
    }

    /** @throws NotFound if the scope has no such request */
    RequestPage request(AccessScope scope, long id, Locale locale) {
        TierChangeRow row = requests.find(scope, id).orElseThrow(() -> new NotFound("tier change", id));
        LocalDate decidedOn = row.decidedAt() == null ? null : LocalDate.ofInstant(row.decidedAt(), clock.getZone());
        LocalDate heldUntil = row.heldUntil(clock);
        return new RequestPage(
                row,
                row.waitingDays(clock),
                heldUntil,
                heldUntil == null || decidedOn == null ? null : YearMonth.from(decidedOn),
                requests.about(scope, row.customerId()).stream()
                        .filter(other -> other.id() != id)
                        .toList(),
                detail(scope, row.customerCode(), decidedOn == null ? null : YearMonth.from(decidedOn))
                        .map(detail -> score(detail, locale))
                        .orElse(null),
                step(scope, row));
    }

    private static RequestPage.Step step(AccessScope scope, TierChangeRow row) {
        if (!row.isOpen()) {
            return RequestPage.Step.NONE;
        }
        if (scope.kind() == AccessScope.Kind.MANAGER) {
            return RequestPage.Step.WITHDRAW;
        }
        return scope.requireAccountId() == row.requestedById() ? RequestPage.Step.OWN : RequestPage.Step.DECIDE;
    }

    /** @throws NotFound if the scope has no such customer */
    ProposalPage proposal(AccessScope scope, String code, Locale locale) {
        CustomerDetail detail = detail(scope, code, null).orElseThrow(() -> new NotFound("customer", code));
        CustomerDetail.Profile profile = detail.profile();
        return new ProposalPage(
                profile.code(),
                profile.name(),
                Objects.requireNonNullElse(profile.county(), profile.city()),
                profile.tierNow(),
                held(profile.tierHeldUntil()),
                profile.status() == CustomerStatus.LEFT,
                Arrays.stream(Tier.values())
                        .filter(tier -> tier != profile.tierNow())
                        .toList(),
                requests.openOf(scope, profile.id()).orElse(null),
                score(detail, locale),
                TierChangeDesk.HELD_MONTHS);
    }

    private @Nullable LocalDate held(@Nullable LocalDate until) {
        return until == null || until.isBefore(LocalDate.now(clock)) ? null : until;
    }

    /** With the score of the latest month, or of the latest up to one; empty if the scope has no such customer. */
    private Optional<CustomerDetail> detail(AccessScope scope, String code, @Nullable YearMonth upTo) {
        YearMonth month = months.all().stream()
                .map(ReportMonth::month)
                .filter(one -> upTo == null || !one.isAfter(upTo))
                .findFirst()
                .orElseGet(() -> YearMonth.now(clock));
        LocalDate today = LocalDate.now(clock);
        return subjects.top(scope)
                .flatMap(top -> customers.find(scope, code, new CustomerDetailQuery.Request(top, month, today)));
    }

    private @Nullable ScoreView score(CustomerDetail detail, Locale locale) {
        CustomerDetail.Assessment assessment = detail.assessment();
        return assessment == null ? null : scores.of(assessment, detail.month(), locale);
    }
}
