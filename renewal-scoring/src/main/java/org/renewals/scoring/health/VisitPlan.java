package org.renewals.scoring.health;

import org.renewals.tier.TierClass;

/**
 * Visits the service standard asks for within half a year, by class of tier (R100): what {@link HealthIndicator#VISITS_TO_PLAN}
 * is measured against. Our proposal; it goes with version {@code health-1}.
 */
public record VisitPlan(int classA, int classB, int classC) {

    /** Once a month, every other month, twice a year. */
    public static final VisitPlan STANDARD = new VisitPlan(6, 3, 1);

    public VisitPlan {
        if (classA < 1 || classB < 1 || classC < 1) {
            throw new IllegalArgumentException(
                    "Every class is visited at least once, got " + classA + ", " + classB + ", " + classC);
        }
    }

    public int inHalfYear(TierClass tierClass) {
        return switch (tierClass) {
            case A -> classA;
            case B -> classB;
            case C -> classC;
        };
    }
}
