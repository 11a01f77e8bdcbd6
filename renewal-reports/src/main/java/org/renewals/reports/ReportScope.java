package org.renewals.reports;

import java.util.Objects;
import org.renewals.access.AccessScope;

/**
 * Whose figures a report holds; unlike an {@link AccessScope} it does not say who reads it.
 *
 * @param kind {@code province}, {@code city} or {@code manager}
 * @param id the city's org unit or the manager's account; 0 for the province
 */
public record ReportScope(String kind, int id) {

    /** @throws IllegalArgumentException for scopes that see no customer, and for the system's, which is nobody's own */
    public static ReportScope of(AccessScope scope) {
        return switch (scope.kind()) {
            case PROVINCE -> new ReportScope("province", 0);
            case CITY -> new ReportScope("city", Objects.requireNonNull(scope.cityId()));
            case MANAGER -> new ReportScope("manager", Objects.requireNonNull(scope.managerId()));
            case ADMIN, LOGIN, SYSTEM ->
                throw new IllegalArgumentException(
                        "a report belongs to a province, city or manager scope, not " + scope.kind());
        };
    }
}
