package org.renewals.analysis.customer;

import java.util.HashSet;
import java.util.Set;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;
import org.renewals.scoring.health.HealthIndicator;
import org.renewals.scoring.renewal.ReasonGroup;
import org.renewals.scoring.renewal.RenewalReason;
import org.renewals.scoring.tier.Indicator;

/**
 * Which facts of single customers a reader may be shown (contract.md section 3). Tiers, scores, risk, contracts and products
 * are open to province, city and manager; the rest is decided here, once, for pages, exports and documents.
 *
 * @param incomes the three incomes of a customer (function 4): after a manager has been picked
 * @param members member counts of a customer (function 2): managers only
 * @param fees the fee composition of a customer (function 5): managers only
 * @param tierChanges who moved from tier to tier (function 6): managers only
 * @param anomalies whether a customer has an open alert (function 8): managers only
 */
public record CustomerGrain(boolean incomes, boolean members, boolean fees, boolean tierChanges, boolean anomalies) {

    private static final Set<String> INCOME_RISKS = Set.of("score.risk.income-decline", "score.risk.arrears");

    /** Rules that look at service, health and people; whatever is in neither set is for managers only. */
    private static final Set<String> OPEN_RISKS = Set.of(
            "score.risk.health",
            "score.risk.complaints",
            "score.risk.key-contact-change",
            "score.risk.competitor-contact",
            "score.risk.silence");

    /** In a list of the subject's customers. */
    public static CustomerGrain inList(AccessScope scope, Subject subject) {
        return of(scope, subject.is(Subject.Kind.MANAGER));
    }

    /**
     * On the page of one customer.
     *
     * @param subject what the reader has picked
     * @param managerId who looked after the customer in the month
     */
    static CustomerGrain onPage(AccessScope scope, Subject subject, int managerId) {
        return of(scope, subject.is(Subject.Kind.MANAGER) && subject.id() == managerId);
    }

    private static CustomerGrain of(AccessScope scope, boolean managerPicked) {
        boolean manager = scope.kind() == AccessScope.Kind.MANAGER;
        return new CustomerGrain(manager || managerPicked, manager, manager, manager, manager);
    }

    /**
     * Whether value and points of an indicator may be told. Points tell the value, for they are earned in a straight line; so
     * of the others only the sum of their group is told.
     */
    boolean covers(Indicator indicator) {
        return switch (indicator) {
            case PERSONAL_BILLS, INFORMATIZATION, GROUP_PAID -> incomes;
            case VNET_PENETRATION, MEMBER_CHURN -> members;
            case EMPLOYEES,
                    INFORMATIZATION_PRODUCTS,
                    INFORMATIZATION_LEVEL,
                    MONTHS_SIGNED,
                    SOCIAL_INFLUENCE,
                    ECONOMIC_RANK -> true;
        };
    }

    /**
     * Whether value and points of an indicator of the health score may be told; of the others only their sum is. A rate per
     * member tells how many members there are.
     */
    boolean covers(HealthIndicator indicator) {
        return switch (indicator) {
            case INCOME_TREND, PUNCTUALITY -> incomes;
            case MEMBER_RETENTION, EFFECTIVE_SHARE, USAGE_TREND, COMPLAINT_RATE -> members;
            case PRODUCT_BREADTH,
                    SATISFACTION,
                    REPLY_IN_TIME,
                    TRUST,
                    VISITS_TO_PLAN,
                    CONTACT_STABILITY,
                    JOINT_REVIEWS -> true;
        };
    }

    /** Whether every reason of the risk points may be told. */
    boolean allRisks() {
        return members && anomalies;
    }

    /** Rules whose reasons may be told in any case; of the others only the sum is. */
    Set<String> toldRisks() {
        Set<String> told = new HashSet<>(OPEN_RISKS);
        if (incomes) {
            told.addAll(INCOME_RISKS);
        }
        return told;
    }

    boolean coversRisk(String rule) {
        return allRisks() || toldRisks().contains(rule);
    }

    /** Whether a reason for a likelihood of renewal may be told: as the figures behind it may. */
    public boolean covers(RenewalReason reason) {
        ReasonGroup group = reason.group();
        if (group == null) {
            return coversRisk(reason.name());
        }
        return switch (group) {
            case INCOME, INCOME_MIX, PAYMENT -> incomes;
            case MEMBERS, ACTIVITY -> members;
            case PRODUCTS, SERVICE, SATISFACTION, CONTACT, PRICE, SIZE, TERMS, HISTORY, PROFILE, PLACE, TIMING -> true;
        };
    }
}
