package org.renewals.web.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Figures;
import org.renewals.scoring.anomaly.AnomalySign;
import org.renewals.scoring.anomaly.Finding;
import org.renewals.web.list.Words;

/** Writes what a sign looked like, for a reader: a fall of minutes as a negative change, a rise of a share in points. */
final class FindingWords {

    private static final int DECIMALS = 1;

    /** As many as a file holds: rounded again it gives what the page shows. */
    private static final int EXACT = 6;

    private final Words words;
    private final Figures figures;

    FindingWords(Words words) {
        this.words = words;
        this.figures = new Figures(words.messages(), words.locale(), Figures.Money.YUAN);
    }

    String measured(@Nullable Finding finding) {
        return finding == null ? "" : written(finding, signed(finding.sign(), finding.value()));
    }

    String threshold(@Nullable Finding finding) {
        return finding == null ? "" : written(finding, signed(finding.sign(), finding.threshold()));
    }

    private String written(Finding finding, @Nullable BigDecimal value) {
        return words.of("alerts.measured." + unitOf(finding.sign()), figures.decimal(value, DECIMALS));
    }

    /** The sentence that says why. */
    String why(@Nullable Finding finding) {
        return finding == null
                ? ""
                : words.of(finding.reason().key(), finding.reason().arguments().toArray());
    }

    /** What {@link #measured} counts in. */
    String unit(AnomalySign sign) {
        return words.of("alerts.unit." + unitOf(sign));
    }

    private static String unitOf(AnomalySign sign) {
        return sign == AnomalySign.STATUS_RISE ? "points" : "percent";
    }

    static @Nullable BigDecimal exactValue(@Nullable Finding finding) {
        return finding == null ? null : exact(signed(finding.sign(), finding.value()));
    }

    static @Nullable BigDecimal exactThreshold(@Nullable Finding finding) {
        return finding == null ? null : exact(signed(finding.sign(), finding.threshold()));
    }

    private static @Nullable BigDecimal exact(@Nullable BigDecimal value) {
        return value == null
                ? null
                : value.setScale(EXACT, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /** Null where it is not known. */
    static @Nullable BigDecimal signed(AnomalySign sign, double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        return sign == AnomalySign.CALL_DECLINE ? exact.negate() : exact;
    }
}
