package org.renewals.scoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.renewals.scoring.likelihood.Feature;
import org.renewals.scoring.likelihood.LikelihoodModel;
import org.renewals.scoring.likelihood.StagedModel;
import org.renewals.scoring.likelihood.training.LearnerSettings;
import org.renewals.scoring.likelihood.training.TrainingRows;
import org.renewals.scoring.model.Forecaster;
import org.renewals.scoring.model.Measured;
import org.renewals.scoring.model.ModelQuality;

/** Two years of made-up contracts: one feature tells, one word tells, the rest is noise. */
class ModelTrialTests {

    private static final int MONTHS = 24;
    private static final int A_MONTH = 60;
    private static final int FIRST = TrainingFacts.index(YearMonth.of(2024, 1));
    private static final LearnerSettings SETTINGS =
            LearnerSettings.collapsible(1).withDepths(List.of());

    private final TrainingRows rows = rows(List.of("north", "south"), 0.9);

    @Test
    void aModelThatKnowsSomethingBeatsTheRatesOnMonthsItHasNotSeen() {
        ModelQuality quality = quality(null);

        assertThat(quality.logLossSkill(Forecaster.MODEL).orElseThrow()).isGreaterThan(0.1);
        assertThat(quality.brierSkill(Forecaster.MODEL).orElseThrow()).isGreaterThan(0.1);
        assertThat(of(quality, Forecaster.BASE_RATE).auc()).isEqualTo(0.5);
        assertThat(quality.logLossSkill(Forecaster.BASE_RATE)).hasValue(0);
        assertThat(of(quality, Forecaster.LAST_YEAR).logLoss())
                .isCloseTo(of(quality, Forecaster.BASE_RATE).logLoss(), within(0.05));
        assertThat(quality.of(Forecaster.CHAMPION)).isEmpty();
        assertThat(quality.influences().get(0).feature()).isEqualTo("tells");
    }

    @Test
    void onlyTheLatestBlockIsHeldOutAndWhatWasDecidedBeforeIsTrainedOn() {
        ModelQuality quality = quality(null);

        assertThat(quality.rows()).isEqualTo(MONTHS * A_MONTH / 6);
        assertThat(quality.from()).isEqualTo(YearMonth.of(2025, 9));
        assertThat(quality.until()).isEqualTo(YearMonth.of(2026, 3));
        // what was decided before September was seen until May: of 17 months, without a third of the customers
        assertThat(quality.trainedOn()).isBetween(600, 700);
    }

    @Test
    void theChampionIsHeldAgainstTheSameRowsWithItsOwnWords() {
        StagedModel same = model(rows);
        // the same world, told to the champion in another order of words
        StagedModel champion = model(rows(List.of("south", "north"), 0.9));

        double own = of(quality(new ModelTrial.Champion("a", YearMonth.of(2024, 1), same)), Forecaster.CHAMPION)
                .logLoss();
        double others = of(quality(new ModelTrial.Champion("b", YearMonth.of(2024, 1), champion)), Forecaster.CHAMPION)
                .logLoss();

        assertThat(others).isCloseTo(own, within(1e-6));
    }

    @Test
    void aChampionThatSawOutcomesOfTheBlockIsMarked() {
        StagedModel champion = model(rows);

        assertThat(quality(new ModelTrial.Champion("a", YearMonth.of(2025, 8), champion))
                        .championKnew())
                .isFalse();
        assertThat(quality(new ModelTrial.Champion("a", YearMonth.of(2025, 12), champion))
                        .championKnew())
                .isTrue();
    }

    @Test
    void theSameRowsAndSeedGiveTheSameFigures() {
        assertThat(quality(null)).isEqualTo(quality(null));
    }

    @Test
    void withoutHistoryNothingCanBeHeldOut() {
        int[] one = new int[A_MONTH];
        for (int i = 0; i < one.length; i++) {
            one[i] = i;
        }
        assertThat(ModelTrial.of(rows.only(one), SETTINGS)).isNull();
    }

    private ModelQuality quality(ModelTrial.@Nullable Champion champion) {
        return Objects.requireNonNull(ModelTrial.of(rows, SETTINGS)).quality(model(rows), champion);
    }

    private static StagedModel model(TrainingRows rows) {
        return StagedLearner.train(rows, SETTINGS).model();
    }

    private static Measured of(ModelQuality quality, Forecaster who) {
        return quality.of(who).orElseThrow();
    }

    /** @param words levels of the word, whose south is worse */
    private static TrainingRows rows(List<String> words, double strength) {
        Random random = new Random(7);
        int size = MONTHS * A_MONTH;
        float[][] cells = new float[size][];
        boolean[] labels = new boolean[size];
        long[] customers = new long[size];
        int[] observed = new int[size];
        int[] decided = new int[size];
        for (int i = 0; i < size; i++) {
            double tells = random.nextGaussian();
            boolean south = random.nextBoolean();
            double logOdds = 1 + 1.5 * strength * tells - (south ? 1.5 : 0);
            cells[i] =
                    new float[] {(float) tells, words.indexOf(south ? "south" : "north"), (float) random.nextGaussian()
                    };
            labels[i] = random.nextDouble() < LikelihoodModel.probability(logOdds);
            customers[i] = random.nextInt(400);
            observed[i] = FIRST + i / A_MONTH;
            decided[i] = observed[i] + 3;
        }
        return TrainingRows.of(
                        List.of(Feature.numeric("tells"), Feature.categorical("word", words), Feature.numeric("noise")),
                        cells,
                        labels,
                        customers)
                .withTimes(observed, decided);
    }
}
