package org.renewals.scoring.anomaly;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.renewals.alarm.AlertState;
import org.renewals.alarm.AnomalyKind;
import org.renewals.scoring.Reason;
import org.renewals.scoring.Rounding;
import org.renewals.scoring.Versioned;

/**
 * One version of how anomalies are detected and closed (requirements 5.3); what is too much is for {@link Thresholds}.
 * A limit is met when reached. Immutable and safe to share between threads.
 *
 * @param version name stored with every alert
 * @param effectiveFrom first month looked at with this version
 * @param riseFrom least rise of the share of suspended or lost members against the month before, in percentage points
 * @param smallBelow opening members below which a single member is no anomaly of status
 * @param smallNeeds members suspended or lost that it takes then
 * @param baseMinutes least mean of the minutes of three months that a decline is measured against
 * @param closeAfter months in a row without anomaly after which an alert is closed
 */
public record AnomalyRules(
        String version,
        YearMonth effectiveFrom,
        double riseFrom,
        int smallBelow,
        int smallNeeds,
        double baseMinutes,
        int closeAfter)
        implements Versioned {

    public static final AnomalyRules STANDARD = new AnomalyRules("anomaly-1", YearMonth.of(2000, 1), 5, 10, 2, 60, 2);

    /**
     * @throws IllegalArgumentException if a limit is not above 0
     */
    public AnomalyRules {
        if (!(riseFrom > 0 && smallBelow > 0 && smallNeeds > 0 && baseMinutes > 0 && closeAfter > 0)) {
            throw new IllegalArgumentException("All limits of version " + version + " must be above 0, got " + riseFrom
                    + ", " + smallBelow + ", " + smallNeeds + ", " + baseMinutes + ", " + closeAfter);
        }
    }

    /** Whether a customer's month is anomalous; makes no objects, for a look at every customer. */
    public boolean isAnomalous(AnomalyKind kind, AnomalyInputs inputs, Thresholds thresholds) {
        return switch (kind) {
            case STATUS ->
                isMet(AnomalySign.STATUS_SHARE, inputs, thresholds)
                        || isMet(AnomalySign.STATUS_RISE, inputs, thresholds);
            case CALL ->
                isMet(AnomalySign.CALL_DECLINE, inputs, thresholds)
                        || isMet(AnomalySign.INACTIVE_SHARE, inputs, thresholds);
        };
    }

    /** How high thresholds may be for a customer's month to be anomalous still. */
    public AnomalyReach reach(AnomalyInputs inputs) {
        return new AnomalyReach(
                isRise(inputs) ? ThresholdSteps.WHATEVER : steps(AnomalySign.STATUS_SHARE, inputs),
                steps(AnomalySign.CALL_DECLINE, inputs),
                steps(AnomalySign.INACTIVE_SHARE, inputs));
    }

    /** A rise is held against no threshold that people set. */
    private boolean isRise(AnomalyInputs inputs) {
        return Rounding.settled(value(AnomalySign.STATUS_RISE, inputs)) >= riseFrom
                && !isTooSmall(AnomalySign.STATUS_RISE, inputs);
    }

    private int steps(AnomalySign sign, AnomalyInputs inputs) {
        return isTooSmall(sign, inputs) ? 0 : ThresholdSteps.reached(Rounding.settled(value(sign, inputs)));
    }

    /** The first sign of that kind that a customer's month shows; empty if it is not anomalous. */
    public Optional<Finding> detect(AnomalyKind kind, AnomalyInputs inputs, Thresholds thresholds) {
        if (!isAnomalous(kind, inputs, thresholds)) {
            return Optional.empty();
        }
        return explain(inputs, thresholds).stream()
                .filter(finding -> finding.sign().kind() == kind && finding.anomalous())
                .findFirst();
    }

    /** What every sign looks like, anomalous or not, in the order of {@link AnomalySign}; made anew at each call. */
    public List<Finding> explain(AnomalyInputs inputs, Thresholds thresholds) {
        return List.of(
                finding(AnomalySign.STATUS_SHARE, inputs, thresholds),
                finding(AnomalySign.STATUS_RISE, inputs, thresholds),
                finding(AnomalySign.CALL_DECLINE, inputs, thresholds),
                finding(AnomalySign.INACTIVE_SHARE, inputs, thresholds));
    }

    /**
     * The state of an alert after months without anomaly.
     *
     * @param normalMonths months in a row, up to the last, in which the customer showed no anomaly of the alert's kind
     */
    public AlertState afterNormalMonths(AlertState state, int normalMonths) {
        return !state.isClosed() && normalMonths >= closeAfter ? AlertState.RESOLVED : state;
    }

    private boolean isMet(AnomalySign sign, AnomalyInputs inputs, Thresholds thresholds) {
        return Rounding.settled(value(sign, inputs)) >= threshold(sign, thresholds) && !isTooSmall(sign, inputs);
    }

    private static double value(AnomalySign sign, AnomalyInputs inputs) {
        return switch (sign) {
            case STATUS_SHARE -> inputs.affectedShare();
            case STATUS_RISE -> inputs.affectedShare() - inputs.shareBefore();
            case CALL_DECLINE -> inputs.decline();
            case INACTIVE_SHARE -> inputs.inactiveShare();
        };
    }

    private double threshold(AnomalySign sign, Thresholds thresholds) {
        return switch (sign) {
            case STATUS_SHARE -> thresholds.t1();
            case STATUS_RISE -> riseFrom;
            case CALL_DECLINE -> thresholds.t2();
            case INACTIVE_SHARE -> thresholds.t3();
        };
    }

    /** A share of a handful of members, and a fall from next to no minutes, say nothing. */
    private boolean isTooSmall(AnomalySign sign, AnomalyInputs inputs) {
        return switch (sign) {
            case STATUS_SHARE, STATUS_RISE ->
                inputs.openingMembers() < smallBelow && inputs.affectedMembers() < smallNeeds;
            case CALL_DECLINE -> inputs.minutesBefore() < baseMinutes;
            case INACTIVE_SHARE -> false;
        };
    }

    private Finding finding(AnomalySign sign, AnomalyInputs inputs, Thresholds thresholds) {
        double value = value(sign, inputs);
        double threshold = threshold(sign, thresholds);
        boolean anomalous = isMet(sign, inputs, thresholds);
        return new Finding(sign, value, threshold, anomalous, reason(sign, inputs, value, threshold, anomalous));
    }

    private Reason reason(AnomalySign sign, AnomalyInputs inputs, double value, double threshold, boolean anomalous) {
        if (Double.isNaN(value)) {
            return Reason.of(sign.key() + ".missing");
        }
        if (isTooSmall(sign, inputs)) {
            return switch (sign.kind()) {
                case STATUS ->
                    Reason.of(
                            sign.key() + ".few",
                            inputs.affectedMembers(),
                            inputs.openingMembers(),
                            smallBelow,
                            smallNeeds);
                case CALL -> Reason.of(sign.key() + ".few", inputs.minutesBefore(), baseMinutes);
            };
        }
        String key = sign.key() + (anomalous ? ".reason" : ".none");
        return switch (sign) {
            case STATUS_SHARE -> Reason.of(key, inputs.affectedMembers(), inputs.openingMembers(), value, threshold);
            case STATUS_RISE -> Reason.of(key, inputs.shareBefore(), inputs.affectedShare(), value, threshold);
            case CALL_DECLINE -> Reason.of(key, inputs.minutes(), inputs.minutesBefore(), -value, -threshold);
            case INACTIVE_SHARE -> Reason.of(key, inputs.inactiveMembers(), inputs.members(), value, threshold);
        };
    }
}
