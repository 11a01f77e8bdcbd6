package org.renewals.analysis.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;

/** What a function's figures are shown by: the parts of a subject, or its customers. */
public enum Grouping {
    CITY(Subject.Kind.CITY),
    COUNTY(Subject.Kind.COUNTY),
    MANAGER(Subject.Kind.MANAGER),
    CUSTOMER(null);

    private final Subject.@Nullable Kind parts;

    Grouping(Subject.@Nullable Kind parts) {
        this.parts = parts;
    }

    /** The word in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Grouping> of(String code) {
        return Arrays.stream(values())
                .filter(grouping -> grouping.code().equals(code))
                .findFirst();
    }

    /** The kind of part; null for customers. */
    Subject.@Nullable Kind parts() {
        return parts;
    }

    /**
     * What a reader may choose from, the usual first; without any, only the subject's own total is shown.
     *
     * @param function decides whether customers are offered
     */
    public static List<Grouping> offered(EvaluationFunction function, AccessScope scope, Subject subject) {
        List<Grouping> offered = new ArrayList<>();
        switch (subject.kind()) {
            case PROVINCE -> offered.add(CITY);
            case CITY -> offered.addAll(List.of(COUNTY, MANAGER));
            case COUNTY, MANAGER -> {
                // customers only
            }
        }
        // customers of wider subjects are listed in lists of their own, page by page
        if (subject.is(Subject.Kind.MANAGER) && function.listsCustomers(scope, subject)) {
            offered.add(CUSTOMER);
        }
        return List.copyOf(offered);
    }
}
