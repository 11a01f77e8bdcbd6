package org.renewals.web.list;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;
import org.renewals.analysis.Subjects;
import org.renewals.web.view.Standpoint;
import org.springframework.stereotype.Component;

/** Where one can go from where a list stands: cities, and the counties and managers of the city one is in (R020). */
@Component
public class PlaceChoice {

    private final Subjects subjects;

    PlaceChoice(Subjects subjects) {
        this.subjects = subjects;
    }

    /**
     * What there is to choose; an empty list where there is nothing.
     *
     * @param cities by code
     * @param counties by code
     * @param managers by name
     */
    public record Choices(List<Option> cities, List<Option> counties, List<Option> managers) {}

    public Choices of(AccessScope scope, Standpoint standpoint, Words words) {
        Subject subject = standpoint.subject();
        Integer city = subject.cityId();
        List<Option> cities =
                scope.kind() == AccessScope.Kind.PROVINCE ? options(subjects.cities(scope), city, words) : List.of();
        if (city == null) {
            return new Choices(cities, List.of(), List.of());
        }
        List<Subject> counties = new ArrayList<>(subjects.counties(scope, city));
        if (subject.isDirect()) {
            counties.add(subject);
        }
        return new Choices(
                cities,
                options(counties, subject.is(Subject.Kind.COUNTY) ? subject.id() : null, words),
                options(subjects.managers(scope, city), subject.is(Subject.Kind.MANAGER) ? subject.id() : null, words));
    }

    private static List<Option> options(List<Subject> subjects, @Nullable Integer chosen, Words words) {
        return subjects.stream()
                .map(each -> new Option(
                        each.code(),
                        Standpoint.nameOf(each, words.messages(), words.locale()),
                        chosen != null && chosen == each.id()))
                .toList();
    }
}
