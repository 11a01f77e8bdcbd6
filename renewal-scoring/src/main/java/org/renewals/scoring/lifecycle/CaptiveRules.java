package org.renewals.scoring.lifecycle;

import java.time.YearMonth;
import org.renewals.scoring.Reason;
import org.renewals.scoring.Versioned;

/**
 * One version of when the renewal of a contract shows captivity rather than loyalty (R185): a long term that is hard to
 * get out of. What was delivered about a contract stands before the rule, either way. Loyalty is another matter, of
 * satisfaction, repurchase and recommendation: a captive customer may be loyal too.
 *
 * @param version name stored with every flag
 * @param effectiveFrom first month flagged with this version
 * @param longFrom months of a long term
 * @param noticeFrom days of notice that are a hurdle
 */
public record CaptiveRules(String version, YearMonth effectiveFrom, int longFrom, int noticeFrom) implements Versioned {

    /** Our proposal: three years, and either renewing by itself or a notice of a quarter. */
    public static final CaptiveRules STANDARD = new CaptiveRules("captive-1", YearMonth.of(2000, 1), 36, 90);

    /**
     * @throws IllegalArgumentException if a limit is not above 0
     */
    public CaptiveRules {
        if (longFrom <= 0 || noticeFrom <= 0) {
            throw new IllegalArgumentException(
                    "All limits of version " + version + " must be above 0, got " + longFrom + ", " + noticeFrom);
        }
    }

    public boolean isCaptive(CaptiveFacts facts) {
        if (facts.flagged() != null) {
            return facts.flagged();
        }
        return facts.termMonths() >= longFrom && (renewsByItself(facts) || noticeIsAHurdle(facts));
    }

    /** Why a contract is captive or not, as one sentence with its numbers. */
    public Reason explain(CaptiveFacts facts) {
        if (facts.flagged() != null) {
            return Reason.of(facts.flagged() ? "score.captive.flagged" : "score.captive.flagged-free");
        }
        if (facts.termMonths() < longFrom) {
            return Reason.of("score.captive.short", facts.termMonths(), longFrom);
        }
        if (renewsByItself(facts)) {
            return Reason.of("score.captive.auto-renews", facts.termMonths(), longFrom);
        }
        Integer noticeDays = facts.noticeDays();
        return noticeDays != null && noticeDays >= noticeFrom
                ? Reason.of("score.captive.notice", facts.termMonths(), longFrom, noticeDays, noticeFrom)
                : Reason.of("score.captive.easy-exit", facts.termMonths());
    }

    private static boolean renewsByItself(CaptiveFacts facts) {
        return Boolean.TRUE.equals(facts.autoRenews());
    }

    private boolean noticeIsAHurdle(CaptiveFacts facts) {
        return facts.noticeDays() != null && facts.noticeDays() >= noticeFrom;
    }
}
