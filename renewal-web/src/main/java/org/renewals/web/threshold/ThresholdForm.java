package org.renewals.web.threshold;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.anomaly.ThresholdSteps;
import org.renewals.scoring.anomaly.Thresholds;
import org.renewals.shared.Refused;
import org.renewals.tier.TierClass;
import org.renewals.web.support.FormError;

/**
 * The thresholds somebody wants to set, as typed.
 *
 * @param tier a {@link TierClass}, or {@value #ALL}
 */
record ThresholdForm(
        @Nullable String tier,
        @Nullable String t1,
        @Nullable String t2,
        @Nullable String t3) {

    static final String ALL = "all";

    /** More characters than any threshold has. */
    private static final int LONGEST = 20;

    /** Every word of a class. */
    static List<String> words() {
        return Stream.concat(Arrays.stream(TierClass.values()).map(TierClass::name), Stream.of(ALL))
                .toList();
    }

    /**
     * Null for all classes.
     *
     * @throws Refused for a class there is none of
     */
    @Nullable
    TierClass tierClass() {
        if (tier == null || !words().contains(tier)) {
            throw new Refused(
                    "lists.refused.value",
                    "tier",
                    Objects.requireNonNullElse(tier, ""),
                    words().stream().collect(Collectors.joining(", ")));
        }
        return tier.equals(ALL) ? null : TierClass.valueOf(tier);
    }

    /** Whether nothing was typed yet. */
    boolean isFresh() {
        return t1 == null && t2 == null && t3 == null;
    }

    /** What is wrong with the numbers; nothing where {@link #thresholds} can be made. */
    List<FormError> errors() {
        List<FormError> errors = new ArrayList<>();
        check("t1", t1, errors);
        check("t2", t2, errors);
        check("t3", t3, errors);
        return errors;
    }

    private static void check(String field, @Nullable String text, List<FormError> errors) {
        try {
            number(text);
        } catch (Refused refused) {
            errors.add(FormError.of(field, refused));
        }
    }

    /** @throws Refused if there are {@link #errors} */
    Thresholds thresholds() {
        return new Thresholds(number(t1), number(t2), number(t3));
    }

    private static double number(@Nullable String text) {
        String typed = Normalizer.normalize(Objects.requireNonNullElse(text, ""), Normalizer.Form.NFKC)
                .replace("%", "")
                .strip();
        double number;
        try {
            number = typed.length() > LONGEST ? Double.NaN : new BigDecimal(typed).doubleValue();
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (Double.isNaN(number)) {
            throw new Refused(
                    "thresholds.not-a-number",
                    typed.length() > LONGEST ? typed.substring(0, LONGEST) + "…" : typed,
                    ThresholdSteps.STEP,
                    ThresholdSteps.MOST * ThresholdSteps.STEP);
        }
        if (!ThresholdSteps.isStep(number)) {
            throw new Refused(
                    "threshold.no-step", number, ThresholdSteps.STEP, ThresholdSteps.MOST * ThresholdSteps.STEP);
        }
        return number;
    }
}
