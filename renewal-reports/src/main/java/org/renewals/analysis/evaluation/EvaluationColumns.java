package org.renewals.analysis.evaluation;

import static org.renewals.analysis.figure.Metric.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.TierMoves;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.scoring.elasticity.IncomeKind;
import org.renewals.tier.Direction;

/** Which figures each function shows of a line. */
public final class EvaluationColumns {

    private static final List<String> MESSAGING_AND_RING_BACK =
            List.of("SCHOOL_MSG", "BANK_MSG", "POLICE", "FARM_MSG", "RINGBACK");

    private final Evaluation evaluation;

    private EvaluationColumns(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** From left to right. */
    public static List<EvaluationColumn> of(Evaluation evaluation) {
        EvaluationColumns columns = new EvaluationColumns(evaluation);
        return switch (evaluation.function()) {
            case TIERS -> columns.tiers();
            case MEMBERS -> columns.members();
            case PRODUCTS -> columns.products();
            case CONTRIBUTION -> columns.contribution();
            case FEES -> columns.fees();
            case TIER_CHANGES -> columns.tierChanges();
            case ELASTICITY -> columns.elasticity();
            case ANOMALIES -> columns.anomalies();
            case DISTRIBUTIONS -> columns.distributions();
        };
    }

    private boolean ofCustomers() {
        return evaluation.by() == Grouping.CUSTOMER;
    }

    private static List<EvaluationColumn> figures(Metric... metrics) {
        return Stream.of(metrics).map(EvaluationColumn::of).toList();
    }

    private List<EvaluationColumn> tiers() {
        return ofCustomers()
                ? figures(AVERAGE_SCORE, TOTAL_INCOME, INFORMATIZATION, MEMBERS)
                : figures(CUSTOMERS, AVERAGE_SCORE, TIER_A1, TIER_A2, TIER_B1, TIER_B2, TIER_C, UPGRADES, DOWNGRADES);
    }

    /** The eleven indicators of R026 to R036; where a count and a share tell the same, both. */
    private List<EvaluationColumn> members() {
        List<EvaluationColumn> columns = new ArrayList<>();
        if (!ofCustomers()) {
            columns.add(EvaluationColumn.of(CUSTOMERS));
        }
        columns.addAll(figures(MEMBERS, VNET_USERS, VNET_PENETRATION, MEMBER_CHURN_RATE));
        for (String code : MESSAGING_AND_RING_BACK) {
            evaluation.products().stream()
                    .filter(product -> product.code().equals(code))
                    .forEach(product -> columns.add(EvaluationColumn.of(product, PRODUCT_USERS)));
        }
        columns.addAll(
                figures(BASELINE_USERS, BASELINE_RETENTION, AVERAGE_TENURE, EFFECTIVE_MEMBERS, EFFECTIVE_MEMBER_SHARE));
        return columns;
    }

    private List<EvaluationColumn> products() {
        return evaluation.products().stream()
                .map(product -> EvaluationColumn.of(product, PRODUCT_USERS))
                .toList();
    }

    private List<EvaluationColumn> contribution() {
        return List.of(
                EvaluationColumn.of(TOTAL_INCOME),
                EvaluationColumn.changeOf(TOTAL_INCOME),
                EvaluationColumn.of(SCOPE_SHARE, this::shareOfScope),
                EvaluationColumn.of(GROUP_PAID),
                EvaluationColumn.of(PERSONAL_BILLS),
                EvaluationColumn.of(INFORMATIZATION),
                EvaluationColumn.changeOf(INFORMATIZATION),
                EvaluationColumn.of(ARREARS));
    }

    private Value shareOfScope(EvaluationLine line) {
        Value part = line.value(TOTAL_INCOME);
        Value whole = evaluation.total().value(TOTAL_INCOME);
        if (part.isSuppressed()) {
            return Value.suppressed(SCOPE_SHARE);
        }
        return Value.share(SCOPE_SHARE, part.numberOrNull(), whole.numberOrNull());
    }

    private List<EvaluationColumn> fees() {
        return figures(
                PERSONAL_BILLS,
                ROAMING,
                ROAMING_PART,
                NEW_SERVICES,
                NEW_SERVICES_PART,
                TOLL,
                TOLL_PART,
                LOCAL_FEES,
                LOCAL_FEES_PART,
                OTHER_FEES,
                OTHER_FEES_PART,
                UNITEMISED);
    }

    private List<EvaluationColumn> tierChanges() {
        if (ofCustomers()) {
            return figures(AVERAGE_SCORE, TOTAL_INCOME);
        }
        return List.of(
                EvaluationColumn.of(CUSTOMERS),
                moves(SYSTEM_UPGRADES, Direction.UP, TierMoves.Method.SYSTEM),
                moves(SYSTEM_DOWNGRADES, Direction.DOWN, TierMoves.Method.SYSTEM),
                moves(MANUAL_UPGRADES, Direction.UP, TierMoves.Method.MANUAL),
                moves(MANUAL_DOWNGRADES, Direction.DOWN, TierMoves.Method.MANUAL),
                EvaluationColumn.of(CHANGED_SHARE, EvaluationLine::changedShare));
    }

    private static EvaluationColumn moves(Metric metric, Direction direction, TierMoves.Method method) {
        return EvaluationColumn.of(metric, line -> Value.of(metric, line.moved(direction, method)));
    }

    private List<EvaluationColumn> elasticity() {
        List<EvaluationColumn> columns = new ArrayList<>();
        for (IncomeKind income : IncomeKind.values()) {
            columns.add(EvaluationColumn.of(IncomeElasticity.metric(income), line -> line.elasticity(income)));
        }
        if (ofCustomers()) {
            columns.addAll(figures(INFORMATIZATION, GROUP_PAID, PERSONAL_BILLS));
        }
        columns.add(EvaluationColumn.of(TOTAL_INCOME));
        columns.add(EvaluationColumn.changeOf(TOTAL_INCOME));
        columns.add(EvaluationColumn.of(SCOPE_SHARE, this::shareOfScope));
        return columns;
    }

    private List<EvaluationColumn> anomalies() {
        return ofCustomers()
                ? figures(STATUS_ANOMALIES, CALL_ANOMALIES, MEMBERS, TOTAL_INCOME)
                : figures(CUSTOMERS, STATUS_ANOMALIES, STATUS_ANOMALY_SHARE, CALL_ANOMALIES, CALL_ANOMALY_SHARE);
    }

    /** Users and income of standard products and income of applications, beside customers with few members (R064-R068). */
    private List<EvaluationColumn> distributions() {
        List<EvaluationColumn> columns = new ArrayList<>(figures(CUSTOMERS, ZERO_MEMBER, FEW_MEMBER, TOTAL_INCOME));
        columns.addAll(ofFamily(Product.STANDARD, PRODUCT_USERS));
        columns.addAll(ofFamily(Product.STANDARD, PRODUCT_INCOME));
        columns.addAll(ofFamily(Product.APPLICATION, PRODUCT_INCOME));
        return columns;
    }

    private List<EvaluationColumn> ofFamily(String family, Metric metric) {
        return evaluation.products().stream()
                .filter(product -> product.family().equals(family))
                .map(product -> EvaluationColumn.of(product, metric))
                .toList();
    }

    /** What an elasticity says of how many customers, in shares; none without readings. */
    public static Map<Metric, Value> readings(@Nullable ElasticityReadings readings) {
        return readings == null
                ? Map.of()
                : Map.of(
                        ELASTIC_CUSTOMERS, readings.share(ELASTIC_CUSTOMERS),
                        INELASTIC_CUSTOMERS, readings.share(INELASTIC_CUSTOMERS),
                        OUTRUNNING_CUSTOMERS, readings.share(OUTRUNNING_CUSTOMERS),
                        NO_ELASTICITY, readings.share(NO_ELASTICITY));
    }
}
