package org.renewals.scoring.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.Points;
import org.renewals.scoring.Reason;
import org.renewals.scoring.Rounding;

/**
 * One named rule of the risk points (requirements 5.7): looks at one input and gives points or not. Limits are met
 * when reached, except where a name says "below".
 *
 * <p>The reason's arguments are what the rule looked at, followed by its limits.
 */
public final class RiskRule {

    private final String key;
    private final int available;
    private final Function<RiskInputs, @Nullable Object> input;
    private final ToIntFunction<RiskInputs> points;
    private final List<Object> limits;

    private <T> RiskRule(
            String key,
            int available,
            Function<RiskInputs, @Nullable T> input,
            ToIntFunction<T> points,
            Object... limits) {
        this.key = key;
        this.available = available;
        this.input = input::apply;
        this.points = inputs -> {
            T value = input.apply(inputs);
            return value == null ? 0 : points.applyAsInt(value);
        };
        this.limits = List.of(limits);
    }

    /** A critical health score weighs much, one to watch a little. */
    public static RiskRule health(int criticalBelow, int criticalPoints, int watchBelow, int watchPoints) {
        return new RiskRule(
                "score.risk.health",
                criticalPoints,
                RiskInputs::health,
                (Double health) -> {
                    double settled = Rounding.settled(health);
                    if (settled < criticalBelow) {
                        return criticalPoints;
                    }
                    return settled < watchBelow ? watchPoints : 0;
                },
                criticalBelow,
                watchBelow);
    }

    /** The income of three months fell by this positive ratio or more. */
    public static RiskRule incomeDecline(double decline, int points) {
        return new RiskRule(
                "score.risk.income-decline",
                points,
                RiskInputs::incomeChange,
                (Double change) -> Rounding.settled(change) <= -decline ? points : 0,
                -decline);
    }

    /** This ratio of the members or more left in the month. */
    public static RiskRule memberChurn(double rate, int points) {
        return new RiskRule(
                "score.risk.member-churn",
                points,
                RiskInputs::memberChurn,
                (Double churn) -> Rounding.settled(churn) >= rate ? points : 0,
                rate);
    }

    public static RiskRule openAnomaly(int points) {
        return new RiskRule(
                "score.risk.open-anomaly", points, RiskInputs::openAnomaly, (Boolean open) -> open ? points : 0);
    }

    /** This many complaints in 90 days, or a single one that waited too long for its first reply. */
    public static RiskRule complaints(int received, int points) {
        return new RiskRule(
                "score.risk.complaints",
                points,
                RiskInputs::complaints,
                (Complaints complaints) -> complaints.received() >= received || complaints.overdue() > 0 ? points : 0,
                received);
    }

    /** Arrears in this many months in a row. */
    public static RiskRule arrears(int months, int points) {
        return new RiskRule(
                "score.risk.arrears",
                points,
                RiskInputs::monthsInArrears,
                (Integer inArrears) -> inArrears >= months ? points : 0,
                months);
    }

    public static RiskRule keyContactChange(int points) {
        return new RiskRule(
                "score.risk.key-contact-change",
                points,
                RiskInputs::keyContactChanged,
                (Boolean changed) -> changed ? points : 0);
    }

    public static RiskRule competitorContact(int points) {
        return new RiskRule(
                "score.risk.competitor-contact",
                points,
                RiskInputs::competitorContact,
                (Boolean contact) -> contact ? points : 0);
    }

    /** Nobody was in touch for this many days. */
    public static RiskRule silence(int days, int points) {
        return new RiskRule(
                "score.risk.silence",
                points,
                RiskInputs::daysWithoutContact,
                (Integer without) -> without >= days ? points : 0,
                days);
    }

    /** Stable name and message key of the label; reasons append {@code .reason}, {@code .none} or {@code .missing}. */
    public String key() {
        return key;
    }

    /** The most points this rule can give. */
    public int available() {
        return available;
    }

    /** 0 if the rule does not apply or its input is not known. */
    public int points(RiskInputs inputs) {
        return points.applyAsInt(inputs);
    }

    public boolean isKnown(RiskInputs inputs) {
        return input.apply(inputs) != null;
    }

    Points explain(RiskInputs inputs) {
        Object value = input.apply(inputs);
        if (value == null) {
            return new Points(key, 0, available, false, new Reason(key + ".missing", List.of()));
        }
        List<Object> arguments = new ArrayList<>();
        if (value instanceof Complaints complaints) {
            arguments.add(complaints.received());
            arguments.add(complaints.overdue());
        } else if (!(value instanceof Boolean)) {
            arguments.add(value);
        }
        arguments.addAll(limits);
        int earned = points(inputs);
        return new Points(
                key, earned, available, true, new Reason(key + (earned > 0 ? ".reason" : ".none"), arguments));
    }
}
