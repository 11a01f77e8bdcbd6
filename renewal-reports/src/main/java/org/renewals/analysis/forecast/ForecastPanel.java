package org.renewals.analysis.forecast;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Subject;

/**
 * Forecasts of one stage held against their outcomes, over the twelve months that end with the report month.
 *
 * @param stages figures of each stage that has any, earliest first
 * @param tiers of the subject's customers, best first; tiers without a forecast are missing
 * @param parts cities of a province or managers of a city
 * @param challenger another trained model's figures, on the contracts it had a word on; null without one
 * @param beside the figures of what was served, on those same contracts
 * @param history of the report months up to this one, oldest first
 * @param shifts of the likelihoods month by month, oldest first
 * @param features that moved since the reference month, most first; province only
 */
public record ForecastPanel(
        Subject subject,
        YearMonth month,
        ForecastStage stage,
        List<ForecastFigures> stages,
        List<ForecastFigures> tiers,
        List<Part> parts,
        @Nullable ForecastFigures challenger,
        @Nullable ForecastFigures beside,
        List<Past> history,
        List<Shift> shifts,
        List<Shift> features) {

    /** What is judged ends with the report month and covers so many months of outcomes. */
    public static final int MONTHS = 12;

    public ForecastPanel {
        stages = List.copyOf(stages);
        tiers = List.copyOf(tiers);
        parts = List.copyOf(parts);
        history = List.copyOf(history);
        shifts = List.copyOf(shifts);
        features = List.copyOf(features);
    }

    /** The figures of the stage; empty where nothing has been judged yet. */
    public Optional<ForecastFigures> chosen() {
        return stages.stream().filter(each -> each.stage() == stage).findFirst();
    }

    /**
     * A part of the subject.
     *
     * @param code of the city, or login of the manager
     * @param tiers of cities only
     */
    public record Part(
            Subject.Kind kind, String code, String name, ForecastFigures figures, List<ForecastFigures> tiers) {

        public Part {
            tiers = List.copyOf(tiers);
        }

        /** The figures of one tier; empty where it has no forecast. */
        public Optional<ForecastFigures> tier(String tier) {
            return tiers.stream().filter(each -> each.segment().equals(tier)).findFirst();
        }
    }

    /** Figures of the same stage as an earlier report month had them; null where it had too few cases. */
    public record Past(
            YearMonth month,
            int contracts,
            @Nullable Double brierSkill,
            @Nullable Double auc,
            double expectedShare,
            double renewedShare) {}

    /**
     * How far a distribution moved.
     *
     * @param feature {@code score}, or a feature's code
     * @param reference the month it is compared with
     * @param index population stability index
     */
    public record Shift(YearMonth month, String feature, YearMonth reference, int contracts, double index) {}
}
