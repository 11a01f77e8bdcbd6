package org.renewals.scoring.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MetricsTests {

    private static final double EXACT = 1e-12;
    private static final boolean T = true;
    private static final boolean F = false;

    /** Of the six pairs four are in order, one is tied and one is not in order. */
    @Test
    void aucCountsATieHalf() {
        assertThat(Metrics.auc(new double[] {0.9, 0.4, 0.4, 0.3, 0.2}, new boolean[] {T, T, F, F, T}))
                .isEqualTo((2 + 1.5 + 0) / 6, within(EXACT));
    }

    @Test
    void aucNeedsBothClasses() {
        assertThat(Metrics.auc(new double[] {0.9, 0.4}, new boolean[] {T, T})).isNaN();
        assertThat(Metrics.auc(new double[] {0.9, 0.4}, new boolean[] {F, F})).isNaN();
        assertThat(Metrics.aucStandardError(new double[] {0.9, 0.4}, new boolean[] {T, F}))
                .isNaN();
    }

    /** Placements of the two that happened are 1 and 1/2, of the others 1/2, 1: each with variance 1/8, over two rows. */
    @Test
    void standardErrorIsDeLongs() {
        assertThat(Metrics.aucStandardError(new double[] {4, 2, 3, 1}, new boolean[] {T, T, F, F}))
                .isEqualTo(Math.sqrt(2 * 0.125 / 2), within(EXACT));
    }

    @Test
    void standardErrorIsTheSpreadOfRepeatedSamples() {
        Random random = new Random(7);
        double[] aucs = new double[400];
        double[] errors = new double[aucs.length];
        for (int sample = 0; sample < aucs.length; sample++) {
            boolean[] happened = new boolean[300];
            double[] scores = new double[happened.length];
            for (int i = 0; i < scores.length; i++) {
                happened[i] = i % 5 == 0;
                scores[i] = random.nextGaussian() + (happened[i] ? 1 : 0);
            }
            aucs[sample] = Metrics.auc(scores, happened);
            errors[sample] = Metrics.aucStandardError(scores, happened);
        }
        double mean = Arrays.stream(aucs).average().orElseThrow();
        double spread = Math.sqrt(
                Arrays.stream(aucs).map(a -> (a - mean) * (a - mean)).average().orElseThrow());
        assertThat(Arrays.stream(errors).average().orElseThrow()).isEqualTo(spread, within(0.1 * spread));
    }

    @Test
    void logLossAndBrierAgreeWithHandValues() {
        double[] probabilities = {0.8, 0.3};
        boolean[] happened = {T, F};
        assertThat(Metrics.logLoss(probabilities, happened))
                .isEqualTo(-(Math.log(0.8) + Math.log(0.7)) / 2, within(EXACT));
        assertThat(Metrics.brier(probabilities, happened)).isEqualTo((0.04 + 0.09) / 2, within(EXACT));
    }

    @Test
    void certaintyThatWasWrongCostsALotButNotInfinitely() {
        assertThat(Metrics.logLoss(new double[] {0}, new boolean[] {T})).isEqualTo(-Math.log(1e-15), within(1e-9));
        assertThat(Metrics.logLoss(new double[] {1}, new boolean[] {F})).isEqualTo(-Math.log(1e-15), within(1e-9));
    }

    @Test
    void eceIsTheMeanDistanceOverTenBins() {
        double[] probabilities = new double[20];
        boolean[] happened = new boolean[20];
        for (int i = 0; i < 20; i++) {
            probabilities[i] = (i - i % 2) / 20.0 + 0.05;
            happened[i] = i >= 10;
        }
        // bins stated 0.05 to 0.45 observed 0, stated 0.55 to 0.95 observed 1: off by 0.05 … 0.45 on either side
        assertThat(Metrics.ece(probabilities, happened)).isEqualTo(0.25, within(EXACT));
    }

    @Test
    void aConstantOfTheBaseRateIsCalibratedAndHasNoLift() {
        double[] probabilities = new double[1000];
        Arrays.fill(probabilities, 0.2);
        boolean[] happened = new boolean[1000];
        Arrays.fill(happened, 0, 200, true);
        assertThat(Metrics.ece(probabilities, happened)).isEqualTo(0, within(EXACT));
        assertThat(Metrics.liftAt10(probabilities, happened)).isEqualTo(1, within(EXACT));
        assertThat(Metrics.auc(probabilities, happened)).isEqualTo(0.5, within(EXACT));
    }

    @Test
    void liftLooksAtTheHighestTenth() {
        double[] scores = IntStream.range(0, 40).mapToDouble(i -> i).toArray();
        boolean[] happened = new boolean[40];
        happened[39] = true;
        happened[38] = true;
        happened[37] = true;
        happened[0] = true;
        assertThat(Metrics.liftAt10(scores, happened)).isEqualTo(0.75 / 0.1, within(EXACT));
    }

    @Test
    void refusesWhatCannotBeCompared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.auc(new double[2], new boolean[3]))
                .withMessageContaining("2 scores and 3 outcomes");
        assertThatIllegalArgumentException().isThrownBy(() -> Metrics.ece(new double[0], new boolean[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.auc(new double[] {Double.NaN, 1}, new boolean[] {T, F}));
    }

    @Property(tries = 200)
    void noFigureDependsOnTheOrderOfRows(
            @ForAll @Size(min = 4, max = 60) List<@DoubleRange(min = 0, max = 1) Double> drawn, @ForAll long seed) {
        Random random = new Random(seed);
        double[] probabilities =
                drawn.stream().mapToDouble(p -> Math.rint(p * 5) / 5).toArray();
        boolean[] happened = new boolean[probabilities.length];
        for (int i = 0; i < happened.length; i++) {
            happened[i] = i < 2 || (i >= 4 && random.nextBoolean());
        }
        List<Integer> order = new java.util.ArrayList<>(
                IntStream.range(0, happened.length).boxed().toList());
        Collections.shuffle(order, random);
        double[] mixed = order.stream().mapToDouble(i -> probabilities[i]).toArray();
        boolean[] mixedLabels = new boolean[happened.length];
        for (int i = 0; i < mixedLabels.length; i++) {
            mixedLabels[i] = happened[order.get(i)];
        }
        assertThat(Metrics.auc(mixed, mixedLabels)).isEqualTo(Metrics.auc(probabilities, happened), within(EXACT));
        assertThat(Metrics.ece(mixed, mixedLabels)).isEqualTo(Metrics.ece(probabilities, happened), within(EXACT));
        assertThat(Metrics.liftAt10(mixed, mixedLabels))
                .isEqualTo(Metrics.liftAt10(probabilities, happened), within(EXACT));
    }
}
