package org.renewals.scoring.lifecycle;

import java.time.YearMonth;
import org.renewals.customer.CustomerStatus;
import org.renewals.scoring.Reason;
import org.renewals.scoring.Rounding;
import org.renewals.scoring.Versioned;
import org.renewals.scoring.risk.RiskLevel;

/**
 * One version of the lifecycle stages (R201). The first stage that fits counts, in the order left, prospect, at risk,
 * onboarding, declining, growing, mature: what calls for action stands before what merely describes. Limits are met when
 * reached.
 *
 * @param version name stored with every stage
 * @param effectiveFrom first month staged with this version
 * @param onboardingBelow months since signing below which a customer is new
 * @param riskFrom least risk level of {@link LifecycleStage#AT_RISK}
 * @param declineFrom fall of income or of members over three months, a positive ratio
 * @param growthFrom rise of income over three months, a positive ratio
 */
public record LifecycleRules(
        String version,
        YearMonth effectiveFrom,
        int onboardingBelow,
        RiskLevel riskFrom,
        double declineFrom,
        double growthFrom)
        implements Versioned {

    /**
     * Our proposal, as no source gives limits: half a year makes the first trend known; a fall of 10 % is half of what
     * gives risk points (requirements 5.7); a rise of 5 % is what earns all points of the health score's income trend.
     */
    public static final LifecycleRules STANDARD =
            new LifecycleRules("lifecycle-1", YearMonth.of(2000, 1), 6, RiskLevel.HIGH, 0.10, 0.05);

    /**
     * @throws IllegalArgumentException if a limit is not above 0
     */
    public LifecycleRules {
        if (!(onboardingBelow > 0 && declineFrom > 0 && growthFrom > 0)) {
            throw new IllegalArgumentException("All limits of version " + version + " must be above 0, got "
                    + onboardingBelow + ", " + declineFrom + ", " + growthFrom);
        }
    }

    public LifecycleStage stageOf(LifecycleFacts facts) {
        if (facts.status() == CustomerStatus.LEFT) {
            return LifecycleStage.LEFT;
        }
        if (facts.status() == CustomerStatus.PROSPECT) {
            return LifecycleStage.PROSPECT;
        }
        if (facts.status() == CustomerStatus.SILENT || isRisky(facts)) {
            return LifecycleStage.AT_RISK;
        }
        if (facts.monthsSigned() < onboardingBelow) {
            return LifecycleStage.ONBOARDING;
        }
        if (fell(facts.incomeChange()) || fell(facts.memberChange())) {
            return LifecycleStage.DECLINING;
        }
        return Rounding.settled(facts.incomeChange()) >= growthFrom ? LifecycleStage.GROWING : LifecycleStage.MATURE;
    }

    /** Why a customer stands where it stands, as one sentence with its numbers. */
    public Reason explain(LifecycleFacts facts) {
        LifecycleStage stage = stageOf(facts);
        return switch (stage) {
            case LEFT, PROSPECT -> Reason.of(stage.key() + ".reason");
            case AT_RISK -> Reason.of(stage.key() + (facts.status() == CustomerStatus.SILENT ? ".silent" : ".reason"));
            case ONBOARDING -> Reason.of(stage.key() + ".reason", facts.monthsSigned(), onboardingBelow);
            case DECLINING ->
                fell(facts.incomeChange())
                        ? Reason.of(stage.key() + ".reason", facts.incomeChange(), -declineFrom)
                        : Reason.of(stage.key() + ".members", facts.memberChange(), -declineFrom);
            case GROWING -> Reason.of(stage.key() + ".reason", facts.incomeChange(), growthFrom);
            case MATURE ->
                Double.isNaN(facts.incomeChange())
                        ? Reason.of(stage.key() + ".missing")
                        : Reason.of(stage.key() + ".reason", facts.incomeChange());
        };
    }

    private boolean isRisky(LifecycleFacts facts) {
        return facts.riskLevel() != null && facts.riskLevel().compareTo(riskFrom) >= 0;
    }

    private boolean fell(double change) {
        return Rounding.settled(change) <= -declineFrom;
    }
}
