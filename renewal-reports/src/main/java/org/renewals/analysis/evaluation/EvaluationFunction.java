package org.renewals.analysis.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;
import org.renewals.analysis.customer.CustomerGrain;

/** The nine functions in their fixed order (R003), and who may see single customers in each (contract.md section 3). */
public enum EvaluationFunction {
    TIERS,
    MEMBERS,
    PRODUCTS,
    CONTRIBUTION,
    FEES,
    TIER_CHANGES,
    ELASTICITY,
    ANOMALIES,
    DISTRIBUTIONS;

    /** The word in addresses, messages and the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<EvaluationFunction> of(String code) {
        return Arrays.stream(values())
                .filter(function -> function.code().equals(code))
                .findFirst();
    }

    /** Whether a reader of that kind may use the function at all; who may not gets 403. */
    public boolean isOpenTo(AccessScope scope) {
        return switch (scope.kind()) {
            case PROVINCE, SYSTEM -> true;
            case CITY, MANAGER -> this != DISTRIBUTIONS;
            case ADMIN, LOGIN -> false;
        };
    }

    /** Whether the reader may see the function's figures customer by customer (grain G1). */
    public boolean listsCustomers(AccessScope scope, Subject subject) {
        CustomerGrain grain = CustomerGrain.inList(scope, subject);
        return switch (this) {
            case TIERS, PRODUCTS -> true;
            case MEMBERS -> grain.members();
            case CONTRIBUTION, ELASTICITY -> grain.incomes();
            case FEES -> grain.fees();
            case TIER_CHANGES -> grain.tierChanges();
            case ANOMALIES -> grain.anomalies();
            case DISTRIBUTIONS -> false;
        };
    }
}
