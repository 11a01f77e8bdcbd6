package org.renewals.web.view;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.ReportMonth;
import org.renewals.analysis.ReportMonths;
import org.renewals.analysis.Subject;
import org.renewals.analysis.Subjects;
import org.renewals.shared.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds where a page stands. */
@Component
public class Standpoints {

    private final Subjects subjects;
    private final ReportMonths months;

    Standpoints(Subjects subjects, ReportMonths months) {
        this.subjects = subjects;
        this.months = months;
    }

    /**
     * @return empty as long as there is no organisation or no month has been computed
     * @throws NotFound for a month that was not computed, and for a subject that is not of the scope
     */
    @Transactional(readOnly = true)
    public Optional<Standpoint> find(AccessScope scope, Place place) {
        List<ReportMonth> computed = months.all();
        Optional<Subject> top = subjects.top(scope);
        if (computed.isEmpty() || top.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Standpoint(
                scope,
                top.get(),
                subject(scope, place, top.get()),
                month(computed, place.month()),
                computed.stream().map(ReportMonth::month).toList(),
                "yuan".equals(place.money())));
    }

    private static ReportMonth month(List<ReportMonth> computed, @Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return computed.get(0);
        }
        YearMonth month;
        try {
            month = YearMonth.parse(wanted);
        } catch (DateTimeException e) {
            throw new NotFound("month", wanted);
        }
        return computed.stream()
                .filter(each -> each.month().equals(month))
                .findFirst()
                .orElseThrow(() -> new NotFound("month", wanted));
    }

    /**
     * The narrowest subject that is named. A city chosen anew in a form may come along with the county or manager of the one
     * before; these then count for nothing.
     */
    private Subject subject(AccessScope scope, Place place, Subject top) {
        Optional<Subject> city = find(scope, Subject.Kind.CITY, place.city());
        return find(scope, Subject.Kind.MANAGER, place.manager())
                .filter(manager -> liesIn(manager, city))
                .or(() -> find(scope, Subject.Kind.COUNTY, place.county()).filter(county -> liesIn(county, city)))
                .or(() -> city)
                .orElse(top);
    }

    private static boolean liesIn(Subject subject, Optional<Subject> city) {
        return city.isEmpty()
                || city.get().cityId() == null
                || city.get().cityId().equals(subject.cityId());
    }

    private Optional<Subject> find(AccessScope scope, Subject.Kind kind, @Nullable String code) {
        if (code == null || code.isBlank()) {
            return Optional.empty();
        }
        Optional<Subject> found =
                kind == Subject.Kind.MANAGER ? subjects.manager(scope, code) : subjects.unit(scope, kind, code);
        if (found.isEmpty()) {
            throw new NotFound(kind.code(), code);
        }
        return found;
    }
}
