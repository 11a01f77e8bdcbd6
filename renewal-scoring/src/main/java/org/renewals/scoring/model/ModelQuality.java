package org.renewals.scoring.model;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What a model was worth on the latest months, which it had not seen when it was measured, beside others on the same rows.
 *
 * @param from first month as of which contracts were looked at that were held out
 * @param until last month in which they were decided
 * @param rows held out, one a contract and month looked at, of which {@code renewed} were renewed
 * @param trainedOn rows a model was trained on that foretold a part of them, on average: their outcome was known before
 *     {@code from}, and their customers are not in that part
 * @param championKnew whether the champion was trained on some of these outcomes, which flatters it
 * @param measured one entry a forecaster that could be measured
 * @param influences features by how much they move the model's word there, the strongest first
 */
public record ModelQuality(
        YearMonth from,
        YearMonth until,
        int rows,
        int renewed,
        int trainedOn,
        boolean championKnew,
        List<Measured> measured,
        List<Influence> influences) {

    public ModelQuality {
        measured = List.copyOf(measured);
        influences = List.copyOf(influences);
    }

    /**
     * How much a feature matters.
     *
     * @param feature code of a {@link org.renewals.scoring.renewal.ContractFeature}
     * @param weight mean absolute contribution to the log-odds
     */
    public record Influence(String feature, double weight) {}

    public Optional<Measured> of(Forecaster who) {
        return measured.stream().filter(one -> one.who() == who).findFirst();
    }

    /** 1 − log-loss ÷ that of the base rate; empty where there is nothing to compare. */
    public OptionalDouble logLossSkill(Forecaster who) {
        return skill(who, Measured::logLoss);
    }

    /** 1 − Brier score ÷ that of the base rate; empty where there is nothing to compare. */
    public OptionalDouble brierSkill(Forecaster who) {
        return skill(who, Measured::brier);
    }

    private OptionalDouble skill(Forecaster who, ToDoubleFunction<Measured> figure) {
        Optional<Measured> one = of(who);
        Optional<Measured> base = of(Forecaster.BASE_RATE);
        if (one.isEmpty() || base.isEmpty() || figure.applyAsDouble(base.get()) == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(1 - figure.applyAsDouble(one.get()) / figure.applyAsDouble(base.get()));
    }
}
