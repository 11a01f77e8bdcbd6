package org.renewals.analysis.likelihood;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import org.renewals.analysis.figure.Figures;
import org.renewals.scoring.Reason;
import org.renewals.scoring.renewal.Band;
import org.renewals.scoring.renewal.RenewalReason;
import org.springframework.context.MessageSource;

/**
 * Says likelihoods and their reasons to one reader, the same on pages, in files and in documents. Uses the bundles
 * {@code i18n/reports/messages} and {@code i18n/scoring/messages}.
 */
public final class LikelihoodWords {

    private static final int DECIMALS = 2;

    private final MessageSource messages;
    private final Figures figures;

    public LikelihoodWords(MessageSource messages, Figures figures) {
        this.messages = messages;
        this.figures = figures;
    }

    /** The probability and its band: 62% · Uncertain. */
    public String full(Likelihood likelihood) {
        return text("likelihood.full", figures.full(likelihood.value()), band(likelihood.band()));
    }

    public String band(Band band) {
        return text("likelihood.band." + band.code());
    }

    /** The fact behind a reason. */
    public String text(Reason reason) {
        return text(reason.key(), reason.arguments().toArray());
    }

    /** What a reason adds to the log-odds, with its sign: −0.72. */
    public String contribution(double contribution) {
        BigDecimal rounded = BigDecimal.valueOf(contribution).setScale(DECIMALS, RoundingMode.HALF_UP);
        return (rounded.signum() > 0 ? "+" : "") + figures.decimal(rounded, DECIMALS);
    }

    /** The reason to say where there is room for one, with the way it speaks; says so where there is none. */
    public String mainReason(Likelihood likelihood) {
        return likelihood
                .mainReason()
                .map(reason -> text("likelihood.reason", reason.contribution() > 0 ? "▲" : "▼", text(reason.reason())))
                .orElseGet(() -> text(
                        likelihood.untoldContribution() == 0 ? "likelihood.no-reason" : "likelihood.untold-reason"));
    }

    /** The strongest reasons with what each adds, in one line. */
    public String reasons(Likelihood likelihood, int most) {
        return likelihood.reasons().stream()
                .filter(reason -> reason.contribution() != 0)
                .limit(most)
                .map(this::withContribution)
                .collect(Collectors.joining(text("likelihood.reasons.join")));
    }

    private String withContribution(RenewalReason reason) {
        return text("likelihood.reason.added", text(reason.reason()), contribution(reason.contribution()));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, figures.locale());
    }
}
